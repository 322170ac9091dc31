"""Answers that staff looked for, each with what tells it from the others: text, date, how often asked, whether old. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.knowledge.staleness import stale
from bot.nlu.text import fold
from bot.review.catalogue import said_in, title_in
from bot.review.correction_form import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Fact, Language, Topic, Words
    from bot.knowledge.staleness import Stale
    from bot.review.finding import AnswerSearch
    from bot.review.freshness import WrittenAnswers


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """A fact or a topic among others.

    Attributes:
        date: of the most recent of its sources; None where none bears one. asked: how often it was given, as far as counts
            are kept.
        file: path of the file that says it; None of what nobody wrote, and the base tells from other things.
        due: why it is to be read again, and since when; None while it is fresh.
    """

    entry: str
    title: str
    said: Fact | Topic
    date: str | None
    asked: int
    file: str | None
    due: Stale | None

    @property
    def words(self) -> Words | None:
        """What it says; None of a topic that refuses."""
        return words_of(self.said)

    def as_json(self, language: Language) -> dict[str, Any]:
        """An item of `review find --json`, its text in a language, or in French where that is missing."""
        text = self.words.in_(language) if self.words is not None else None
        due = self.due.since.isoformat() if self.due is not None else None
        told = {"entry": self.entry, "title": self.title, "file": self.file, "date": self.date, "asked": self.asked}
        return {**told, "due": due, "text": text}


def ranked(text: str, search: AnswerSearch, known: Knowledge, asked: Mapping[str, int], language: Language) -> tuple[str, ...]:
    """The ids of what speaks of a text, the nearest first; without one, of everything, most asked first, then by title."""
    if text.strip():
        return search.found(text)
    by_title = {entry: fold(title_in(known, entry, language)) for entry in search.entries}
    return tuple(sorted(search.entries, key=lambda entry: (-asked.get(entry, 0), by_title[entry], entry)))


def found_answers(
    entries: Iterable[str],
    known: Knowledge,
    written: WrittenAnswers,
    asked: Mapping[str, int],
    today: date,
    language: Language,
) -> Iterator[FoundAnswer]:
    """Each of these that is there, as the files say it now.

    Args:
        known: where they were found; what of them the files do not hold is told as it stands there.
        asked: how often each was given.
        language: of the titles.
    """
    for entry in entries:
        in_files = entry in written.entries
        base = written.knowledge if in_files else known
        said = written.entries[entry] if in_files else said_in(known, entry)
        if said is None:
            continue
        dates = [base.sources[id_].date or "" for id_ in said.sources if id_ in base.sources]
        yield FoundAnswer(
            entry=entry,
            title=title_in(base, entry, language),
            said=said,
            date=max(dates, default="") or None,
            asked=asked.get(entry, 0),
            file=written.files.get(entry),
            due=stale(said, base, today, written.months),
        )
