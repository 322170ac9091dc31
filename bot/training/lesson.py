"""What the encoder learns from, step by step: questions, beside each what it asks for and what is easily mistaken for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from bot.nlu.encoder import Halfway

if TYPE_CHECKING:
    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

    Bools = npt.NDArray[np.bool_]

_OURS: Final = 128
"""Phrasings of ours that a step learns from as if somebody asked so."""
_MISTAKEN: Final = 3
"""Phrasings of something else that stand beside each question, of the nearest ones."""
_NEAREST: Final = 40
_AT_ONCE: Final = 500


class LabelledSentences(NamedTuple):
    """Sentences that ask for labels, or for nothing that is here.

    Attributes:
        wanted: which labels each asks for: a row a sentence, a column a label.
    """

    sentences: Halfway
    wanted: Bools


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learned from: phrasings by label, and what strangers asked.

    Attributes:
        starts, counts: where the phrasings of each label begin, and how many they are.
        asked_for: of each question of a stranger the phrasings that it asks for.
    """

    ours: Halfway
    labels: Ints
    starts: Ints
    counts: Ints
    strangers: LabelledSentences
    asked_for: tuple[Ints, ...]

    @classmethod
    def of(cls, ours: Halfway, labels: Ints, strangers: LabelledSentences) -> Lesson:
        """From our phrasings, with the number of the label of each, sorted, and what strangers asked."""
        counts = np.bincount(labels, minlength=strangers.wanted.shape[1])
        starts = np.cumsum(counts) - counts
        asked_for = tuple(np.flatnonzero(row[labels]) for row in strangers.wanted)
        return cls(ours, labels, starts, counts, strangers, asked_for)


class Batch(NamedTuple):
    """What one step learns from.

    Attributes:
        asked: questions. told: phrasings. right: whether a question asks for what a phrasing does, a row a question.
    """

    asked: Halfway
    told: Halfway
    right: Bools


def mistaken(lesson: Lesson, ours: Floats, asked: Floats) -> tuple[Ints, Ints]:
    """The nearest phrasings that each question of a stranger, and each phrasing, does not ask for.

    Args:
        ours: a vector a phrasing. asked: a vector a question.
    """
    of_strangers = [
        _nearest(asked[part] @ ours.T, lesson.strangers.wanted[part][:, lesson.labels]) for part in _parts(len(asked))
    ]
    of_ours = [_nearest(ours[part] @ ours.T, lesson.labels[part][:, None] == lesson.labels[None]) for part in _parts(len(ours))]
    return np.concatenate(of_strangers), np.concatenate(of_ours)


def _parts(length: int) -> list[slice]:
    return [slice(start, start + _AT_ONCE) for start in range(0, length, _AT_ONCE)]


def _nearest(like: Floats, right: Bools) -> Ints:
    like[right] = -2.0
    return np.argpartition(-like, _NEAREST, axis=1)[:, :_NEAREST]


def batch(lesson: Lesson, asked: Ints, near: tuple[Ints, Ints], chance: np.random.Generator) -> Batch:
    """Questions, beside each a phrasing of what it asks for and some that are easily mistaken for it."""
    there = np.flatnonzero(lesson.counts)
    drawn = chance.choice(there, _OURS)
    own = lesson.starts[drawn] + (chance.random(_OURS) * lesson.counts[drawn]).astype(np.int64)
    others = lesson.starts[drawn] + (chance.random(_OURS) * lesson.counts[drawn]).astype(np.int64)
    rights = [chance.choice(lesson.asked_for[one]) for one in asked if len(lesson.asked_for[one])]
    of_strangers, of_ours = near
    told = np.concatenate(
        [
            np.array(rights, np.int64),
            others,
            _drawn(of_strangers[asked], chance),
            _drawn(of_ours[own], chance),
            lesson.starts[chance.choice(there, len(asked) - len(rights))],  # so that every step has one shape
        ]
    )
    labels = lesson.labels[told]
    right = np.concatenate([lesson.strangers.wanted[asked][:, labels], drawn[:, None] == labels[None]])
    strangers, ours = lesson.strangers.sentences.taken(asked), lesson.ours.taken(own)
    both = Halfway(*(np.concatenate(pair) for pair in zip(strangers, ours, strict=True)))
    return Batch(both, lesson.ours.taken(told), right)


def _drawn(near: Ints, chance: np.random.Generator) -> Ints:
    """Of each one's nearest some, by chance."""
    places = chance.integers(0, near.shape[1], (len(near), _MISTAKEN))
    return np.take_along_axis(near, places, axis=1).ravel()
