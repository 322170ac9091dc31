"""How likely it is that two questions ask the same, in one language or across both: learned from pairs that people wrote.

What is compared are two meanings (`bot.nlu.meaning`): how near the encoder's vectors lie once turned to what tells a
paraphrase from a near miss; who is named; what of the words is shared and what is left over; which answers both come near.
A forest makes one chance of it; where either question has no vector of the same encoder, a second forest does without.

`bot/training/paraphrase.py` learns the weights. Knows no store and no group.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from rapidfuzz import fuzz, process

from bot.nlu import rank
from bot.nlu.meaning import unpacked
from bot.nlu.trees import Trees, columns

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats
    from bot.nlu.meaning import Meaning

    Doubles = npt.NDArray[np.float64]

WEIGHTS: Final = Path(__file__).parent / "learned" / "paraphrase.json"
_DECIMALS: Final = 5
"""Of a feature: a forest asks on which side of a limit a number lies; which of two questions comes first decides nothing."""
_SLIPPED: Final = 70.0
"""Likeness of two stems, of 100, from which one accounts for part of the other."""

BY_WORDS: Final = (
    "same_language",
    "named_in_both",
    "named_in_one",
    "named_in_either",
    "other_names",
    "other_numbers",
    "fewest_stems",
    "more_stems",
    "shared_share",
    "shared",
    "accounted_share",
    "left_most",
    "letters",
    "stretch",
    "same_answer",
    "answers_shared",
    "first_answers_shared",
)
BY_VECTORS: Final = ("cosine", "distance_near", "cosine_near", "distance_any", "cosine_any")


@dataclass(frozen=True, slots=True)
class Metric:
    """Directions of the encoder's space in which paraphrases lie near each other and other questions do not.

    Attributes:
        axes: dimensions of the encoder × directions, each as long as it tells. centre: of questions, in these directions.
    """

    axes: Floats
    centre: Floats

    def compared(self, one: Doubles, others: Doubles) -> tuple[Doubles, Doubles]:
        """How far a vector lies from each of others, negative, and the cosine of the two seen from the centre."""
        here, there = one @ self.axes, others @ self.axes
        distance = -np.linalg.norm(there - here, axis=1)
        here, there = here - self.centre, there - self.centre
        lengths = np.maximum(np.linalg.norm(there, axis=1) * np.linalg.norm(here), 1e-6)
        return np.asarray(distance), np.asarray(there @ here / lengths)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a stem tells: less, the more answers hold it. Of the base that it was learned with, and kept with the weights.

    Attributes:
        of: each stem that something held. unseen: of any other.
    """

    of: Mapping[str, float]
    unseen: float

    def weight(self, stem: str) -> float:
        """Of a stem, whether it was seen or not."""
        return self.of.get(stem, self.unseen)

    def together(self, stems: Collection[str]) -> float:
        """Of several; in one order, since a sum of fractions depends on it."""
        return sum(self.weight(stem) for stem in sorted(stems))


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """What was learned.

    Attributes:
        encoder: name of the encoder whose vectors were learned from.
        metrics: told from near misses, and from any other question.
        by_both: for two questions with vectors. by_words: for any two.
    """

    encoder: str
    metrics: tuple[Metric, Metric]
    rarity: Rarity
    by_both: Trees
    by_words: Trees

    def chances(self, one: Meaning, others: Sequence[Meaning]) -> Floats:
        """How likely each of these asks the same, 0 to 1."""
        found = np.zeros(len(others), np.float32)
        rows = np.array([described(one, other, self.rarity) for other in others], np.float32).reshape(-1, len(BY_WORDS))
        seen = [at for at, other in enumerate(others) if self.sees(one) and self.sees(other)]
        if seen:
            beside = compared(one, [others[at] for at in seen], self.metrics)
            found[seen] = _judged(self.by_both, (*BY_WORDS, *BY_VECTORS), np.hstack([rows[seen], beside]))
        if unseen := sorted(set(range(len(others))).difference(seen)):
            found[unseen] = _judged(self.by_words, BY_WORDS, rows[unseen])
        return found

    def sees(self, meaning: Meaning) -> bool:
        """Whether a question has a vector of the encoder that was learned from."""
        return bool(meaning.vector) and meaning.encoder == self.encoder


