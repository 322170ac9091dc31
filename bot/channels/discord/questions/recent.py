"""The last questions and their replies, for the buttons under them. In memory only, few, and not for long."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from bot.assistant import Question
from bot.expiring import Expiring

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.discord.ports.services import Asks
    from bot.knowledge.model import Language

_KEPT: Final = 256


class RecentReplies:
    """Remembers what was answered, by a name that a button carries, as long as a conversation lasts.

    A button carries its question too, where there is room: once this has forgotten, the question is asked anew. What
    only this knows is the conversation that "et Fournil?" belonged to, and a question too long for a button.
    """

    def __init__(self, assistant: Asks, minutes: float) -> None:
        self._assistant = assistant
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

    async def found(self, name: str, question: str, language: Language) -> tuple[Question, Reply] | None:
        """What was replied to a question: as it is remembered by that name, or else as it would be replied now.

        None when it is forgotten and the question, too long for its button, with it.
        """
        if (recalled := self.recall(name)) is not None or not question:
            return recalled
        asked = Question(text=question, language=language, channel="discord", log=False)
        return asked, await self._assistant.ask(asked)

    def forget(self, asker: str) -> None:
        """Drop what that person asked."""
        self._replies.forget_where(lambda _, kept: kept[0].asker == asker)
