"""Wishes to be told of an answer. Knows no channel and no SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.assistant import Channel
    from bot.knowledge.model import Language
    from bot.review.model import State


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
