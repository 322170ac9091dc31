"""How far figures of judged questions can be trusted: as shares, over authors, and the score against what was right."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.evaluation.figures import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.evaluation.verdict import Judged

BINS: Final = 10
RESAMPLES: Final = 2000
_TAIL: Final = 0.025


class Shares(NamedTuple):
    """The figures as shares, 0 to 1: of questions with an answer, of those without one, and of all."""

    right: float
    wrong: float
    missed: float
    clarified: float
    false: float
    utility: float


class Interval(NamedTuple):
    """From where to where 95 % of resampled figures lie."""

    low: float
    high: float


def shares(rows: Sequence[Judged]) -> Shares:
    """The figures as shares; of no question, 0."""
    found = counted(rows)
    answerable, rest = found.answerable or 1, found.n - found.answerable or 1
    return Shares(
        found.right / answerable,
        found.wrong / answerable,
        (found.abstained - found.rightly_refused) / answerable,
        found.clarified / (found.n or 1),
        found.false / rest,
        found.utility or 0.0,
    )


def calibration_error(rows: Sequence[Judged]) -> float:
    """Expected calibration error, 0 to 1: how far the score of first candidates lies from how often they are right.

    Over ten bins of as many questions each, by score; of questions whose label tells (`Judged.first_is_right`).
    """
    told = sorted((row.score / 100, float(row.first_is_right)) for row in rows if row.first_is_right is not None)
    edges = [len(told) * number // BINS for number in range(BINS + 1)]
    bins = [told[start:end] for start, end in pairwise(edges)]
    return sum(abs(sum(score - right for score, right in one)) for one in bins) / max(1, len(told))


def interval(rows: Sequence[Judged], figure: Callable[[Sequence[Judged]], float]) -> Interval:
    """How far a figure may lie from that of other authors: resampled over authors, since an author's questions are alike.

    The same each time; of a single author, nothing but the figure itself.
    """
    own: dict[str | None, list[Judged]] = defaultdict(list)
    for row in rows:
        own[row.asked.author].append(row)
    authors = sorted(own, key=str)
    chance = random.Random(0)
    drawn = (chance.choices(authors, k=len(authors)) for _ in range(RESAMPLES))
    known: dict[tuple[str | None, ...], float] = {}
    found = []
    for sample in drawn:
        chosen = tuple(sorted(sample, key=str))
        if chosen not in known:
            known[chosen] = figure([row for author in chosen for row in own[author]])
        found.append(known[chosen])
    found.sort()
    return Interval(found[int(_TAIL * RESAMPLES)], found[int((1 - _TAIL) * RESAMPLES) - 1])
