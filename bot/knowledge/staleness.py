"""When something that was read long ago must be checked again. Pure: today is passed in. Knows no wording, no file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.model import Fact, Intent, Source, Topic

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


def ended(said: Fact | Topic, today: dt.date) -> str | None:
    """The ISO day until which an answer held, once that is past; None where somebody has read it again since."""
    until = said.valid_until
    if until is None or today.isoformat() <= until or (said.checked_on or "") > until:
        return None
    return until


def is_stale(fact: Fact, intent: Intent, sources: Mapping[str, Source], today: dt.date, months: Months) -> bool:
    """Whether a fact must be checked again before it is trusted."""
    if ended(fact, today) is not None:
        return True
    since = stale_since(fact.sources, sources, today, months, volatile=intent.volatile, confirmed=fact.checked_on)
    return since is not None


def stale_since(
    cited: Iterable[str],
    sources: Mapping[str, Source],
    today: dt.date,
    months: Months,
    *,
    volatile: bool,
    confirmed: str | None = None,
) -> str | None:
    """The date that makes something stale, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None while it is fresh enough.

    See `dated` for which date counts.
    """
    latest = dated(cited, sources, volatile=volatile, confirmed=confirmed)
    return latest if latest is not None and due(latest, months, volatile=volatile) <= today else None


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


def due(date: str, months: Months, *, volatile: bool) -> dt.date:
    """The day from which on an answer of that date is to be checked again."""
    year, month, day = _last_day(date)
    counted = month - 1 + (months.volatile if volatile else months.lasting)
    return dt.date(year + counted // 12, counted % 12 + 1, min(day, _EVERY_MONTH_HAS))


def _last_day(date: str) -> tuple[int, int, int]:
    """The latest day that a date may mean: the benefit of the doubt goes to the source."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    return year, month or 12, day or 31
