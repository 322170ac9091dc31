"""What is kept of the desk's cards in a channel of messages, and of answers under way there: contracts. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Card:
    """Where the card of a group is.

    Attributes:
        stamp: how the group stood when the card was last drawn; opaque to whoever draws it.
    """

    group: int
    channel: str
    message: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Behind:
    """A card that no longer shows how its group stands.

    Attributes:
        stamp: of how the group stands; None when its card has to go.
    """

    card: Card
    stamp: str | None


@dataclass(frozen=True, slots=True)
class Wanting:
    """An open group that has no card yet, and the stamp of how it stands."""

    group: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer under way.

    Attributes:
        fields: of the sheet, by name.
    """

    id: int
    group: int
    by: str
    fields: Mapping[str, str]


class CardStore(Protocol):
    """Where cards and drafts are kept. Each method raises `StoreError` when the store fails."""

    async def open(self, channel: str, at: str) -> None:
        """Know that cards are wanted in a channel."""

    async def is_open(self, channel: str) -> bool:
        """Whether they are."""

    async def version(self) -> int:
        """A number that is another one whenever anything was written, by this program or one beside it."""

    async def behind(self, channel: str, most: int, limit: int) -> Sequence[Behind]:
        """Cards that have to be drawn anew, or to go.

        Those go whose group is gone, those of other channels, and those of open groups that nobody holds and that are
        not among the `most` most wanted.
        """

    async def wanting(self, most: int, limit: int) -> Sequence[Wanting]:
        """Of the `most` most wanted open groups, those without a card, most wanted first."""

    async def drawn(self, card: Card) -> None:
        """Know where a card is, and what it shows."""

    async def gone(self, group: int) -> None:
        """Know that a card is no longer there."""

    async def put_down(self, group: int, by: str, fields: Mapping[str, str]) -> int:
        """Keep a draft, instead of what the same person wrote for that group before; its id."""

    async def draft(self, id_: int) -> Draft | None:
        """A draft; None when it was replaced, published, or removed with its group."""

    async def draft_of(self, group: int, by: str) -> Draft | None:
        """What somebody was writing for a group."""

    async def discard(self, id_: int) -> None:
        """Forget a draft."""
