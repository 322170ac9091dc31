"""Everything that is known of one answer, for whoever looks it over: what it says and rests on, who asks it, what came back."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.knowledge.staleness import stale
from bot.review.errors import UnknownEntryError
from bot.review.model import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.model import Fact, Source, Topic
    from bot.knowledge.staleness import Stale
    from bot.review.feedback_model import EntryFeedback
    from bot.review.freshness import WrittenAnswers
    from bot.review.model import Act, QuestionGroup
    from bot.review.outcome_counts import OutcomeCount
    from bot.review.ports import OutcomeCountStore
    from bot.review.publishing import Publishing

_GROUPS: Final = 10
"""Groups whose questions are shown of it, most wanted first; `EntryDossier.more` tells how many there are besides."""


@dataclass(frozen=True, slots=True)
class Askings:
    """How often an answer was given, as far as counts are kept.

    Attributes:
        languages, channels: how often in which, and where, the most first.
        last: ISO day of the last time; None where it never was.
    """

    total: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)
    channels: Mapping[str, int] = field(default_factory=dict)
    last: str | None = None


@dataclass(frozen=True, slots=True)
class EntryDossier:
    """One fact or topic.

    Attributes:
        file: path of the file that says it. due: why it is to be read again, and since when; None while it is fresh.
        groups: what was asked, masked, of what waited until this answered it, or was called wrong; `more` besides these.
        said_back: what visitors said. acts: what staff did to it, oldest first.
        undoable: whether something is left to take back.
    """

    entry: str
    said: Fact | Topic
    file: str
    sources: tuple[Source, ...]
    due: Stale | None
    askings: Askings
    groups: tuple[QuestionGroup, ...]
    more: int
    said_back: EntryFeedback | None
    acts: tuple[Act, ...]
    undoable: bool

    @property
    def waits(self) -> Act | None:
        """What somebody proposed for it that waits for another to approve; None where nothing does."""
        return self.acts[-1] if self.acts and self.acts[-1].verb == "propose" else None


async def entry_dossier(entry: str, publishing: Publishing, counts: OutcomeCountStore) -> EntryDossier:
    """One fact or topic as the files say it now, with what the store holds about it.

    Raises:
        UnknownEntryError: nobody wrote one of that id; what the base tells from other things is none.
        KnowledgeError: the files hold errors. StoreError: the store fails.
    """
    desk, written = publishing.desk, await asyncio.to_thread(publishing.library.written)
    said = written.entries.get(entry)
    if said is None:
        raise UnknownEntryError(entry, ())
    page = await desk.queue.list(Filters(states=(), entry=entry), limit=_GROUPS)
    return EntryDossier(
        entry=entry,
        said=said,
        file=written.files[entry],
        sources=tuple(_sources(said, written)),
        due=stale(said, written.knowledge, desk.today(), written.months),
        askings=askings(entry, await counts.since(date.min)),
        groups=page.groups,
        more=page.total - len(page.groups),
        said_back=await desk.feedback.of(entry),
        acts=tuple(await desk.entry_acts.of(entry)),
        undoable=await desk.entry_acts.standing(entry) is not None,
    )


def askings(entry: str, counts: Iterable[OutcomeCount]) -> Askings:
    """How often it was given."""
    given = [one for one in counts if one.entry == entry and one.fate == "answer"]
    languages: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    for one in given:
        languages[one.language] += one.count
        channels[one.channel] += one.count
    last = max((one.day for one in given), default=None)
    return Askings(languages.total(), dict(languages.most_common()), dict(channels.most_common()), last)


def _sources(said: Fact | Topic, written: WrittenAnswers) -> Iterable[Source]:
    known = written.knowledge.sources
    return (known[id_] for id_ in said.sources if id_ in known)
