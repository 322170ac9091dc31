"""Counts of what became of questions, in all and by author, language and kind; how far they and the score can be trusted."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.evaluation.verdict import Judged

BINS: Final = 10
RESAMPLES: Final = 2000
_TAIL: Final = 0.025


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of some questions; the first five counts add up to `n`.

    Attributes:
        abstained: all refusals; rightly_refused: those of them where there is no answer.
        false: answered though there is no answer. answerable: questions that have one.
    """

    right: int
    wrong: int
    clarified: int
    abstained: int
    false: int
    rightly_refused: int
    answerable: int

    @property
    def n(self) -> int:
        """How many questions."""
        return self.right + self.wrong + self.clarified + self.abstained + self.false

    @property
    def utility(self) -> float | None:
        """-1 to 1: right and rightly refused less wrong and false, by question; None of no question."""
        return (self.right + self.rightly_refused - self.wrong - self.false) / self.n if self.n else None

    def as_json(self) -> dict[str, Any]:
        """As `kamouraska eval --json` gives them."""
        return {
            "n": self.n,
            "right": self.right,
            "wrong": self.wrong,
            "clarified": self.clarified,
            "abstained": self.abstained,
            "rightly_refused": self.rightly_refused,
            "false": self.false,
            "utility": None if self.utility is None else round(self.utility, 4),
        }


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


def counted(rows: Iterable[Judged]) -> Figures:
    """The figures of some questions."""
    every = list(rows)
    count = Counter(row.verdict for row in every)
    return Figures(
        right=count["right"],
        wrong=count["wrong"],
        clarified=count["clarified"],
        abstained=count["missed"] + count["refused"],
        false=count["false"],
        rightly_refused=count["refused"],
        answerable=sum(row.asked.answerable for row in every),
    )


def by(rows: Iterable[Judged], key: Callable[[Judged], str | None]) -> dict[str, Figures]:
    """The figures of each group, in the order of their names; questions without a group are in none."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for row in rows:
        if (name := key(row)) is not None:
            groups[name].append(row)
    return {name: counted(group) for name, group in sorted(groups.items())}


def as_json(rows: Sequence[Judged]) -> dict[str, Any]:
    """The object of `kamouraska eval --json`: the figures in all, then by author, language and kind."""
    return counted(rows).as_json() | {
        f"by_{name}": {group: figures.as_json() for group, figures in by(rows, key).items()} for name, key in GROUPS.items()
    }


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
    chance = random.Random(0)  # noqa: S311 - the same samples each time
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


GROUPS: Final[dict[str, Callable[[Judged], str | None]]] = {
    "author": lambda row: row.asked.author,
    "language": lambda row: row.language,
    "kind": lambda row: row.asked.kind,
}
"""By what the figures are shown apart."""
