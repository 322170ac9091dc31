"""What was said in the conversations of a page without its script, in memory and for minutes, to show again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.expiring import Expiring

if TYPE_CHECKING:
    from bot.exchange import Reply

_CONVERSATIONS: Final = 512
_EXCHANGES: Final = 12
"""The last ones of a conversation: with a reply of some 3 kB each, all of them together stay under 20 MB."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question as it was typed, and the reply to it."""

    question: str
    reply: Reply


class Transcripts:
    """The last exchanges of each conversation; forgotten after some minutes of silence, the oldest first."""

    def __init__(self, minutes: float) -> None:
        self._kept: Expiring[str, tuple[Exchange, ...]] = Expiring(minutes * 60, _CONVERSATIONS)

    def of(self, conversation: str) -> tuple[Exchange, ...]:
        """What was said in it, in order; nothing of one that is unknown or forgotten."""
        return self._kept.recall(conversation) or ()

    def add(self, conversation: str, exchange: Exchange) -> None:
        """What was said last."""
        self._kept.remember(conversation, (*self.of(conversation), exchange)[-_EXCHANGES:])
