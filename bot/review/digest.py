"""The week in one message for the staff: what was asked, answered and not, what is most wanted. Pure; posts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, Final, Literal

from bot.review.freshness import Due
from bot.review.statistics import monday
from bot.wording import say
from bot.wording.dates import written
from bot.wording.freshness import SENTENCES as FRESHNESS
from bot.wording.statistics import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.knowledge.model import Language
    from bot.review.freshness import ReadAgain
    from bot.review.statistics import Numbers, Overview

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "never"]
_DAYS: Final[tuple[Day, ...]] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WANTED: Final = 5
_SHOWN: Final = 90
"""Characters of what an answer says that a line has room for."""
_NAMED: Final = 3
LONGEST: Final = 1900
"""Characters: it fits one message on every channel."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the week is told."""

    day: Day = "monday"
    hour: int = 8

    def due(self, now: datetime) -> str | None:
        """The week that is to be told by now (`2026-W47`), from its day and hour until the next week begins."""
        if self.day == "never":
            return None
        moment = datetime.combine(monday(now.date()), datetime.min.time(), now.tzinfo)
        moment += timedelta(days=_DAYS.index(self.day), hours=self.hour)
        year, week, _ = now.isocalendar()
        return f"{year}-W{week:02}" if now >= moment else None


def is_empty(seen: Overview) -> bool:
    """Whether there is nothing to tell: nobody asked, and nothing waits."""
    return seen.total.asked == 0 and seen.open == 0


def composed(seen: Overview, language: Language, quote: Callable[[str], str] = str, again: ReadAgain | None = None) -> str:
    """The last whole week of what was seen, in a few lines of the Markdown that Discord shows.

    Args:
        again: what is to be read again, of which a handful is told.
        quote: keeps what people typed from being taken for anything but text, as the channel needs it.
    """
    lines = [*_lines(seen, language, quote), *(_again(again, language, quote) if again is not None else ())]
    while len("\n".join(lines)) > LONGEST:
        lines.pop()
    return "\n".join(lines)


def _lines(seen: Overview, language: Language, quote: Callable[[str], str]) -> Iterator[str]:
    def said(key: str, **slots: object) -> str:
        return say(SENTENCES, key, language, **slots)

    begins = monday(seen.last) - timedelta(weeks=1)
    week, before = seen.weeks[begins], seen.weeks.get(begins - timedelta(weeks=1))
    yield said("digest.title", first=_day(begins, language), last=_day(begins + timedelta(days=6), language))
    if week.asked == 0:
        yield said("digest.silent")
    else:
        yield said("digest.week", asked=week.asked, answered=week.answered, share=percent(week), refused=week.refused)
    if before is not None and before.asked:
        yield said("digest.before", asked=before.asked, share=percent(before))
    if week.wrong:
        yield said("digest.wrong", wrong=week.wrong)
    if not seen.open:
        yield said("digest.none_open")
        return
    yield said("digest.open", open=seen.open)
    for place, group in enumerate(seen.wanted[:_WANTED], start=1):
        yield said("digest.wanted", place=place, question=quote(group.title), askers=group.askers, id=group.id)
    oldest = seen.oldest[0]
    yield said("digest.oldest", question=quote(oldest.title), since=written(oldest.first, language), id=oldest.id)


def _again(again: ReadAgain, language: Language, quote: Callable[[str], str]) -> Iterator[str]:
    handful = again.handful()
    if not handful:
        return
    yield say(FRESHNESS, "digest.again", language, shown=len(handful), total=again.total)
    for one in handful:
        if isinstance(one, Due):
            text = shorten(one.text, _SHOWN, placeholder="…")
            where = f"<{one.source.url}>" if one.source.url else quote(one.source.title)
            yield say(FRESHNESS, "digest.due", language, text=quote(text), entry=one.entry, where=where)
        else:
            where = ", ".join(one.entries[:_NAMED] or one.places[:_NAMED])
            yield say(FRESHNESS, "digest.link", language, url=one.url, told=quote(one.told(language)), where=where)


def percent(numbers: Numbers) -> int:
    """The part that was answered, in hundredths."""
    return round(100 * (numbers.share or 0))


def _day(day: date, language: Language) -> str:
    return written(day.isoformat(), language)
