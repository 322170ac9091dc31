"""What people bring to the review desk: questions, masked and without names, and wishes to be told. Knows no channel."""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.review import noting
from bot.review.model import RETURN_AFTER, NewQuestion
from bot.review.people import NewWish

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.assistant import Channel, Question, Reply
    from bot.review.keeping import QuestionStore
    from bot.review.model import Cause
    from bot.review.people import Mine, PeopleStore, Wish

TELL_WITHIN: Final = timedelta(days=90)
"""How long somebody waits to be told; the address is then forgotten, answered or not."""

_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Of a receipt: none that is taken for another when it is copied by hand."""
_RECEIPT: Final = 10


def now_here() -> datetime:
    """The time with its offset, where the program runs."""
    return datetime.now().astimezone()


class Intake:
    """Keeps what people bring. A `QuestionLog`.

    Args:
        store: where questions are kept.
        people: where wishes are kept, and one person's data is found.
        secret: keys the digests of askers; a new secret makes everyone a stranger.
        daily_limit: how many questions of one asker are kept in a day.
        return_after: a group that was settled comes back when so many more people have asked.
        meaning: what a question is about that comes without a `Note`; None to group those by their words.
        now: the clock.
    """

    def __init__(
        self,
        store: QuestionStore,
        people: PeopleStore,
        *,
        secret: bytes,
        daily_limit: int = 100,
        return_after: int = RETURN_AFTER,
        meaning: Callable[[str], str] | None = None,
        now: Callable[[], datetime] = now_here,
    ) -> None:
        self._store = store
        self._people = people
        self._secret = secret
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

    async def tell_me(self, question: Question, reply: Reply, address: str | None = None) -> str | None:
        """Remember that somebody wants to be told, for `TELL_WITHIN`; the receipt, or None when nothing was kept.

        Args:
            address: where the channel can write to the person (a Discord user's number); kept for this alone, and
                removed once told. None where the person comes back with the receipt.

        Raises:
            StoreError: the store cannot take it.
        """
        noted = await self._new(question, reply, _cause(reply))
        if noted is None:
            return None
        group = await self._add(noted, again=False)
        if group is None:
            return None
        receipt = "".join(secrets.choice(_LETTERS) for _ in range(_RECEIPT))
        expires = noted.day + TELL_WITHIN
        await self._people.wish(
            NewWish(
                group=group,
                text=noted.text,
                language=noted.language,
                channel=noted.channel,
                asker=noted.asker,
                address=address,
                receipt=self._keyed("receipt", receipt),
                day=noted.day,
                expires=expires,
            )
        )
        return f"{receipt[:5]}-{receipt[5:]}"

    async def to_tell(self, channel: Channel) -> Sequence[Wish]:
        """People of a channel whose question is answered now. `take` each before telling, so that it is told once."""
        return await self._people.wishes(states=("answered",), channel=channel, today=self._now().date())

    async def take(self, wish: Wish) -> bool:
        """Forget a wish and its address, just before its person is told; False when somebody else is telling."""
        return await self._people.fulfil(wish.id)

    async def receipt(self, code: str) -> Wish | None:
        """How the question of a receipt stands; None when the code is nobody's or expired."""
        typed = "".join(char for char in code.lower() if char in _LETTERS)
        return await self._people.by_receipt(self._keyed("receipt", typed), self._now().date())

    async def mine(self, asker: str) -> Mine:
        """What is kept of one person, by the same key as `Question.asker`."""
        return await self._people.mine(self._keyed("asker", asker))

    async def export_mine(self, asker: str) -> str:
        """The same as JSON text, for the person to take along."""
        return json.dumps((await self.mine(asker)).as_json(), ensure_ascii=False, indent=2)

    async def erase_mine(self, asker: str) -> int:
        """Erase what is kept of one person; how many questions and wishes were."""
        return await self._people.erase(self._keyed("asker", asker))

    async def _again(self, question: Question, reply: Reply, cause: Cause | None, *, escalated: bool) -> int | None:
        noted = await self._new(question, reply, cause)
        if noted is None:
            return None
        return await self._add(replace(noted, escalated=escalated), again=False)

    async def _add(self, noted: NewQuestion, *, again: bool) -> int | None:
        return await self._store.add(noted, daily_limit=self._daily_limit, again=again, return_after=self._return_after)

    async def _new(self, question: Question, reply: Reply, cause: Cause | None) -> NewQuestion | None:
        """The question as it may be kept; None when it may not, or there is nothing to keep."""
        if cause is None or not question.log:
            return None
        kept = reply.note
        if kept is None:  # a thread, because nobody else is to wait for it
            kept = await asyncio.to_thread(noting.note, question.text, reply, self._meaning)
        if not kept.text:
            return None
        return NewQuestion(
            text=kept.text,
            utterance=kept.utterance,
            reason=cause,
            language=reply.language,
            channel=question.channel,
            day=self._now().date(),
            asker=self._digest(question.asker),
            nearest=reply.entry if cause == "wrong_answer" else reply.nearest,
            score=reply.score,
            meaning=kept.meaning,
            at=self._at(),
        )

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _digest(self, asker: str | None) -> str:
        """Who asked, for counting only: without the secret the digest leads back to nobody."""
        return self._keyed("asker", asker) if asker else ""

    def _keyed(self, use: str, text: str) -> str:
        # The secret signs links too: the word in front keeps the uses apart.
        return hmac.digest(self._secret, f"{use}:{text}".encode(), "sha256").hex()


def _cause(reply: Reply) -> Cause | None:
    """Why the question would be for the staff; None for small talk."""
    match reply.outcome:
        case "abstain":
            return reply.reason
        case "clarify":
            return "too_close"
        case "answer":
            return "wrong_answer"
        case "smalltalk":
            return None
