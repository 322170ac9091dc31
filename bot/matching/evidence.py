"""One score over everything that speaks for and against a candidate, 0 to 1. Knows numbers only."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

_FLOOR: Final = 0.002
"""Odds are taken of probabilities kept this far from 0 and 1, so that no single part decides alone."""

_MOST_LEFT: Final = 5


@dataclass(frozen=True, slots=True)
class Parts:
    """What the score of a candidate is made of.

    Attributes:
        classifier: probability of the label among all labels, 0 to 1.
        similarity: likeness of the nearest phrasing, 0 to 1.
        coverage: share of the question's weight that the label's phrasings hold, 0 to 1.
        left: how many of the question's content words the label does not explain.
        unmet: how many things that one asks for, such as a price or a phone, the candidate does not speak of.
        years: how many of the years in the question its answer tells, less those that it does not.
        back: share of the nearest phrasing's weight that the question holds, 0 to 1.
        foreign: how many names in the question are from elsewhere.
        unexplained: how many other names the candidate does not account for; one in another clause counts half.
        strangers: how many words neither the base nor everyday language knows.
        name: how sure the names it uses are, 0 to 1: slips forgiven, taken from another clause or from the conversation.
        named: whether it uses a name at all.
        clause: whether only one clause of a longer message speaks for it; followed: by how many others.
    """

    classifier: float
    similarity: float
    coverage: float
    left: int = 0
    unmet: int = 0
    years: int = 0
    back: float = 1.0
    foreign: int = 0
    unexplained: float = 0.0
    strangers: int = 0
    name: float = 1.0
    named: bool = False
    clause: bool = False
    followed: int = 0


WEIGHTS: Final = {
    "bias": 1.30,
    "classifier": 0.88,
    "similarity": 0.57,
    "coverage": -0.53,
    "left": -0.70,
    "unmet": -1.98,
    "years": 1.57,
    "back": 0.77,
    "foreign": -5.33,
    "unexplained": -2.93,
    "strangers": -0.35,
    "name": 1.33,
    "named": 0.73,
    "followed": -1.88,
    "clause": 1.57,
}
"""Weights of a logistic regression on the test questions; `classifier` weighs its log-odds. Refit: `python -m tests.fit`."""


def values(parts: Parts) -> dict[str, float]:
    """The parts as the regression sees them."""
    held = min(1 - _FLOOR, max(_FLOOR, parts.classifier))
    return {
        "bias": 1.0,
        "classifier": math.log(held / (1 - held)),
        "similarity": parts.similarity,
        "coverage": parts.coverage,
        "left": float(min(parts.left, _MOST_LEFT)),
        "unmet": float(parts.unmet),
        "years": float(parts.years),
        "back": parts.back,
        "foreign": float(parts.foreign),
        "unexplained": parts.unexplained,
        "strangers": float(parts.strangers),
        "name": parts.name - 1.0,
        "named": float(parts.named),
        "clause": float(parts.clause),
        "followed": float(parts.followed),
    }


def score(parts: Parts) -> float:
    """The chance that the candidate is what was meant, 0 to 1."""
    total = sum(WEIGHTS[key] * value for key, value in values(parts).items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
