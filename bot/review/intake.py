"""What people bring to the review desk: questions, masked and without names. Knows no channel and no SQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.review import notes
from bot.review.model import NewQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.assistant import Question, Reply
    from bot.privacy.pseudonyms import Pseudonyms
    from bot.review.import_rows import ImportedQuestion
    from bot.review.model import Cause
    from bot.review.notes import Means
    from bot.review.ports import QuestionStore

_NO_LIMIT: Final = 2**31
"""Of questions that were held to a limit where they were asked."""


def now_here() -> datetime:
    """The time with its offset, where the program runs."""
    return datetime.now().astimezone()


class Intake:
    """Keeps what people bring. A `QuestionLog`.

    What each verb keeps is taken back by erasure and by retention alone: staff put a group aside, and remove nothing.

    Args:
        questions: where questions are kept.
        pseudonyms: makes who asked a digest.
        daily_limit: how many questions of one asker are kept in a day.
        return_after: a group that was settled comes back when so many more people have asked.
        meaning: what a question is about that comes without a `Note`; None to group those by their words.
        now: the clock.
    """

    def __init__(
        self,
        questions: QuestionStore,
        pseudonyms: Pseudonyms,
        *,
        daily_limit: int,
        return_after: int,
        meaning: Means | None,
        now: Callable[[], datetime],
    ) -> None:
        self._questions = questions
        self._pseudonyms = pseudonyms
        self._daily_limit = daily_limit
        self._return_after = return_after
        self._meaning = meaning
        self._now = now

    async def note(self, question: Question, reply: Reply) -> bool:
        """Keep a question that was not answered; whether it was kept.

        Not kept: an answer or smalltalk, a question that must not be logged, one without a word or sign, and what comes
        from one asker beyond the daily limit.

        Raises:
            StoreError: the store cannot take it.
        """
        cause = None if reply.outcome == "answer" else _cause(reply)
        noted = await self._new(question, reply, cause)
        return noted is not None and await self._add(noted, again=True) is not None

    async def escalate(self, question: Question, reply: Reply) -> bool:
        """Send a question to the team, as its person asked; whether it was. One noted already is not counted twice.

        Raises:
            StoreError: the store cannot take it.
        """
        return await self._again(question, reply, _cause(reply), escalated=True) is not None

    async def wrong_answer(self, question: Question, reply: Reply) -> bool:
        """Keep that somebody said "that is not it" to an answer, with the entry that answered; whether it was kept.

        Raises:
            StoreError: the store cannot take it.
        """
        cause = _cause(reply) if reply.outcome == "answer" else None
        return await self._again(question, reply, cause, escalated=False) is not None

    async def awaited(self, question: Question, reply: Reply) -> tuple[int, NewQuestion] | None:
        """Keep a question whose answer somebody waits for, counted once; its group and what was kept, or None.

        Raises:
            StoreError: the store cannot take it.
        """
        noted = await self._new(question, reply, _cause(reply))
        if noted is None:
            return None
        group = await self._add(noted, again=False)
        return None if group is None else (group, noted)

    async def take_over(self, question: ImportedQuestion) -> int | None:
        """Keep a question of another installation, which was held to a limit there; its group, or None.

        Raises:
            StoreError: the store cannot take it.
        """
        new = NewQuestion(
            text=question.text,
            utterance=notes.normal(question.text),
            reason=question.reason,
            language=question.language,
            channel=question.channel,
            day=question.day,
            asker=self._pseudonyms.asker(question.asker_key, self._now().date()),
            nearest=question.nearest,
            score=question.score,
            meaning=self._meaning(question.text, question.language) if self._meaning is not None else None,
            at=self._at(),
        )
        return await self._questions.add(new, daily_limit=_NO_LIMIT)

    async def _again(self, question: Question, reply: Reply, cause: Cause | None, *, escalated: bool) -> int | None:
        noted = await self._new(question, reply, cause)
        if noted is None:
            return None
        return await self._add(replace(noted, escalated=escalated), again=False)

    async def _add(self, noted: NewQuestion, *, again: bool) -> int | None:
        return await self._questions.add(noted, daily_limit=self._daily_limit, again=again, return_after=self._return_after)

    async def _new(self, question: Question, reply: Reply, cause: Cause | None) -> NewQuestion | None:
        """The question as it may be kept; None when it may not, or there is nothing to keep."""
        if cause is None or not question.log:
            return None
        kept = reply.note
        if kept is None:  # a thread, because nobody else is to wait for it
            kept = await asyncio.to_thread(notes.note, question.text, reply, self._meaning)
        if not kept.text:
            return None
        today = self._now().date()
        return NewQuestion(
            text=kept.text,
            utterance=kept.utterance,
            reason=cause,
            language=reply.language,
            channel=question.channel,
            day=today,
            asker=self._pseudonyms.asker(question.asker, today) if question.asker else "",
            nearest=reply.entry if cause == "wrong_answer" else reply.nearest,
            score=reply.score,
            meaning=kept.meaning,
            at=self._at(),
        )

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _cause(reply: Reply) -> Cause | None:
    """Why the question would be for the staff; None for small talk, and while the bot is paused."""
    match reply.outcome:
        case "abstain":
            return None if reply.reason == "paused" else reply.reason
        case "clarify":
            return "too_close"
        case "answer":
            return "wrong_answer"
        case "smalltalk":
            return None
