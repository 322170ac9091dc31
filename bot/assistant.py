"""The one door: `Question` in, `Reply` out. Knows the engine; must not know channels, files or the database."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar, TypeVarTuple

from bot.answers.model import Action, CitedSource, Suggestion
from bot.emergency import Recogniser
from bot.emergency_reply import urgent_reply
from bot.errors import StoreError
from bot.exchange import Channel, Note, Question, Reply
from bot.expiring import Expiring
from bot.nlu.decide import Outcome, Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine
    from bot.conversation import Conversations
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.knowledge.region import Region
    from bot.nlu.model import Context

__all__ = [
    "Action",
    "Assistant",
    "Channel",
    "CitedSource",
    "Note",
    "Outcome",
    "Question",
    "QuestionLog",
    "Reason",
    "Reply",
    "Suggestion",
    "understood",
]

R = TypeVar("R")
A = TypeVarTuple("A")

GIVEN_SECONDS: Final = 900.0
MOST_GIVEN: Final = 512
"""Answers kept in memory for the next who asks the same in the same words: buttons do, and so do the people of one room."""


class QuestionLog(Protocol):
    """Where unanswered questions go: the review desk, or a list in memory for tests."""

    async def note(self, question: Question, reply: Reply) -> bool:
        """Keep an unanswered question for the staff; whether it was kept. Raises `StoreError` when it cannot be."""


class Elsewhere(Protocol):
    """Where pure functions of an engine are called without holding up the event loop: `operation.workers`, in a server."""

    async def run(self, turn: str, function: Callable[[Engine, *A], R], /, *arguments: *A) -> R:
        """The result, when it is the turn of that key. Raises `BusyError` when it would come too late."""

    async def renew(self, engine: Engine, /) -> None:
        """Have another engine answer whatever is asked once this returns."""


class Understand(Protocol):
    """What `understood` does, and perhaps more, since it is done where nobody waits for it."""

    def __call__(
        self, engine: Engine, text: str, language: Language | None, locale: Language | None, context: Context | None, /
    ) -> tuple[Reply, Context | None]:
        """The reply, and what the conversation speaks of from now on."""


class Assistant:
    """Answers questions with the engine of the moment, keeps the conversation, and has what it cannot answer noted."""

    def __init__(  # noqa: PLR0913 - what the one door works with, each by its name
        self,
        engine: Engine,
        conversations: Conversations,
        *,
        log: QuestionLog | None = None,
        on_log_failure: Callable[[StoreError], None] | None = None,
        on_reply: Callable[[Question, Reply], None] | None = None,
        elsewhere: Elsewhere | None = None,
        understand: Understand | None = None,
        name: Callable[[Reply], str] | None = None,
        pause: Callable[[], str | None] | None = None,
    ) -> None:
        """Everything it works with is passed in.

        Args:
            log: where unanswered questions go; None keeps none.
            on_log_failure: told when the log fails, so that an operator learns of it; the person still gets the reply.
            on_reply: told of every reply, for metrics.
            elsewhere: where questions are understood; None to do it here, where nobody else waits meanwhile.
            understand: how they are; `understood` when None. Picklable by its name.
            name: gives a reply the id by which people say something back about it; None where nobody can.
            pause: asked at every question: what people are told instead of answers, empty for the bot's own words; None
                while questions are answered.
        """
        self._engine = engine
        self._recogniser = Recogniser.of(engine.knowledge)
        self._conversations = conversations
        self._given: Expiring[_Asked, _Given] = Expiring(GIVEN_SECONDS, MOST_GIVEN)
        self._log = log
        self._on_log_failure = on_log_failure
        self._on_reply = on_reply
        self._elsewhere = elsewhere
        self._understand = understood if understand is None else understand
        self._name = name
        self._pause = pause
        self._asked_at = time.monotonic()

    @property
    def engine(self) -> Engine:
        """The engine that answers now."""
        return self._engine

    @property
    def knowledge(self) -> Knowledge:
        """What it answers from, as of now."""
        return self._engine.knowledge

    @property
    def region(self) -> Region:
        """What the questions are about, as of now."""
        return self._engine.knowledge.region

    @property
    def idle(self) -> float:
        """Seconds since somebody asked last, or since the start."""
        return time.monotonic() - self._asked_at

    async def swap(self, engine: Engine) -> None:
        """Answer from another engine whatever is asked once this returns; what is under way ends with the one it began with."""
        if self._elsewhere is not None:
            await self._elsewhere.renew(engine)
        self._engine = engine
        self._recogniser = Recogniser.of(engine.knowledge)
        self._given.clear()

    def go_on(self, conversation: str, elsewhere: str) -> None:
        """Have a conversation go on under another name; under its own it stays as it is."""
        if (context := self._conversations.recall(conversation)) is not None:
            self._conversations.remember(elsewhere, context)

    async def ask(self, question: Question) -> Reply:
        """Answer one question; never raises for what it holds, nor for a log that fails.

        Who is in danger is answered before anything else is done, paused or not, and nothing of it is kept: neither by the
        conversation nor among the answers given, nor in the log. So what is found among these is no emergency: the same
        recogniser looked at the same words.

        Raises:
            BusyError: so much is asked that the answer would come too late.
            WorkersError: the processes that understand questions fail.
        """
        started = time.perf_counter()
        self._asked_at = time.monotonic()
        asked = (question.text, question.language, question.locale, self._conversations.recall(question.conversation))
        given = self._given.recall(asked)
        if given is None and (urgent := self.urgent(question)) is not None:
            return urgent
        if self._pause is not None and (message := self._pause()) is not None:
            return self._observed(question, Reply.of_pause(question, message, self._engine.default_language), started)
        reply, context = await self._replied(question, asked) if given is None else given
        if context is not None:
            self._conversations.remember(question.conversation, context)
        if reply.parts:
            reply = await self._noted_parts(question, reply)
        elif reply.outcome in ("abstain", "clarify") and reply.utterance:
            reply = await self._noted(question, reply)
        return self._observed(question, reply, started)

    def urgent(self, question: Question) -> Reply | None:
        """The reply to an emergency; None for any other question.

        `ask` begins with it. A channel that would refuse a question, for its length or because too much is asked, calls it
        first: nobody in need is told to wait.
        """
        started = time.perf_counter()
        if (recognised := self._recogniser.recognise(question.text)) is None:
            return None
        return self._observed(question, urgent_reply(question, recognised, self._engine.knowledge), started)

    def _observed(self, question: Question, reply: Reply, started: float) -> Reply:
        """The reply, timed, named and told of: the last that is done with each."""
        name = "" if self._name is None else self._name(reply)
        reply = replace(reply, id=name, latency_ms=1e3 * (time.perf_counter() - started))
        if self._on_reply is not None:
            self._on_reply(question, reply)
        return reply

    async def _replied(self, question: Question, asked: _Asked) -> _Given:
        """The reply, and what the conversation speaks of from now on; kept for a while, without who asked, if for anybody."""
        engine = self._engine
        if self._elsewhere is None:
            given = self._understand(engine, *asked)
        else:
            given = await self._elsewhere.run(question.turn or question.asker or "", self._understand, *asked)
        if given[0].for_anybody and engine is self._engine:  # an engine that was replaced meanwhile is of no use
            self._given.remember(asked, given)
        return given

    async def _noted_parts(self, question: Question, reply: Reply) -> Reply:
        """The parts that got no answer are noted each as a question of its own."""
        parts = tuple(
            [
                await self._noted(replace(question, text=part.question), part)
                if part in reply.refused and part.utterance
                else part
                for part in reply.parts
            ]
        )
        return replace(reply, parts=parts, noted=any(part.noted for part in parts))

    async def _noted(self, question: Question, reply: Reply) -> Reply:
        if self._log is None or not question.log:
            return reply
        try:
            kept = await self._log.note(question, reply)
        except StoreError as error:
            if self._on_log_failure is not None:
                self._on_log_failure(error)
            return reply
        return replace(reply, noted=kept)


def understood(
    engine: Engine, text: str, language: Language | None, locale: Language | None, context: Context | None
) -> tuple[Reply, Context | None]:
    """The reply to a question, and what the conversation speaks of from now on: all that crosses between processes."""
    considered = engine.consider(text, language=language, locale=locale, context=context)
    return Reply.of(text, considered), considered.context


_Asked = tuple[str, "Language | None", "Language | None", "Context | None"]
_Given = tuple[Reply, "Context | None"]
