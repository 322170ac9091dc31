"""What a question is about, as it is kept to be compared with others: names, stems, answers it came near, a vector. Pure."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.languages.function_words import function_words
from bot.nlu.spelling import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from bot.nlu.grams import Floats
    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

MOST_PARTS: Final = 24
"""Names and stems of a meaning: of 4,000 questions of the tests none has more than 22, a hostile one had 207. Each is compared
with each of another question's, and kept on the disk for as long as the question is."""
MOST_ANSWERS: Final = 6
"""Answers that a question came near, the nearest: beyond those they say nothing of it."""
LONGEST_PART: Final = 40
"""Characters of a part: the longest that a question of the tests has is 48, a name of three bearers; a word of 2,000 letters
is nobody's."""
_DIGEST: Final = 8
"""Bytes of what stands for the rest: two questions that differ only in what was left out stay two."""
_MARK: Final = 1 + 2 * _DIGEST
_NAME: Final = "="
_ANSWER: Final = "@"
_EITHER: Final = "|"
_WIDEST: Final = 127
"""The greatest of the small integers that a vector is kept as."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a question is about.

    Attributes:
        language: of the reply to it.
        parts: its names, each as "=" and the ids of who bears it, and the stems of its other words.
        answers: labels of the answers that it came nearest to, the nearest first.
        vector: the encoder's own vector of the question as signed bytes, whose scale says nothing; empty where none was made.
        encoder: name of that encoder: vectors of another one are not comparable.
    """

    language: str
    parts: frozenset[str]
    answers: tuple[str, ...] = ()
    vector: bytes = b""
    encoder: str = ""

    @property
    def key(self) -> str:
        """All of it but the vector as one line, in one order: equal for two questions that are one."""
        return " ".join((self.language, *sorted(self.parts), *(f"{_ANSWER}{label}" for label in self.answers)))

    @classmethod
    def of_key(cls, key: str, vector: bytes = b"", encoder: str = "") -> Meaning:
        """The meaning of which that is the key."""
        language, *told = key.split()
        parts = frozenset(part for part in told if not part.startswith(_ANSWER))
        answers = tuple(part.removeprefix(_ANSWER) for part in told if part.startswith(_ANSWER))
        return cls(language, parts, answers, vector, encoder)

    @property
    def sought(self) -> frozenset[str]:
        """What questions that may mean the same share some of, in whichever language."""
        return self.parts | {f"{_ANSWER}{label}" for label in self.answers}

    @property
    def names(self) -> frozenset[str]:
        """The ids of whoever may be named."""
        every = (part.removeprefix(_NAME).split(_EITHER) for part in self.parts if part.startswith(_NAME))
        return frozenset(id_ for ids in every for id_ in ids)

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its other words, numbers among them."""
        return frozenset(part for part in self.parts if not part.startswith(_NAME))


def parts_of(
    utterance: Sequence[Word],
    mentions: Sequence[Mention],
    *,
    left_out: Collection[int],
    stops: Collection[str],
    repaired: Callable[[Sequence[str]], Sequence[str]],
) -> frozenset[str]:
    """The names and the stems of an utterance, bounded; none of one that is made of small words alone.

    Args:
        left_out: where mentions begin that say nothing: the home region.
        stops: small words, left out unless they ask for something.
        repaired: mends the words that the base knows.
    """
    parts = {_NAME + _EITHER.join(sorted(mention.ids())) for mention in mentions if mention.start not in left_out}
    named = {index for mention in mentions for index in range(mention.start, mention.end)}
    left = [word.text for index, word in enumerate(utterance) if index not in named]
    asking = function_words().telling_apart
    kept = [text for text in left if text in asking or text not in stops]
    if not parts and asking.issuperset(kept):
        return frozenset()
    return frozenset(bounded(parts.union(map(stem, _trusted(kept, repaired(kept))))))


def nearest_answers(labels: Iterable[str]) -> tuple[str, ...]:
    """The first of these labels, each once."""
    return tuple(map(_short, tuple(dict.fromkeys(labels))[:MOST_ANSWERS]))


def bounded(parts: Collection[str]) -> list[str]:
    """Parts, sorted; of too many the first, and a digest of all of them, which equals that of the same question alone."""
    kept = sorted(map(_short, parts))
    if len(kept) <= MOST_PARTS:
        return kept
    return [_cut(" ".join(sorted(parts)), _MARK), *kept[: MOST_PARTS - 1]]


def packed(vector: Floats) -> bytes:
    """A vector as small integers."""
    return np.round(vector * (_WIDEST / max(float(np.abs(vector).max()), 1e-6))).astype(np.int8).tobytes()


def unpacked(vectors: Iterable[bytes]) -> Floats:
    """Vectors that were packed, one row of unit length each."""
    rows = np.stack([np.frombuffer(vector, np.int8) for vector in vectors]).astype(np.float32)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0), np.float32)


def _short(part: str) -> str:
    return part if len(part) <= LONGEST_PART else _cut(part, LONGEST_PART)


def _cut(text: str, longest: int) -> str:
    """The beginning of a text and a digest of the whole, which no word looks like."""
    digest = hashlib.blake2b(text.encode(), digest_size=_DIGEST).hexdigest()
    return f"{text[: longest - _MARK]}#{digest}"


def _trusted(typed: Sequence[str], mended: Sequence[str]) -> Iterator[str]:
    """Words as they were mended, save where another letter would begin them: "urgent" is no slip of "argent"."""
    return (new if new[:1] == old[:1] else old for old, new in zip(typed, mended, strict=True))
