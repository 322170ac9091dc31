"""What was said in the conversations of a page without its script, in memory and for minutes, to show again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.expiring import Expiring

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        self._kept: Expiring[str, tuple[str, tuple[Exchange, ...]]] = Expiring(minutes * 60, _CONVERSATIONS)

    def of(self, conversation: str) -> tuple[Exchange, ...]:
        """What was said in it, in order; nothing of one that is unknown or forgotten."""
        return self._recalled(conversation)[1]

    def is_of(self, conversation: str, visitor: str) -> bool:
        """Whether it is that visitor who has it: another one may have been sent its address, by whoever would read along."""
        return self._recalled(conversation)[0] == visitor

    def keep(self, conversation: str, visitor: str, said: Sequence[Exchange]) -> None:
        """What a visitor has said in it until now."""
        self._kept.remember(conversation, (visitor, tuple(said)[-_EXCHANGES:]))

    def _recalled(self, conversation: str) -> tuple[str, tuple[Exchange, ...]]:
        return self._kept.recall(conversation) or ("", ())
