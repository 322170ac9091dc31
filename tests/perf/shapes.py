"""Messages that are hard to read: words by the hundred, slips of every known word, signs, names run together.

A shape is what a message is made of (`_PIECES`) joined in one way (`_JOINS`), or one of a few whole ones (`_WHOLE`). Each
makes a message of any length, the same one for the same seed.
"""

from __future__ import annotations

import random
import string
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.knowledge.base import Knowledge

LENGTHS: Final = (100, 500, 2_000)
SEED: Final = 11

_LETTERS: Final = string.ascii_lowercase
_ACCENTED: Final = "àâçèéêëîïôùûüœæ"


@dataclass(frozen=True, slots=True)
class Words:
    """What the base knows, to be run together and misspelt: the words of its phrasings and of its names, its phrasings."""

    phrased: Sequence[str]
    names: Sequence[str]
    parts: Sequence[str]
    phrasings: Sequence[str]
    everyday: Sequence[str]


def words_of(knowledge: Knowledge) -> Words:
    """The words of a base, sorted."""
    told = [topic.phrasings for topic in knowledge.topics.values()]
    told += [intent.phrasings for intent in knowledge.intents.values()]
    phrasings = sorted({text for one in told for _, text in one.all()})
    names = sorted({alias for entity in knowledge.entities.values() for alias in entity.aliases})
    return Words(
        phrased=sorted({word for text in phrasings for word in text.lower().split() if word.isalpha() and len(word) > 3}),
        names=names,
        parts=sorted({part for name in names for part in name.lower().split() if part.isalpha() and len(part) > 3}),
        phrasings=phrasings,
        everyday=sorted({word for group in knowledge.lexicon.ordinary.values() for word in group if len(word) > 3}),
    )


def _letters(rng: random.Random, least: int, most: int, alphabet: str = _LETTERS) -> str:
    return "".join(rng.choices(alphabet, k=rng.randint(least, most)))


def slipped(word: str, rng: random.Random, slips: int = 1) -> str:
    """The word with slips: a letter dropped, doubled, changed, or two the wrong way round."""
    for _ in range(slips):
        at = rng.randrange(max(1, len(word) - 1))
        word = rng.choice(
            (
                word[:at] + word[at + 1 :],
                word[:at] + word[at : at + 1] * 2 + word[at + 1 :],
                word[:at] + rng.choice(_LETTERS) + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
            )
        )
    return word


_PIECES: Final[Mapping[str, Callable[[random.Random, Words], str]]] = {
    "letters of 4": lambda rng, _: _letters(rng, 4, 4),
    "letters of 5 to 7": lambda rng, _: _letters(rng, 5, 7),
    "letters of 8 to 11": lambda rng, _: _letters(rng, 8, 11),
    "letters of 12 to 20": lambda rng, _: _letters(rng, 12, 20),
    "letters of 60": lambda rng, _: _letters(rng, 60, 60),
    "syllables": lambda rng, _: "".join(rng.choice("bcdflmnprst") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))),
    "accents": lambda rng, _: _letters(rng, 4, 9, _LETTERS + _ACCENTED * 2),
    "phrased": lambda rng, words: rng.choice(words.phrased),
    "phrased with a slip": lambda rng, words: slipped(rng.choice(words.phrased), rng),
    "phrased with two slips": lambda rng, words: slipped(rng.choice(words.phrased), rng, 2),
    "phrased, glued": lambda rng, words: rng.choice(("l", "d", "qu", "n")) + rng.choice(words.phrased),
    "everyday": lambda rng, words: rng.choice(words.everyday),
    "everyday with a slip": lambda rng, words: slipped(rng.choice(words.everyday), rng),
    "name": lambda rng, words: rng.choice(words.names),
    "name with a slip": lambda rng, words: slipped(rng.choice(words.names), rng),
    "part of a name": lambda rng, words: rng.choice(words.parts),
    "part with a slip": lambda rng, words: slipped(rng.choice(words.parts), rng),
    "part with two slips": lambda rng, words: slipped(rng.choice(words.parts), rng, 2),
    "name of a stranger": lambda rng, words: f"{rng.choice(words.names)} de {_letters(rng, 5, 9)}",
    "stranger before a name": lambda rng, words: f"{_letters(rng, 5, 9).title()} {rng.choice(words.parts)}",
    "saint": lambda rng, _: f"Saint-{_letters(rng, 5, 9).title()}",
    "small words": lambda rng, _: rng.choice(("de", "la", "le", "les", "du", "et", "of", "the", "au", "en")),
    "numbers": lambda rng, _: str(rng.randint(0, 10**9)),
    "years": lambda rng, _: str(rng.randint(1900, 2030)),
    "letters and digits": lambda rng, _: _letters(rng, 3, 5) + str(rng.randint(1, 99)),
    "phrasing": lambda rng, words: rng.choice(words.phrasings),
    "phrasing with slips": lambda rng, words: " ".join(
        slipped(word, rng) if len(word) > 3 else word for word in rng.choice(words.phrasings).split()
    ),
}

_JOINS: Final[Mapping[str, Sequence[str]]] = {
    "blank": (" ",),
    "full stop": (". ",),
    "question mark": ("? ",),
    "apostrophe": ("'",),
    "hyphen": ("-",),
    "small words": (" de ", " la ", " et ", " l'"),
}

_WHOLE: Final[Mapping[str, Callable[[random.Random, int], str]]] = {
    "one letter": lambda _, length: "a" * length,
    "one word": lambda rng, length: _letters(rng, length, length),
    "two letters": lambda _, length: "ab" * (length // 2),
    "single letters": lambda rng, length: " ".join(_letters(rng, 1, 1) for _ in range(length)),
    "initials": lambda rng, length: ".".join(_letters(rng, 1, 1) for _ in range(length)),
    "signs": lambda rng, length: "".join(rng.choices("!?.,;:()«»&%$#@/'\"-– …a", k=length)),
    "any sign of the plane": lambda rng, length: "".join(chr(rng.randint(0xA1, 0xD7FF)) for _ in range(length)),
    "marks that combine": lambda _, length: ("e" + "\u0301" * 9) * (length // 10),
    "ligatures": lambda _, length: "\ufdfa " * (length // 2),
    "digits": lambda rng, length: _letters(rng, length, length, string.digits),
    "thousands": lambda _, length: "1 000 " * (length // 6),
    "lines": lambda rng, length: "\n".join(_letters(rng, 4, 6) for _ in range(length)),
    "an address": lambda rng, length: "https://" + "/".join(_letters(rng, 4, 8) for _ in range(length)),
    "capitals": lambda rng, length: " ".join(_letters(rng, 4, 8).upper() for _ in range(length)),
    "random characters": lambda rng, length: "".join(rng.choices(string.printable, k=length)),
}


def _joined(piece: str, join: str, words: Words, rng: random.Random, length: int) -> str:
    found = ""
    while len(found) < length:
        found += _PIECES[piece](rng, words) + rng.choice(_JOINS[join])
    return found


def shapes(words: Words) -> Iterator[tuple[str, Callable[[random.Random, int], str]]]:
    """Every shape by its name."""
    for piece in _PIECES:
        for join in _JOINS:
            yield f"{piece}, joined by {join}", partial(_joined, piece, join, words)
    yield from _WHOLE.items()


def messages(words: Words, lengths: Sequence[int] = LENGTHS) -> Iterator[tuple[str, str]]:
    """Each shape at each length: its name and the message."""
    for name, make in shapes(words):
        for length in lengths:
            yield f"{name}, {length}", make(random.Random(f"{SEED} {name} {length}"), length)[:length]
