"""What people say back about answers: named, taken, shown to the staff by entry. Knows no channel and no SQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.privacy.masking import clean, mask
from bot.review.feedback_model import LONGEST_COMMENT, CaseAct, NewFeedback

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.exchange import Channel, Question, Reply
    from bot.privacy.pseudonyms import Pseudonyms
    from bot.review.answer_ids import AnswerIds
    from bot.review.feedback_model import CaseVerb, EntryFeedback, FeedbackPage, FeedbackStore, Said, Taken, Verdict
    from bot.review.intake import Intake

ON_A_PAGE: Final = 25


class Feedback:
    """Takes what people say back, and tells the staff.

    Args:
        store: where it is kept.
        ids: names answers.
        intake: takes the question of an answer that is called wrong, where it is still known.
        daily_limit: how many answers one person may judge in a day.
    """

    def __init__(
        self,
        store: FeedbackStore,
        *,
        ids: AnswerIds,
        pseudonyms: Pseudonyms,
        intake: Intake,
        daily_limit: int,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._ids = ids
        self._pseudonyms = pseudonyms
        self._intake = intake
        self._daily_limit = daily_limit
        self._now = now
        self._listeners: list[Callable[[Channel, Verdict], None]] = []

    def tell(self, listener: Callable[[Channel, Verdict], None]) -> None:
        """Tell somebody, from now on, of every verdict that is kept, to be counted; of no person and no answer."""
        self._listeners.append(listener)

    def name(self, reply: Reply) -> str:
        """The id under which people say something back about a reply."""
        return self._ids.name(reply)

    async def say(self, said: Said, asked: tuple[Question, Reply] | None = None) -> Taken:
        """Take it; what the same person said before of the same answer is forgotten.

        Of an answer to an emergency nothing is kept but the verdict: neither who, nor a word, nor which kind.

        Args:
            asked: the question and its reply, where the channel still knows them. Called wrong, the question goes to the
                desk, masked as any other; else what is kept is the entry that had answered.

        Raises:
            StoreError: the store cannot take it.
        """
        named = self._ids.read(said.answer)
        if named is None:
            return "unknown"
        asker = said.asker or f"answer:{said.answer}"
        comment = "" if named.urgent else await _masked(said.comment)
        new = NewFeedback(
            answer=self._pseudonyms.answer(said.answer),
            # Of the day of the answer, so that whoever changes their mind in the next period counts once all the same.
            asker="" if named.urgent else self._pseudonyms.asker(asker, named.day),
            entry=named.entry,
            channel=said.channel,
            language=named.language,
            verdict=said.verdict,
            reason=said.reason or "",
            comment=comment,
            day=self._now().date(),
        )
        if not await self._store.keep(new, daily_limit=self._daily_limit):
            return "too_many"
        for listener in self._listeners:
            listener(said.channel, said.verdict)
        if said.verdict == "wrong" and asked is not None and not named.urgent:
            question, reply = asked
            # Brought by whoever says so, and only now with the wish that it be kept.
            await self._intake.wrong_answer(replace(question, asker=asker, log=True), reply)
        return "kept"

    async def list(self, *, limit: int = ON_A_PAGE, offset: int = 0) -> FeedbackPage:
        """What was said back, by entry, most harmful first."""
        return await self._store.page(self._now().date(), limit=limit, offset=offset)

    async def of(self, entry: str) -> EntryFeedback | None:
        """What was said back about one entry; None where nothing was."""
        return await self._store.of(entry, self._now().date())

    async def act(self, entry: str, verb: CaseVerb, by: str) -> bool:
        """Deal with what is said about an entry, or take that back; False when nothing is said about it.

        Whoever calls it wrong afterwards opens it again.
        """
        return await self._store.act(CaseAct(entry, verb, by, self._now().isoformat(timespec="seconds")))


async def _masked(comment: str) -> str:
    """What may be kept of a comment; in a thread, because nobody else is to wait for it."""
    return await asyncio.to_thread(lambda: mask(clean(comment[:LONGEST_COMMENT]))) if comment.strip() else ""
