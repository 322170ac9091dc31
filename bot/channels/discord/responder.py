"""What a person sent on Discord → a `Question`, and the `Reply` back to that person, once. Decides no answer."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Protocol

from bot.assistant import Question
from bot.channels.discord import languages
from bot.channels.discord.delivery import acknowledge, post_reply, show_typing
from bot.channels.discord.presenting import Presenter, alone_with_bot
from bot.channels.discord.recent import Recent
from bot.channels.discord.rendering import notice_view, reply_view, shared_view
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.assistant import Reply
    from bot.channels.discord.cooldown import Cooldown
    from bot.channels.discord.presenting import Shown
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Knowledge, Language


class Asks(Protocol):
    """Whatever answers questions: the assistant, or a small fake in tests."""

    def urgent(self, question: Question) -> Reply | None:
        """The reply to an emergency; None for any other question."""

    async def ask(self, question: Question) -> Reply:
        """The reply to a question."""


class Responder(Presenter):
    """Has questions answered and delivers the replies, to commands, buttons and messages alike."""

    def __init__(
        self,
        assistant: Asks,
        knowledge: Callable[[], Knowledge],
        seal: Seal,
        cooldown: Cooldown,
        default_language: Language,
        *,
        minutes: float,
        forget: Callable[[Callable[[str], bool]], object],
    ) -> None:
        """Prepare.

        Args:
            minutes: that a conversation lasts.
            forget: drops the conversations whose key is concerned.
        """
        super().__init__(default_language)
        self.seal = seal
        self.assistant = assistant
        self._recent = Recent(minutes)
        self._forget = forget
        self._knowledge = knowledge
        self._cooldown = cooldown

    async def answer(self, interaction: discord.Interaction, text: str, *, language: Language | None = None) -> None:
        """Answer a question that came by a command, a button or a menu; privately, but where all is private already.

        Args:
            interaction: what the person did.
            text: the question.
            language: of the reply, when it is known; otherwise that of the question.
        """
        with self.counted():
            spoken = language or self._spoken(interaction)
            question = Question(
                text=text,
                language=language,
                locale=languages.of_interaction(interaction),
                conversation=_conversation(interaction.channel_id, interaction.user),
                channel="discord",
                asker=_asker(interaction.user),
            )
            if (wait := self._wait(interaction.user)) and self.assistant.urgent(question) is None:
                await self._tell(interaction, say(SENTENCES, "slow_down", spoken, seconds=wait))
                return
            shareable = not alone_with_bot(interaction)
            await self._deliver(interaction, self._view_of(question, spoken, shareable=shareable))

    async def answer_message(self, message: discord.Message, text: str) -> None:
        """Answer a question that came as a message, under that message."""
        with self.counted():
            locale = languages.of_guild(message.guild)
            spoken = locale or self._default
            question = Question(
                text=text,
                locale=locale,
                conversation=_conversation(message.channel.id, message.author),
                channel="discord",
                asker=_asker(message.author),
            )
            if (wait := self._wait(message.author)) and self.assistant.urgent(question) is None:
                await post_reply(message, notice_view(say(SENTENCES, "slow_down", spoken, seconds=wait)))
                return
            view, _ = await asyncio.gather(self._view_of(question, spoken), show_typing(message.channel))
            await post_reply(message, view)

    async def tell_under(self, message: discord.Message, key: str, **slots: object) -> None:
        """Say one of the bot's own sentences under a message."""
        with self.counted():
            language = languages.of_guild(message.guild) or self._default
            await post_reply(message, notice_view(say(SENTENCES, key, language, **slots)))

    async def replied(self, name: str, question: str, language: Language) -> tuple[Question, Reply] | None:
        """What was replied to a question: as it is remembered by that name, or else as it would be replied now.

        None when it is forgotten and the question, too long for its button, with it.
        """
        if (recalled := self._recent.recall(name)) is not None or not question:
            return recalled
        asked = Question(text=question, language=language, channel="discord", log=False)
        return asked, await self.assistant.ask(asked)

    async def turn(self, interaction: discord.Interaction, name: str, question: str, language: Language, page: int) -> None:
        """Show another page of the reply to a question, as `replied` finds it."""

        async def turned(language: Language) -> Shown:
            if (replied := await self.replied(name, question, language)) is None:
                return say(SENTENCES, "button.stale", language)
            asked, reply = replied
            remembered = self._recent.remember(asked, reply)
            shareable = not alone_with_bot(interaction)
            return reply_view(reply, self.seal, name=remembered, shareable=shareable, page=page)

        await self.work(interaction, turned, language=language, replacing=True)

    def forget(self, person: int) -> None:
        """Drop from memory what that person asked, and what they spoke of, in every channel."""
        self._recent.forget(f"discord:{person}")
        self._forget(lambda key: key.startswith("discord:") and key.endswith(f":{person}"))

    async def share(self, interaction: discord.Interaction, message: discord.Message, language: Language) -> None:
        """Post to the channel an answer that one person got, if that person may write there."""
        with self.counted():
            if interaction.guild_id is not None and not interaction.permissions.send_messages:
                await self._tell(interaction, say(SENTENCES, "share.forbidden", language))
                return
            if wait := self._wait(interaction.user):
                await self._tell(interaction, say(SENTENCES, "slow_down", language, seconds=wait))
                return
            view = shared_view(message, say(SENTENCES, "share.by", language, who=interaction.user.mention))
            await acknowledge(interaction, lambda: interaction.response.send_message(view=view))

    async def _view_of(self, question: Question, spoken: Language, *, shareable: bool = False) -> discord.ui.LayoutView:
        """The answer as shown."""

        async def answered() -> discord.ui.LayoutView:
            reply = await self.assistant.ask(question)
            name = self._recent.remember(question, reply)
            return reply_view(reply, self.seal, name=name, shareable=shareable)

        return await self._made(answered(), spoken)

    def _wait(self, person: discord.abc.User) -> int:
        return math.ceil(self._cooldown.wait(person.id, asyncio.get_running_loop().time()))


def _conversation(channel_id: int | None, person: discord.abc.User) -> str:
    return f"discord:{channel_id}:{person.id}"


def _asker(person: discord.abc.User) -> str:
    return f"discord:{person.id}"