def _judged(trees: Trees, names: Sequence[str], rows: Floats) -> Floats:
    return trees.probability(rows[:, columns(names, trees.features)])


def compared(one: Meaning, others: Sequence[Meaning], metrics: Sequence[Metric]) -> Floats:
    """A row for each of the others, as `BY_VECTORS`."""
    vectors = unpacked([one.vector, *(other.vector for other in others)]).astype(np.float64)
    here, there = vectors[0], vectors[1:]
    found = np.stack([there @ here, *(column for metric in metrics for column in metric.compared(here, there))], axis=1)
    return np.asarray(np.round(found, _DECIMALS), np.float32)


def described(one: Meaning, other: Meaning, rarity: Rarity) -> list[float]:
    """What the words, names and answers of two questions tell, as `BY_WORDS`; the same whichever comes first."""
    mine, theirs = one.stems, other.stems
    shared = rarity.together(mine & theirs)
    whole = rarity.together(mine | theirs) or 1.0
    left = [*_left(mine, theirs, rarity), *_left(theirs, mine, rarity)]
    here, there = sorted((" ".join(sorted(mine)), " ".join(sorted(theirs))))
    found = [
        float(one.language == other.language),
        *_named(one.names, other.names),
        float(len({stem for stem in mine ^ theirs if stem.isdigit()})),
        float(min(len(mine), len(theirs))),
        float(abs(len(mine) - len(theirs))),
        shared / whole,
        shared,
        1.0 - sum(left) / whole,
        max(left, default=0.0),
        fuzz.token_set_ratio(here, there),
        fuzz.partial_ratio(here, there),
        *_answered(one.answers, other.answers),
    ]
    return [round(number, _DECIMALS) for number in found]


def _named(mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, float, float, float]:
    """Who is named in both; in one alone, the fewer and the more of the two sides; whether each names somebody else."""
    alone = sorted((len(mine - theirs), len(theirs - mine)))
    return float(len(mine & theirs)), float(alone[0]), float(alone[1]), float(bool(mine and theirs) and not mine & theirs)


def _answered(mine: Sequence[str], theirs: Sequence[str]) -> tuple[float, float, float]:
    """Whether both come nearest to one answer; how many they share; how many of the two nearest the other comes near, too."""
    first = bool(mine and theirs) and mine[0] == theirs[0]
    near = float(bool(mine) and mine[0] in theirs) + float(bool(theirs) and theirs[0] in mine)
    return float(first), float(len({*mine} & {*theirs})), near


def _left(mine: frozenset[str], theirs: frozenset[str], rarity: Rarity) -> list[float]:
    """What each stem weighs that the other side lacks; less, where it has one that is spelt nearly so."""
    found = []
    against = sorted(theirs)
    for stem in sorted(mine - theirs):
        near = process.extractOne(stem, against, scorer=fuzz.ratio, score_cutoff=_SLIPPED)
        found.append(rarity.weight(stem) * (1.0 - near[1] / 100.0 if near else 1.0))
    return found


@lru_cache(maxsize=1)
def learned() -> Paraphrase:
    """What was learned, as it is shipped."""
    return parsed(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def parsed(content: Mapping[str, Any]) -> Paraphrase:
    """From what `make paraphrase` wrote."""
    near, any_other = (Metric(rank.unpacked(metric["axes"]), rank.unpacked(metric["centre"])) for metric in content["metrics"])
    return Paraphrase(
        encoder=content["encoder"],
        metrics=(near, any_other),
        rarity=Rarity(content["rarity"], content["unseen"]),
        by_both=Trees.of(content["by_both"]),
        by_words=Trees.of(content["by_words"]),
    )
