"""What matters of what people asked: how much was answered, refused, wrong; by week, subject, language, channel. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.review.model import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.review.desk import Desk
    from bot.review.model import QuestionGroup
    from bot.review.outcome_counts import OutcomeCount
    from bot.review.ports import OutcomeCountStore

WEEKS: Final = 12
_MOST: Final = 10
_READ: Final = 500
"""Open groups looked at for the oldest; a desk with more has other worries."""


@dataclass(slots=True)
class Numbers:
    """How many questions were answered, refused (or answered by a question back), and answered wrongly as people say."""

    answered: int = 0
    refused: int = 0
    wrong: int = 0

    def count(self, outcome: OutcomeCount) -> None:
        """Add a count; small talk and emergencies are no questions about anything."""
        match outcome.fate:
            case "answer":
                self.answered += outcome.count
            case "abstain" | "clarify":
                self.refused += outcome.count
            case "wrong":
                self.wrong += outcome.count
            case "smalltalk" | "emergency":
                pass

    @property
    def asked(self) -> int:
        """Questions in all; a wrong answer was an answer, and is not counted twice."""
        return self.answered + self.refused

    @property
    def share(self) -> float | None:
        """The part that was answered, 0 to 1; None where nothing was asked."""
        return self.answered / self.asked if self.asked else None

    def as_json(self) -> dict[str, int]:
        """By name."""
        return {"asked": self.asked, "answered": self.answered, "refused": self.refused, "wrong": self.wrong}


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is to see of a number of weeks.

    Attributes:
        weeks: numbers by the Monday that a week begins with, none left out, oldest first.
        entries: numbers of what answered, most asked first. reasons: how often the bot abstained why.
        wanted: open groups by demand. oldest: open groups by age. open: how many are open.
    """

    first: date
    last: date
    total: Numbers
    weeks: Mapping[date, Numbers]
    entries: Mapping[str, Numbers]
    languages: Mapping[str, Numbers]
    channels: Mapping[str, Numbers]
    reasons: Mapping[str, int]
    wanted: tuple[QuestionGroup, ...] = ()
    oldest: tuple[QuestionGroup, ...] = ()
    open: int = 0

    def as_json(self) -> dict[str, Any]:
        """The object that the page offers to take along."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "total": self.total.as_json(),
            "weeks": [{"monday": day.isoformat(), **numbers.as_json()} for day, numbers in self.weeks.items()],
            **{
                name: {key: numbers.as_json() for key, numbers in getattr(self, name).items()}
                for name in ("entries", "languages", "channels")
            },
            "reasons": dict(self.reasons),
            "open": self.open,
            "wanted": [group.as_json() for group in self.wanted],
            "oldest": [group.as_json() for group in self.oldest],
        }

    def rows(self) -> list[tuple[str, str, int, int, int, int]]:
        """The numbers as rows of a sheet: by what, which, asked, answered, refused, wrong."""
        parts: tuple[tuple[str, Iterable[tuple[str, Numbers]]], ...] = (
            ("week", ((day.isoformat(), numbers) for day, numbers in self.weeks.items())),
            ("entry", self.entries.items()),
            ("language", self.languages.items()),
            ("channel", self.channels.items()),
        )
        return [(by, key, n.asked, n.answered, n.refused, n.wrong) for by, part in parts for key, n in part]


@dataclass(slots=True)
class _Sorted:
    by: Callable[[OutcomeCount], str]
    found: dict[str, Numbers] = field(default_factory=lambda: defaultdict(Numbers))

    def count(self, outcome: OutcomeCount) -> None:
        if name := self.by(outcome):
            self.found[name].count(outcome)

    def most_first(self) -> dict[str, Numbers]:
        order = sorted(self.found.items(), key=lambda item: (-item[1].asked, -item[1].wrong, item[0]))
        return {name: numbers for name, numbers in order if numbers.asked or numbers.wrong}


async def overview(desk: Desk, counts: OutcomeCountStore) -> Overview:
    """What there is to see now, of this week and those before it."""
    today = desk.today()
    first = monday(today) - timedelta(weeks=WEEKS - 1)
    page = await desk.queue.list(Filters(), limit=_READ)
    oldest = sorted(page.groups, key=lambda group: (group.first, group.id))
    return summed(
        await counts.since(first), first, today, wanted=page.groups[:_MOST], oldest=oldest[:_MOST], waiting=page.total
    )


def summed(
    counts: Sequence[OutcomeCount],
    first: date,
    last: date,
    *,
    wanted: Sequence[QuestionGroup] = (),
    oldest: Sequence[QuestionGroup] = (),
    waiting: int = 0,
) -> Overview:
    """OutcomeCounter of those days put together."""
    total = Numbers()
    weeks = {first + timedelta(weeks=n): Numbers() for n in range((monday(last) - first).days // 7 + 1)}
    sorts = [_Sorted(lambda one: one.entry), _Sorted(lambda one: one.language), _Sorted(lambda one: one.channel)]
    reasons: dict[str, int] = defaultdict(int)
    for outcome in counts:
        day = date.fromisoformat(outcome.day)
        if not first <= day <= last:
            continue
        total.count(outcome)
        weeks[monday(day)].count(outcome)
        for one in sorts:
            one.count(outcome)
        if outcome.fate in ("abstain", "clarify"):
            reasons[outcome.reason or "too_close"] += outcome.count
    entries, languages, channels = (one.most_first() for one in sorts)
    return Overview(
        first,
        last,
        total,
        weeks,
        entries,
        languages,
        channels,
        dict(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        tuple(wanted),
        tuple(oldest),
        waiting,
    )


def monday(day: date) -> date:
    """The Monday of that day's week."""
    return day - timedelta(days=day.weekday())
