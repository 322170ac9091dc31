"""Counts of what became of questions, in all and by author, language and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.evaluation.verdict import Judged


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


GROUPS: Final[dict[str, Callable[[Judged], str | None]]] = {
    "author": lambda row: row.asked.author,
    "language": lambda row: row.language,
    "kind": lambda row: row.asked.kind,
}
"""By what the figures are shown apart."""
