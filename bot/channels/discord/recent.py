"""The last questions and their replies, for the buttons under them. In memory only, few, and not for long."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from bot.expiring import Expiring

if TYPE_CHECKING:
    from bot.assistant import Question, Reply

_KEPT: Final = 256


class Recent:
    """Remembers what was answered, by a name that a button carries, as long as a conversation lasts.

    A button carries its question too, where there is room: once this has forgotten, the question is asked anew. What
    only this knows is the conversation that "et Optech?" belonged to, and a question too long for a button.
    """

    def __init__(self, minutes: float) -> None:
        self._replies: Expiring[str, tuple[Question, Reply]] = Expiring(minutes * 60, _KEPT)

    def remember(self, question: Question, reply: Reply) -> str:
        """Keep them for a while, under the name that is returned: eight characters. Nothing is kept of an emergency."""
        name = secrets.token_urlsafe(6)
        if not reply.urgent:
            self._replies.remember(name, (question, reply))
        return name

    def recall(self, name: str) -> tuple[Question, Reply] | None:
        """What was kept under that name, if it still is."""
        return self._replies.recall(name)

    def forget(self, asker: str) -> None:
        """Drop what that person asked."""
        self._replies.forget_where(lambda _, kept: kept[0].asker == asker)
