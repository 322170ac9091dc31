"""When something that was read long ago must be checked again. Pure: today is passed in. Knows no wording, no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from bot.knowledge.model import Fact, Intent, Source


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


def is_stale(fact: Fact, intent: Intent, sources: Mapping[str, Source], today: dt.date, months: Months) -> bool:
    """Whether a fact must be checked again before it is trusted."""
    return stale_since(fact.sources, sources, today, months, volatile=intent.volatile) is not None


def stale_since(
    cited: Iterable[str], sources: Mapping[str, Source], today: dt.date, months: Months, *, volatile: bool
) -> str | None:
    """The date that makes something stale, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None while it is fresh enough.

    The most recent source counts. A volatile fact none of whose sources bears a date is as old as its last reading: what a
    page says without a date, it still said on that day.

    Args:
        cited: ids of the sources it rests on.
        sources: every source of the base.
    """
    known = [sources[id_] for id_ in cited if id_ in sources]
    dates = [source.date for source in known if source.date is not None] if volatile else []
    dates = dates or [source.checked_on for source in known]
    if not dates:
        return None
    latest = max(dates, key=_last_day)
    limit = months.volatile if volatile else months.lasting
    return latest if _months_between(_last_day(latest), today) >= limit else None


def _last_day(date: str) -> tuple[int, int, int]:
    """The latest day that a date may mean: the benefit of the doubt goes to the source."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    return year, month or 12, day or 31


def _months_between(then: tuple[int, int, int], today: dt.date) -> int:
    """Whole months gone by."""
    year, month, day = then
    return (today.year - year) * 12 + today.month - month - (today.day < min(day, 28))
