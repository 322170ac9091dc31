"""What the channel is given of the program: what answers, and what there is beside it. Knows nothing of Discord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.answers.engine import Engine
    from bot.assistant import Channel, Question, Reply
    from bot.errors import Problem
    from bot.knowledge.base import Knowledge
    from bot.privacy.erasure import OwnData
    from bot.review.correction_drafts import CorrectionDraftStore
    from bot.review.feedback_model import TakesFeedback
    from bot.review.model import Filters, Page, QuestionGroup
    from bot.review.notices import NoticeStore
    from bot.review.ports import CardStore, OutcomeCountStore
    from bot.review.publishing import Publishing
    from bot.review.roles import Role
    from bot.review.wishes import Wish


class Asks(Protocol):
    """Whatever answers questions: the assistant, or a small fake in tests."""

    def urgent(self, question: Question) -> Reply | None:
        """The reply to an emergency; None for any other question."""

    async def ask(self, question: Question) -> Reply:
        """The reply to a question."""


class TakesQuestions(Protocol):
    """Keeps what people bring; raises `StoreError` when the store fails."""

    async def escalate(self, question: Question, reply: Reply) -> bool:
        """Send a question to the team; whether it was."""


class TellsPeople(Protocol):
    """Knows who waits to be told; each raises `StoreError` when the store fails."""

    async def tell_me(self, question: Question, reply: Reply, address: str | None = None) -> str | None:
        """Remember that somebody wants to be told, and where; None when nothing was kept."""

    async def to_tell(self, channel: Channel) -> Sequence[Wish]:
        """Whose question is answered now."""

    async def take(self, wish: Wish) -> bool:
        """Forget a wish just before its person is told; False when it is gone."""


class ShowsPersonalData(Protocol):
    """What is kept of a person, by the same key as `Question.asker`; each raises `StoreError` when the store fails."""

    async def mine(self, asker: str) -> OwnData:
        """What is kept of one person."""

    async def export_mine(self, asker: str) -> str:
        """The same as JSON text."""

    async def erase_mine(self, asker: str) -> int:
        """Erase it; how many questions, wishes and things said back were."""


class ListsGroups(Protocol):
    """What waits for the staff; raises `StoreError` when the store fails."""

    async def list(self, filters: Filters = ..., *, limit: int = ..., offset: int = ...) -> Page:
        """Groups of questions, most wanted first."""

    async def alike(self, group_id: int) -> Sequence[QuestionGroup]:
        """Groups that perhaps ask the same as this one, the likeliest first."""


class ReviewDesk(Protocol):
    """The parts of the desk that the channel reaches: those of the review desk, or a small fake in tests."""

    @property
    def intake(self) -> TakesQuestions:
        """Where questions are brought."""

    @property
    def feedback(self) -> TakesFeedback:
        """Where answers are judged."""

    @property
    def notifications(self) -> TellsPeople:
        """Who waits."""

    @property
    def personal_data(self) -> ShowsPersonalData:
        """What is kept of a person."""

    @property
    def queue(self) -> ListsGroups:
        """What waits for the staff."""


@dataclass(frozen=True, slots=True)
class CardServices:
    """What staff work with at the desk: its cards, and the answers that are there.

    Attributes:
        publishing: the staff's verbs.
        store: where cards and answers under way are kept. corrections: where corrections under way are.
        engine: the one that answers now.
        counts: how often each answer was given.
    """

    publishing: Publishing
    store: CardStore
    engine: Callable[[], Engine]
    corrections: CorrectionDraftStore
    counts: OutcomeCountStore


@dataclass(frozen=True, slots=True)
class Services:
    """Ways from Discord into the program; what has no way is not offered on Discord either.

    Attributes:
        knowledge: what is known at the moment.
        desk: what people bring, and what waits for the staff.
        reload: reads the knowledge files again; what is wrong with them, and then nothing has changed.
        link: makes a link to the staff pages for whoever it names, with their role and their id; with it, the minutes that it
            is valid.
        forget: drops from memory the conversations whose key is concerned.
        cards: what the staff's cards work with; without it, what waits can be read and no more.
        notices: who of the staff wants the week told to them.
        quiet: whether nobody is to be written to at this hour.
    """

    knowledge: Callable[[], Knowledge]
    desk: ReviewDesk
    reload: Callable[[], Awaitable[Sequence[Problem]]] | None = None
    link: Callable[[str, Role, str], tuple[str, int]] | None = None
    forget: Callable[[Callable[[str], bool]], object] = lambda _: None
    cards: CardServices | None = None
    notices: NoticeStore | None = None
    quiet: Callable[[], bool] = lambda: False
