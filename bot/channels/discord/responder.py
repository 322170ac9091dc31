"""What a person sent on Discord → a `Question`, and the `Reply` back to that person, once. Decides no answer."""

from __future__ import annotations

import asyncio
import logging
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Protocol

from bot.assistant import Question
from bot.channels.discord import languages
from bot.channels.discord.delivery import acknowledge, persist, post_reply, show_typing
from bot.channels.discord.rendering import notice_view, reply_view, shared_view
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    import discord

    from bot.assistant import Reply
    from bot.channels.discord.cooldown import Cooldown
    from bot.channels.discord.seal import Seal
    from bot.knowledge.model import Language

_log = logging.getLogger(__name__)

LATE_AFTER: Final = 1.5
"""Seconds without an answer after which the person is shown that it is coming. Half of what Discord allows."""

_GIVE_UP_AFTER: Final = 60.0
"""Seconds after which an answer will not come any more."""


class Asks(Protocol):
    """Whatever answers questions: the assistant, or a small fake in tests."""

    async def ask(self, question: Question) -> Reply:
        """The reply to a question."""


class Responder:
    """Has questions answered and delivers the replies, to commands, buttons and messages alike."""

    def __init__(self, assistant: Asks, seal: Seal, cooldown: Cooldown, default_language: Language) -> None:
        self.seal = seal
        self._assistant = assistant
        self._cooldown = cooldown
        self._default = default_language
        self._under_way: set[asyncio.Task[object]] = set()

    async def answer(self, interaction: discord.Interaction, text: str, *, language: Language | None = None) -> None:
        """Answer a question that came by a command, a button or a menu; privately, but where all is private already.

        Args:
            interaction: what the person did.
            text: the question.
            language: of the reply, when it is known; otherwise that of the question.
        """
        with self._counted():
            spoken = language or self._spoken(interaction)
            if wait := self._wait(interaction.user):
                await self._tell(interaction, say(SENTENCES, "slow_down", spoken, seconds=wait))
                return
            question = Question(
                text=text,
                language=language,
                locale=languages.of_interaction(interaction),
                conversation=_conversation(interaction.channel_id, interaction.user),
                channel="discord",
                asker=_asker(interaction.user),
            )
            shareable = not _alone_with_bot(interaction)
            await self._deliver(interaction, self._view_of(question, spoken, shareable=shareable))

    async def answer_message(self, message: discord.Message, text: str) -> None:
        """Answer a question that came as a message, under that message."""
        with self._counted():
            locale = languages.of_guild(message.guild)
            spoken = locale or self._default
            if wait := self._wait(message.author):
                await post_reply(message, notice_view(say(SENTENCES, "slow_down", spoken, seconds=wait)))
                return
            question = Question(
                text=text,
                locale=locale,
                conversation=_conversation(message.channel.id, message.author),
                channel="discord",
                asker=_asker(message.author),
            )
            view, _ = await asyncio.gather(self._view_of(question, spoken), show_typing(message.channel))
            await post_reply(message, view)

    async def tell(self, interaction: discord.Interaction, key: str, **slots: object) -> None:
        """Say one of the bot's own sentences in answer to a command or button."""
        with self._counted():
            await self._tell(interaction, say(SENTENCES, key, self._spoken(interaction), **slots))

    async def tell_under(self, message: discord.Message, key: str, **slots: object) -> None:
        """Say one of the bot's own sentences under a message."""
        with self._counted():
            language = languages.of_guild(message.guild) or self._default
            await post_reply(message, notice_view(say(SENTENCES, key, language, **slots)))

    async def show(self, interaction: discord.Interaction, view: discord.ui.LayoutView) -> None:
        """Show something that is ready, in answer to a command or button."""
        with self._counted():
            await acknowledge(
                interaction,
                lambda: interaction.response.send_message(view=view, ephemeral=not _alone_with_bot(interaction)),
            )

    async def work(
        self,
        interaction: discord.Interaction,
        make: Callable[[Language], Coroutine[object, object, discord.ui.LayoutView]],
        *,
        language: Language | None = None,
        replacing: bool = False,
    ) -> None:
        """Show what takes its making, in answer to a command or button.

        Args:
            interaction: what the person did.
            make: makes it, in a language.
            language: when it is known; otherwise the person's.
            replacing: put it in place of the message that the button stands on, where that message is the person's alone.
        """
        with self._counted():
            spoken = language or self._spoken(interaction)
            await self._deliver(interaction, self._made(make(spoken), spoken), replacing=replacing and _is_theirs(interaction))

    async def share(self, interaction: discord.Interaction, message: discord.Message, language: Language) -> None:
        """Post to the channel an answer that one person got, if that person may write there."""
        with self._counted():
            if interaction.guild_id is not None and not interaction.permissions.send_messages:
                await self._tell(interaction, say(SENTENCES, "share.forbidden", language))
                return
            if wait := self._wait(interaction.user):
                await self._tell(interaction, say(SENTENCES, "slow_down", language, seconds=wait))
                return
            view = shared_view(message, say(SENTENCES, "share.by", language, who=interaction.user.mention))
            await acknowledge(interaction, lambda: interaction.response.send_message(view=view))

    def spoken(self, interaction: discord.Interaction) -> Language:
        """The language to speak to a person who has not said anything yet."""
        return self._spoken(interaction)

    async def finish(self, within: float) -> None:
        """Let what is under way end, for so many seconds at most."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=within)

    async def _deliver(
        self,
        interaction: discord.Interaction,
        making: Coroutine[object, object, discord.ui.LayoutView],
        *,
        replacing: bool = False,
    ) -> None:
        private = not _alone_with_bot(interaction)
        coming = asyncio.create_task(making)
        ready, _ = await asyncio.wait({coming}, timeout=LATE_AFTER)
        if ready:
            view = coming.result()
            if replacing:
                await acknowledge(interaction, lambda: interaction.response.edit_message(view=view))
            else:
                await acknowledge(interaction, lambda: interaction.response.send_message(view=view, ephemeral=private))
            return
        shown = await acknowledge(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=not replacing))
        view = await coming
        if shown:
            await persist(f"late answer to interaction {interaction.id}", lambda: interaction.edit_original_response(view=view))

    async def _view_of(self, question: Question, spoken: Language, *, shareable: bool = False) -> discord.ui.LayoutView:
        """The answer as shown."""

        async def answered() -> discord.ui.LayoutView:
            return reply_view(await self._assistant.ask(question), self.seal, shareable=shareable)

        return await self._made(answered(), spoken)

    async def _made(self, making: Coroutine[object, object, discord.ui.LayoutView], spoken: Language) -> discord.ui.LayoutView:
        """What is to be shown. The one place where a failure of the program becomes words: never silence."""
        try:
            async with asyncio.timeout(_GIVE_UP_AFTER):
                return await making
        except Exception:  # noqa: BLE001 - told to the operator and to the person, whatever it is
            _log.exception("what a person asked for on Discord could not be made")
            return notice_view(say(SENTENCES, "broken", spoken))

    async def _tell(self, interaction: discord.Interaction, text: str) -> None:
        await self.show(interaction, notice_view(text))

    def _spoken(self, interaction: discord.Interaction) -> Language:
        return languages.of_interaction(interaction) or self._default

    def _wait(self, person: discord.abc.User) -> int:
        return math.ceil(self._cooldown.wait(person.id, asyncio.get_running_loop().time()))

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count the current task among those that a stop waits for."""
        task = asyncio.current_task()
        if task is None or task in self._under_way:
            yield
            return
        self._under_way.add(task)
        try:
            yield
        finally:
            self._under_way.discard(task)


def _alone_with_bot(interaction: discord.Interaction) -> bool:
    """Whether nobody else reads this channel: there an answer need not hide, and stays to be read again."""
    return interaction.context.dm_channel is True


def _is_theirs(interaction: discord.Interaction) -> bool:
    """Whether the message that a button stands on is read by that person alone, so that it may change under their eyes."""
    message = interaction.message
    return message is not None and (message.flags.ephemeral or _alone_with_bot(interaction))


def _conversation(channel_id: int | None, person: discord.abc.User) -> str:
    return f"discord:{channel_id}:{person.id}"


def _asker(person: discord.abc.User) -> str:
    return f"discord:{person.id}"
