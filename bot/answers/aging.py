"""The line under an answer that has grown old: to be checked. Knows the day by a clock passed in; knows no question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.staleness import ended, stale_since
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

    def of_fact(self, text: str, fact: Fact, language: Language) -> str:
        """The text of a fact, and that it is to be checked where it is."""
        return with_notices([text], [self.notice(text, fact, language)], language)

    def of_topic(self, text: str, topic: Topic, language: Language) -> str:
        """The text of a topic, likewise."""
        return with_notices([text], [self._noted(text, topic, language, volatile=False)], language)

    def notice(self, text: str, fact: Fact, language: Language) -> str | None:
        """The line that says how old a fact is; None while it is fresh enough. A year that the text says is not said again."""
        return self._noted(text, fact, language, volatile=self._knowledge.intents[fact.intent].volatile)

    def _noted(self, text: str, said: Fact | Topic, language: Language, *, volatile: bool) -> str | None:
        sources, today = self._knowledge.sources, self._today()
        if (until := ended(said, today)) is not None:
            return say(SENTENCES, "ended", language, until=written(until, language))
        date = stale_since(said.sources, sources, today, self._months, volatile=volatile, confirmed=said.checked_on)
        if date is None:
            return None
        if volatile and date[:4] in text:
            return say(SENTENCES, "stale_said", language)
        key = "stale_volatile" if volatile else "stale_lasting"
        return say(SENTENCES, key, language, of_date=of_date(date, language))


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
