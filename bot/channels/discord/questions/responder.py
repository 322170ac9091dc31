"""What a person sent on Discord → a `Question`, and the `Reply` back to that person, once. Decides no answer."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

from bot.assistant import Question
from bot.channels.discord.delivery.presenter import alone_with_bot
from bot.channels.discord.questions.keys import asker_key, conversation_key
from bot.channels.discord.questions.reply_view import reply_view
from bot.channels.discord.rendering.localisation import of_guild, of_interaction

if TYPE_CHECKING:
    import discord

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import Asks
    from bot.channels.discord.questions.recent import RecentReplies
    from bot.channels.discord.rendering.signing import Signer
    from bot.channels.rate_limit import RateLimit
    from bot.knowledge.model import Language


class Responder:
    """Has questions answered and delivers the replies, to commands, buttons and messages alike."""

    def __init__(
        self, assistant: Asks, presenter: Presenter, recent: RecentReplies, limit: RateLimit[int], signer: Signer
    ) -> None:
        self._assistant = assistant
        self._presenter = presenter
        self._recent = recent
        self._limit = limit
        self._signer = signer

    async def answer(self, interaction: discord.Interaction, text: str, language: Language | None = None) -> None:
        """Answer a question that came by a command, a button or a menu; privately, but where all is private already.

        Args:
            interaction: what the person did.
            text: the question.
            language: of the reply, when it is known; otherwise that of the question.
        """
        question = Question(
            text=text,
            language=language,
            locale=of_interaction(interaction),
            conversation=conversation_key(interaction.channel_id, interaction.user.id),
            channel="discord",
            asker=asker_key(interaction.user.id),
        )
        if (wait := self.wait(interaction.user)) and self._assistant.urgent(question) is None:
            await self._presenter.tell(interaction, "slow_down", language=language, seconds=wait)
            return
        shareable = not alone_with_bot(interaction)
        await self._presenter.work(interaction, lambda _: self._view(question, shareable=shareable), language=language)

    async def answer_message(self, message: discord.Message, text: str) -> None:
        """Answer a question that came as a message, under that message."""
        question = Question(
            text=text,
            locale=of_guild(message.guild),
            conversation=conversation_key(message.channel.id, message.author.id),
            channel="discord",
            asker=asker_key(message.author.id),
        )
        if (wait := self.wait(message.author)) and self._assistant.urgent(question) is None:
            await self._presenter.tell_under(message, "slow_down", seconds=wait)
            return
        await self._presenter.work_under(message, lambda _: self._view(question))

    def wait(self, person: discord.abc.User) -> int:
        """Seconds that a person has to wait before the next question; 0 when it may be asked, which counts it."""
        return math.ceil(self._limit.wait(person.id, asyncio.get_running_loop().time()))

    async def _view(self, question: Question, *, shareable: bool = False) -> discord.ui.LayoutView:
        """The answer as shown."""
        reply = await self._assistant.ask(question)
        name = self._recent.remember(question, reply)
        return reply_view(reply, self._signer, name=name, shareable=shareable)
