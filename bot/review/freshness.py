"""What is to be read again at its source, most perishable and most asked first. Pure; knows no file and no store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.knowledge.model import Fact
from bot.knowledge.staleness import is_volatile, stale
from bot.review.broken_links import broken_links
from bot.review.outcome_counts import times_given

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from bot.errors import Both
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Source, Topic, Words
    from bot.knowledge.staleness import Months
    from bot.review.broken_links import BrokenLink
    from bot.review.outcome_counts import OutcomeCount

HANDFUL: Final = 5
"""So much is told in a week: what a small team does, where eighty lines would be read by nobody."""
_LINKS: Final = 2

_PERISHES: Final = re.compile(r"\d\s?\$|\d\s?h\b")
"""A price, or an hour of the day, as French writes them."""


@dataclass(frozen=True, slots=True)
class WrittenAnswers:
    """The facts and topics that somebody wrote, with the file of each.

    Attributes:
        entries: by id. files: path of the file that each stands in, as its author would type it.
        months: after how many they are to be read again.
        links: the report of the last look at the addresses; empty where nobody looked.
    """

    knowledge: Knowledge
    entries: Mapping[str, Fact | Topic]
    files: Mapping[str, str]
    months: Months
    links: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A fact or topic that is to be read again.

    Attributes:
        due: since when. asked: how often it answered, as far as counts are kept.
        source: the most recent of those that it rests on: where to look.
        text: what it says, in French. volatile: whether it changes by itself.
        until: the ISO day until which it held, where its source named one and that is past.
    """

    entry: str
    due: dt.date
    asked: int
    source: Source
    file: str
    text: str
    volatile: bool
    until: str | None = None

    @property
    def perishes(self) -> bool:
        """Whether it is wrong from one day to the next: who holds an office, how many there are, a price, an hour."""
        return self.volatile or self.until is not None or _PERISHES.search(self.text) is not None

    def as_json(self) -> dict[str, Any]:
        """An item of `review stale --json`."""
        source = self.source
        read = {"id": source.id, "title": source.title, "url": source.url, "date": source.date, "checked_on": source.checked_on}
        told = {"entry": self.entry, "due": self.due.isoformat(), "asked": self.asked, "source": read, "file": self.file}
        aged = {"volatile": self.volatile, "perishes": self.perishes, "valid_until": self.until}
        return {**told, "text": self.text, **aged}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that are said of one entity and cannot both be so.

    Attributes:
        entry: the fact or topic that says the later one; empty where it belongs to a whole entity.
        about: the entity's name; None of a topic.
        place: file and line of the later one.
        one, other: what both say. why: the same as `check` tells it.
    """

    entry: str
    about: Words | None
    place: str
    one: str
    other: str
    why: Both

    def as_json(self) -> dict[str, Any]:
        """An item of `review stale --json`."""
        told = {"entry": self.entry or None, "about": self.about.fr if self.about else None, "place": self.place}
        return {**told, "one": self.one, "other": self.other}


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """All that is to be read again or mended.

    Attributes:
        due: what has grown old: what no longer holds first, then what perishes; of either what is most asked, then what
            waits longest.
        links: addresses that no longer answer. contradictions: what cannot both be so.
    """

    due: tuple[Due, ...]
    links: tuple[BrokenLink, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def total(self) -> int:
        """How much there is to do."""
        return len(self.due) + len(self.links) + len(self.contradictions)

    def handful(self) -> tuple[Due | BrokenLink, ...]:
        """What to do this week: links before the rest, and never so many that the rest waits for ever."""
        links: tuple[Due | BrokenLink, ...] = self.links[: max(_LINKS, HANDFUL - len(self.due))]
        return (links + self.due)[:HANDFUL]

    def as_json(self) -> dict[str, Any]:
        """The object of `review stale --json`."""
        facts, links = [one.as_json() for one in self.due], [one.as_json() for one in self.links]
        contradictions = [one.as_json() for one in self.contradictions]
        return {"total": self.total, "facts": facts, "links": links, "contradictions": contradictions}


def to_read_again(written: WrittenAnswers, counts: Iterable[OutcomeCount], today: dt.date) -> ReadAgain:
    """What there is to do on a day."""
    asked = times_given(counts)
    found = sorted(
        _due(written, asked, today), key=lambda one: (one.until is None, not one.perishes, -one.asked, one.due, one.entry)
    )
    return ReadAgain(tuple(found), broken_links(written.links, written.knowledge, written.entries, asked))


def _due(written: WrittenAnswers, asked: Mapping[str, int], today: dt.date) -> Iterator[Due]:
    knowledge = written.knowledge
    for entry, said in written.entries.items():
        text = said.text if isinstance(said, Fact) else said.answer
        sources = [knowledge.sources[id_] for id_ in said.sources if id_ in knowledge.sources]
        found = stale(said, knowledge, today, written.months)
        if text is None or not sources or found is None:
            continue
        source = max(sources, key=lambda one: (one.url is not None, one.date or "", one.checked_on))
        volatile, until = is_volatile(said, knowledge.intents), found.date if found.why == "ended" else None
        yield Due(entry, found.since, asked.get(entry, 0), source, written.files[entry], text.fr, volatile, until)
