"""Corrections that are kept between their form and their publication: begun, tried, seen whole, published. Knows no channel."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from bot.review import correction_form
from bot.review.correcting import Correcting
from bot.review.correction_drafts import CorrectionDraft
from bot.review.errors import ChangedSinceError, UnknownEntryError
from bot.review.proposals import Correction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.exchange import Reply
    from bot.knowledge.model import Fact, Language, Source, Topic
    from bot.review.correcting import Corrected
    from bot.review.correction_drafts import CorrectionDraftStore
    from bot.review.publishing import Publishing

_SEEN: Final = "seen"
"""The field that names what the answer said when the correction was last tried."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a correction would write, and what visitors would then be shown."""

    before: str
    after: str
    replies: Sequence[Reply]


class DraftedCorrections:
    """One correction a person and entry, by the number of its draft."""

    def __init__(self, publishing: Publishing, store: CorrectionDraftStore) -> None:
        self._publishing = publishing
        self._store = store
        self._correcting = Correcting(publishing)

    async def one(self, number: int, person: str) -> CorrectionDraft | None:
        """The draft of a number, if it is there still, and that person's."""
        draft = await self._store.draft(number)
        return draft if draft is not None and draft.person == person else None

    async def begun(self, entry: str, said: Fact | Topic, person: str) -> Mapping[str, str]:
        """What a form of an answer holds: what it says now, or what the same person wrote while it said the same.

        Of what they wrote before somebody changed it, the English stays that it lacks still: nobody else has written that.

        Args:
            said: what it says now.
        """
        draft = await self._store.draft_of(entry, person)
        held = draft.fields if draft is not None else {}
        names = held if held.get(_SEEN) == _mark(said) else correction_form.english_lacking(said)
        return correction_form.prefilled(said) | {name: held[name] for name in names if name in held and name != _SEEN}

    async def put_down(self, entry: str, person: str, values: Mapping[str, str]) -> CorrectionDraft:
        """Keep what somebody wrote in a form, beside what they wrote in another form of the same answer.

        Raises:
            UnknownEntryError: there is no such fact or topic. StoreError: it cannot be kept.
        """
        said, _ = await self._written(entry)
        fields = {**await self.begun(entry, said, person), **values, _SEEN: _mark(said)}
        return CorrectionDraft(await self._keep(entry, person, fields), entry, person, fields)

    async def again(self, draft: CorrectionDraft) -> CorrectionDraft:
        """The same, upon what the answer says now, under another number: no button under an earlier trial publishes it."""
        said, _ = await self._written(draft.entry)
        fields = {**draft.fields, _SEEN: _mark(said)}
        return replace(draft, id=await self._keep(draft.entry, draft.person, fields), fields=fields)

    async def preview(self, draft: CorrectionDraft, by: str) -> Corrected:
        """Try it; raises what `Correcting.preview` does."""
        said, sources = await self._written(draft.entry)
        return await self._correcting.preview(draft.entry, self._content(draft, said, sources), by)

    async def whole(self, draft: CorrectionDraft, by: str, asked: Mapping[Language, str]) -> Rewritten:
        """What it would write, and what visitors would be shown; raises what `Correcting.preview` does, but tries nothing.

        Args:
            asked: the question that asks for the answer, by the language in which it is to be answered.
        """
        said, sources = await self._written(draft.entry)
        library, today = self._publishing.library, self._publishing.desk.today()
        correction = Correction(draft.entry, self._content(draft, said, sources), "-", by, today)
        change = await asyncio.to_thread(library.revised, correction, library.files())
        return Rewritten(change.before, change.after, await library.replies(change.changes, asked))

    async def publish(self, draft: CorrectionDraft, by: str, override: str | None) -> Corrected:
        """Publish it, or propose it where another is to approve; then the draft is gone.

        Raises:
            ChangedSinceError: the answer says something else than when it was tried.
            LosesAnswersError: test questions would lose their answer, and no reason was given.
        """
        said, sources = await self._written(draft.entry)
        if draft.fields.get(_SEEN) != _mark(said):
            raise ChangedSinceError
        content = self._content(draft, said, sources)
        done = await self._correcting.correct(draft.entry, content, by, override=override, person=draft.person, upon=said)
        await self._store.discard(draft.id)
        return done

    async def _keep(self, entry: str, person: str, fields: Mapping[str, str]) -> int:
        return await self._store.put_down(entry, person, fields, self._publishing.desk.today())

    def _content(self, draft: CorrectionDraft, said: Fact | Topic, sources: Mapping[str, Source]) -> str:
        return correction_form.content(draft.fields, draft.entry, said, sources, self._publishing.desk.today())

    async def _written(self, entry: str) -> tuple[Fact | Topic, Mapping[str, Source]]:
        written = await asyncio.to_thread(self._publishing.library.written)
        said = written.entries.get(entry)
        if said is None:
            raise UnknownEntryError(entry, ())
        return said, written.knowledge.sources


def _mark(said: Fact | Topic) -> str:
    """What names what an answer says: that somebody has read it again, and that it is still so, changes none of that."""
    return sha256(repr(replace(said, checked_on=None)).encode()).hexdigest()
