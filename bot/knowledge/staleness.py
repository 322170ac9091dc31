"""When something that was read long ago must be checked again. Pure: today is passed in. Knows no wording, no file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.knowledge.model import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Intent, Source, Topic

_A_DAY: Final = dt.timedelta(days=1)
_EVERY_MONTH_HAS: Final = 28
"""A source of the 31st grows old on the 28th of a month: no month is too short for it."""


@dataclass(frozen=True, slots=True)
class Months:
    """After how many months an answer is to be checked.

    Attributes:
        volatile: of what changes by itself (headcount, people, prices), counted from the source's own date.
        lasting: of everything else, counted from the day on which somebody last read the source.
    """

    volatile: int = 24
    lasting: int = 36


DEFAULT_MONTHS = Months()


@dataclass(frozen=True, slots=True)
class Stale:
    """Why an answer is to be checked again, and since when.

    Attributes:
        why: the day until which it held is past; or its date lies too far back, of what changes by itself (`volatile`) or of
            everything else (`lasting`).
        date: the last day on which it held, or the date from which it grew old: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        since: the first day on which it is to be checked.
    """

    why: Literal["ended", "volatile", "lasting"]
    date: str
    since: dt.date


def stale(said: Fact | Topic, knowledge: Knowledge, today: dt.date, months: Months) -> Stale | None:
    """Why an answer must be checked again before it is trusted; None while it is fresh enough.

    An end that is past counts before any age, unless somebody has read the answer again after it.
    """
    until = said.valid_until
    if until is not None and until < today.isoformat() and (said.checked_on or "") <= until:
        return Stale("ended", until, dt.date.fromisoformat(until) + _A_DAY)
    volatile = is_volatile(said, knowledge.intents)
    latest = dated(said.sources, knowledge.sources, volatile=volatile, confirmed=said.checked_on)
    if latest is None or (since := _due(latest, months, volatile=volatile)) > today:
        return None
    return Stale("volatile" if volatile else "lasting", latest, since)


def is_volatile(said: Fact | Topic, intents: Mapping[str, Intent]) -> bool:
    """Whether an answer changes by itself: what is asked for says so, and a topic never does."""
    return isinstance(said, Fact) and said.intent in intents and intents[said.intent].volatile


def dated(cited: Iterable[str], sources: Mapping[str, Source], *, volatile: bool, confirmed: str | None = None) -> str | None:
    """The date from which an answer grows old; None of one that cites no source that is there.

    The most recent source counts. A volatile fact none of whose sources bears a date is as old as its last reading: what a
    page says without a date, it still said on that day. The day on which somebody confirmed the very fact counts as well,
    volatile or not: they did not only read a page again, they say that it is still so.

    Args:
        cited: ids of the sources it rests on.
        sources: every source of the base.
        confirmed: ISO day on which somebody confirmed this very answer.
    """
    known = [sources[id_] for id_ in cited if id_ in sources]
    dates = [source.date for source in known if source.date is not None] if volatile else []
    dates = dates or [source.checked_on for source in known]
    return max([*dates, *([confirmed] if confirmed and dates else [])], key=_last_day, default=None)


def _due(date: str, months: Months, *, volatile: bool) -> dt.date:
    """The day from which on an answer of that date is to be checked again."""
    year, month, day = _last_day(date)
    counted = month - 1 + (months.volatile if volatile else months.lasting)
    return dt.date(year + counted // 12, counted % 12 + 1, min(day, _EVERY_MONTH_HAS))


def _last_day(date: str) -> tuple[int, int, int]:
    """The latest day that a date may mean: the benefit of the doubt goes to the source."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    return year, month or 12, day or 31
