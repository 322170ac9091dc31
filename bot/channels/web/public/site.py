"""What the pages for anybody work with, as one typed value. Knows the contracts, not how any page is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.assistant import Question, Reply
    from bot.channels.rate_limit import RateLimit
    from bot.channels.web.core.limits import OneAtATime
    from bot.channels.web.public.answer_objects import AnswerObjects
    from bot.channels.web.public.transcripts import Transcripts
    from bot.expiring import Expiring
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.knowledge.region import Region
    from bot.metrics import Metrics
    from bot.review.feedback_model import TakesFeedback
    from bot.review.wishes import Wish


Check: TypeAlias = "Callable[[], Awaitable[object]]"


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """Whether one part of the bot works.

    Attributes:
        look: raises where it does not.
        otherwise: what the bot is then: `down` when nobody is answered, `degraded` when people are, with something amiss.
        needed: whether the bot is to be taken for out of order without it, as by whoever restarts it.
    """

    look: Check
    otherwise: Literal["degraded", "down"]
    needed: bool


class Answerer(Protocol):
    """Whoever answers questions: the `Assistant`, or a small stand-in in tests."""

    @property
    def knowledge(self) -> Knowledge:
        """What the answers come from, as of now."""

    @property
    def region(self) -> Region:
        """What the questions are about, as of now."""

    def urgent(self, question: Question, /) -> Reply | None:
        """The reply to an emergency; None for any other question."""

    async def ask(self, question: Question, /) -> Reply:
        """The reply to a question; never raises because of what was asked."""

    def go_on(self, conversation: str, elsewhere: str, /) -> None:
        """Have a conversation go on under another name; under its own it stays as it is."""


class Receipts(Protocol):
    """Who asked to be told, by the code that they hold: the review desk, or a small stand-in in tests."""

    async def tell_me(self, question: Question, reply: Reply) -> str | None:
        """Remember that somebody wants to be told; the code, or None when nothing was kept."""

    async def receipt(self, code: str) -> Wish | None:
        """How the question of a code stands; None when the code is nobody's, was used, or has expired."""

    async def take(self, wish: Wish) -> bool:
        """Forget a wish just before its person is told; False when it is gone."""


class VisitorsDesk(Protocol):
    """What visitors reach of the review desk."""

    @property
    def notifications(self) -> Receipts:
        """Who waits to be told."""

    @property
    def feedback(self) -> TakesFeedback:
        """What people say back."""


@dataclass(frozen=True, slots=True)
class PublicSite:
    """What the pages for anybody share; made once, when the application is.

    Attributes:
        checks: one for each part, by its name.
        examples: sample questions shown before the first question, by language.
        objects: writes the answer objects that programs and the page's script are sent.
        per_session, per_address: how many questions one conversation, and one network address, may ask.
        looks: for an emergency in what is refused, in turn for each address.
        kept_per_address: how much of what one address sends is kept in a day.
        transcripts: what was said in conversations of a page without its script.
        recent: what was asked and answered a moment ago, by the answer's id; in memory, few, and not for long.
        receipts: with it, visitors may ask to be told. feedback: with it, they may say something back about an answer.
    """

    assistant: Answerer
    checks: Mapping[str, HealthCheck]
    metrics: Metrics
    examples: Mapping[Language, Sequence[str]]
    objects: AnswerObjects
    per_session: RateLimit[str]
    per_address: RateLimit[str]
    looks: OneAtATime
    kept_per_address: RateLimit[str]
    recent: Expiring[str, tuple[Question, Reply]]
    transcripts: Transcripts
    receipts: Receipts | None = None
    feedback: TakesFeedback | None = None


PUBLIC: Final = web.AppKey("public", PublicSite)
