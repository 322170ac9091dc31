"""What the verifier is told of the candidate that ranks first, besides its features, and what becomes of its chance.

How clearly it is first, and what of the question's words it accounts for by their meaning; then what the cross-encoder says.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.cross_encoder import CrossEncoder
    from bot.nlu.grams import Floats
    from bot.nlu.index import AnswerIndex
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.retrieve import Retrieved

LEADING: Final = ("first", "second", "lead", "five")
EXPLAINED: Final = ("explained", "explained_least", "explained_two", "phrased", "phrased_least", "said", "asking")


_SUREST: Final = 6.0
"""The logarithm of the odds beyond which a forest knows no better."""
_OPEN: Final = (0.15, 0.25, 0.75, 0.85)
"""Chances by the forest: up to the first and from the last on it stands alone; between the others both count in full. What lies
beyond is seldom mended, and reading takes its time; the ways between are gentle, so that a small change remains one."""


class Rereading(NamedTuple):
    """How much the forest's odds and those of the cross-encoder count for the chance that both give."""

    forest: float
    cross_encoder: float
    shift: float

    def chance(self, probability: float, said: float) -> float:
        """The chance that the first candidate is what was wanted.

        Args:
            probability: by the forest. said: the logarithm of the odds by the cross-encoder.
        """
        alone = odds(probability)
        both = self.forest * alone + self.cross_encoder * said + self.shift
        return 1 / (1 + math.exp(-(alone + _open(probability) * (both - alone))))


@dataclass(frozen=True, slots=True)
class Rereader:
    """What reads a question beside the first candidate where the forest leaves it open whether that is right."""

    cross_encoder: CrossEncoder
    counts: Rereading

    def reads(self, probability: float) -> bool:
        """Whether the forest leaves it open."""
        return _open(probability) > 0


def _open(probability: float) -> float:
    """How far the forest leaves it open, 0 to 1."""
    return float(np.interp(probability, _OPEN, (0, 1, 1, 0), left=0, right=0))


def odds(probability: float) -> float:
    """The logarithm of the odds, within what a forest can know."""
    least = 1 / (1 + math.exp(_SUREST))
    found = min(max(probability, least), 1 - least)
    return math.log(found / (1 - found))


def leading(scores: Floats) -> dict[str, float]:
    """How clearly the first candidate is first."""
    best = np.sort(scores)[::-1]
    second = float(best[1]) if len(best) > 1 else 0.0
    return dict(zip(LEADING, (float(best[0]), second, float(best[0]) - second, float(best[:5].sum())), strict=True))


def explained(
    question: ComparedQuestion, candidate: Retrieved, index: AnswerIndex, new: Mapping[str, Floats]
) -> dict[str, float]:
    """How near each word of content comes to a word of the answer's phrasings or text; the reading it explains best.

    By the meaning of the words, so that "veto" is explained by "vétérinaire" where no letters or stems would.

    Args:
        new: the vectors of words that the index does not hold, see `Likeness`.
    """
    words = list(dict.fromkeys(word for reading in question.readings for word in reading.asked))
    vectors = {word: index.meanings[index.words[word]] if word in index.words else new.get(word) for word in words}
    phrased = index.words_of_labels(candidate.label, candidate.own)
    said = index.words_of_text(candidate.text, candidate.entry.entities)
    best: tuple[float, ...] | None = None
    for reading in question.readings:
        rows = [found for word in reading.asked if (found := vectors[word]) is not None]
        told = _of_reading(np.stack(rows) if rows else None, phrased, said)
        if best is None or told[0] > best[0]:
            best = told
    return dict(zip(EXPLAINED, (*(best or _of_reading(None, phrased, said)), float(len(words))), strict=True))


def _of_reading(rows: Floats | None, phrased: Floats, said: Floats) -> tuple[float, ...]:
    if rows is None:
        return (1.0,) * (len(EXPLAINED) - 1)
    by_phrasings = (rows @ phrased.T).max(axis=1, initial=0.0)
    by_text = (rows @ said.T).max(axis=1, initial=0.0)
    both = np.maximum(by_phrasings, by_text)
    two = np.sort(both)[:2]
    found = (both.mean(), both.min(), two.mean(), by_phrasings.mean(), by_phrasings.min(), by_text.mean())
    return tuple(float(one) for one in found)


def verified(names: Sequence[str], row: Floats, told: Mapping[str, float], wanted: Sequence[str]) -> Floats:
    """The one row that the verifier looks at: the first candidate's features, and what else it is told."""
    first = dict(zip(names, row.tolist(), strict=True)) | dict(told)
    return np.array([[first[name] for name in wanted]], np.float32)
