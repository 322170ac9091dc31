"""What is to be read again at its source, most asked first: freshness as daily work. Pure; knows no file and no store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.knowledge.model import Fact, Topic
from bot.knowledge.staleness import dated, due

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Source
    from bot.knowledge.staleness import Months
    from bot.review.outcome_counts import OutcomeCount


@dataclass(frozen=True, slots=True)
class WrittenAnswers:
    """The facts and topics that somebody wrote, with the file of each.

    Attributes:
        entries: by id. files: path of the file that each stands in, as its author would type it.
        months: after how many they are to be read again.
    """

    knowledge: Knowledge
    entries: Mapping[str, Fact | Topic]
    files: Mapping[str, str]
    months: Months


@dataclass(frozen=True, slots=True)
class Due:
    """A fact or topic that is to be read again.

    Attributes:
        due: since when. asked: how often it answered, as far as counts are kept.
        source: the most recent of those that it rests on: where to look.
        text: what it says, in French. volatile: whether it changes by itself.
    """

    entry: str
    due: date
    asked: int
    source: Source
    file: str
    text: str
    volatile: bool

    def as_json(self) -> dict[str, Any]:
        """An item of `review stale --json`."""
        source = self.source
        read = {"id": source.id, "title": source.title, "url": source.url, "date": source.date, "checked_on": source.checked_on}
        told = {"entry": self.entry, "due": self.due.isoformat(), "asked": self.asked, "source": read, "file": self.file}
        return {**told, "text": self.text, "volatile": self.volatile}


def to_read_again(written: WrittenAnswers, counts: Iterable[OutcomeCount], today: date) -> tuple[Due, ...]:
    """What is due today: most asked first; of what is asked alike, what changes by itself first, then what waits longest."""
    asked: Counter[str] = Counter()
    for one in counts:
        if one.fate == "answer":
            asked[one.entry] += one.count
    found = _due(written, asked, today)
    return tuple(sorted(found, key=lambda one: (-one.asked, not one.volatile, one.due, one.entry)))


def _due(written: WrittenAnswers, asked: Mapping[str, int], today: date) -> Iterator[Due]:
    knowledge, months = written.knowledge, written.months
    for entry, said in written.entries.items():
        words, volatile = _said(said, knowledge)
        latest = dated(said.sources, knowledge.sources, volatile=volatile, confirmed=said.checked_on)
        if words is None or latest is None or (since := due(latest, months, volatile=volatile)) > today:
            continue
        sources = [knowledge.sources[id_] for id_ in said.sources if id_ in knowledge.sources]
        source = max(sources, key=lambda one: (one.url is not None, one.date or "", one.checked_on))
        yield Due(entry, since, asked.get(entry, 0), source, written.files[entry], words, volatile)


def _said(said: Fact | Topic, knowledge: Knowledge) -> tuple[str | None, bool]:
    """What an answer says, None of a topic that refuses; and whether it changes by itself."""
    match said:
        case Fact():
            return said.text.fr, said.intent in knowledge.intents and knowledge.intents[said.intent].volatile
        case Topic():
            return (said.answer.fr if said.answer is not None else None), False
