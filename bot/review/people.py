"""What a person left at the desk and may see, take along or erase: questions, and wishes to be told. Knows no SQL."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.assistant import Channel
    from bot.knowledge.model import Language
    from bot.review.model import Cause, State


@dataclass(frozen=True, slots=True)
class NewWish:
    """Somebody wants to be told when a question is answered, on its way to the store.

    Attributes:
        asker: keyed digest, as with the question.
        address: where to tell, where the channel can write first; None where the person comes back with the receipt.
        receipt: keyed digest of the code that the person holds.
        expires: the day after which nobody is told any more.
    """

    group: int
    text: str
    language: Language
    channel: Channel
    asker: str
    address: str | None
    receipt: str
    day: date
    expires: date


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish as kept, with how its question stands now.

    Attributes:
        text: the question as it was asked, masked.
    """

    id: int
    group: int
    text: str
    language: Language
    channel: Channel
    address: str | None
    state: State
    expires: str


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """One question of the person who looks."""

    text: str
    language: Language
    channel: Channel
    day: str
    reason: Cause
    state: State
    escalated: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything that is kept of one person."""

    questions: tuple[OwnQuestion, ...]
    wishes: tuple[Wish, ...]

    def as_json(self) -> dict[str, Any]:
        """What a person takes along."""
        return {
            "questions": [asdict(question) for question in self.questions],
            "to_be_told": [
                {"text": wish.text, "channel": wish.channel, "state": wish.state, "expires": wish.expires}
                for wish in self.wishes
            ],
        }


class PeopleStore(Protocol):
    """Where wishes are kept, and where a person's own data is found by its digest."""

    async def wish(self, wish: NewWish) -> None:
        """Keep a wish; one that the same address has for the same group already is renewed, receipt included."""

    async def wishes(self, *, states: Sequence[State], channel: Channel, today: date) -> Sequence[Wish]:
        """Wishes with an address, not expired, whose group stands in one of these states; oldest first."""

    async def fulfil(self, wish_id: int) -> bool:
        """Remove a wish before its person is told; False when it is gone, so that nobody is told twice."""

    async def by_receipt(self, receipt: str, today: date) -> Wish | None:
        """The wish of a receipt's digest; None when there is none or it expired."""

    async def mine(self, asker: str) -> Mine:
        """What is kept of one asker."""

    async def erase(self, asker: str) -> int:
        """Remove what is kept of one asker; how many questions and wishes were. Groups left empty go too."""
