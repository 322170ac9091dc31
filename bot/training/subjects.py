"""Learning what questions are about, from examples whose subject is known: by their topic, or by their label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.subject import Subjects
from bot.training.examples import ORGANISATION, subject_of
from bot.training.regression import regression

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.grams import Floats
    from bot.training.cases import Case

_SCALE: Final = 3.0
"""By how much the vectors are stretched before they are learned from: the search ends in fewer steps."""
_PENALTY: Final = 3.0
_BLIND: Final = 2.0
"""Weight of an example of a blind author beside one that stands beside the knowledge."""
_ANSWERED: Final = 0.1
"""Weight of a question about a detail of somebody that is answered: half of all are, and a refusal is never theirs."""
_BALANCE: Final = 0.5
"""Power by which the weight of a subject falls with how many examples it has."""


def learned(cases: Sequence[Case], readings: Floats, subjects: Mapping[str, str]) -> Subjects:
    """The regression over the vector of each case's first reading.

    Args:
        cases: questions that somebody asked. readings: the vector of each. subjects: of each topic.
    """
    about = [(n, subject) for n, case in enumerate(cases) if (subject := subject_of(case.example, subjects))]
    names = tuple(sorted({subject for _, subject in about}))
    place = {name: number for number, name in enumerate(names)}
    right = np.array([place[subject] for _, subject in about], np.intp)
    weight = np.array([_weight(cases[n], subject) for n, subject in about])
    of_each = np.bincount(right, weight, len(names))
    weight = weight * (of_each[right] / of_each.mean()) ** -_BALANCE
    vectors = readings[[n for n, _ in about]].astype(np.float64)
    weights, bias = regression(_SCALE * vectors, right, weight, _PENALTY, len(names))
    return Subjects(names, _SCALE * weights, bias)


def _weight(case: Case, subject: str) -> float:
    weight = _BLIND if case.blind else 1.0
    return weight * _ANSWERED if subject == ORGANISATION and case.example.answered else weight
