"""What is kept of the desk's cards in a channel of messages, and of answers under way there. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


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
class AnswerDraft:
    """An answer under way.

    Attributes:
        by: what its writer was called. person: a stable id of theirs, see `Writer`; empty in what was kept before.
        fields: of the sheet, by name.
    """

    id: int
    group: int
    by: str
    person: str
    fields: Mapping[str, str]
