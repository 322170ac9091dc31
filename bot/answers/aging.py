"""The line under an answer that has grown old: to be checked. Knows the day by a clock passed in; knows no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.staleness import Stale, stale
from bot.wording import say
from bot.wording.answers import SENTENCES
from bot.wording.dates import of_date, written

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Language, Topic
    from bot.knowledge.staleness import Months
    from bot.nlu.model import Entry


class Aging:
    """Tells what has grown old, of one knowledge."""

    def __init__(self, knowledge: Knowledge, today: Callable[[], dt.date], months: Months) -> None:
        self._knowledge = knowledge
        self._today = today
        self._months = months

    def noted(self, text: str, said: Fact | Topic, language: Language) -> str:
        """The text of an answer, and that it is to be checked where it is."""
        return with_notices([text], [self.notice(text, said, language)], language)

    def notice(self, text: str, said: Fact | Topic, language: Language) -> str | None:
        """The line that says how old an answer is; None while it is fresh. A year that the text says is not said again."""
        match stale(said, self._knowledge, self._today(), self._months):
            case None:
                return None
            case Stale("ended", until):
                return say(SENTENCES, "ended", language, until=written(until, language))
            case Stale("volatile", date) if date[:4] in text:
                return say(SENTENCES, "stale_said", language)
            case Stale(why, date):
                return say(SENTENCES, f"stale_{why}", language, of_date=of_date(date, language))


def confirmed_on(knowledge: Knowledge, entry: Entry) -> str | None:
    """The ISO day on which somebody confirmed this very answer; None of one that is put together of several."""
    match entry.kind, entry.entities:
        case "topic", _:
            return knowledge.topics[entry.name].checked_on
        case "fact", (id_,):
            fact = knowledge.entities[id_].fact(entry.name)
            return fact.checked_on if fact is not None else None
        case _:
            return None


def with_notices(lines: Iterable[str], notices: Iterable[str | None], language: Language) -> str:
    """The lines, and under them one notice for all: of several that differ, the one that names no date."""
    due = list(dict.fromkeys(notice for notice in notices if notice is not None))
    last = due if len(due) < 2 else [say(SENTENCES, "stale_said", language)]  # noqa: PLR2004 - one is said as it is
    return "\n".join([*lines, *last])
