"""The connection to Discord: which events reach the bot, and which of them are for it. Knows nothing of answers."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands

from bot.channels.discord.rendering.localisation import EnglishTranslator
from bot.channels.discord.rendering.text import asked
from bot.channels.discord.staff.diagnostics import set_up
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.channels.discord.client.registration import Registration
    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.delivery.routing import Router
    from bot.channels.discord.questions.responder import Responder
    from bot.channels.discord.staff.diagnostics import Finding
    from bot.config import DiscordSection
    from bot.knowledge.model import Language

_log = logging.getLogger(__name__)

_REGISTER_WITHIN: Final = 10.0
"""Seconds that connecting waits for the commands to be registered; past that, both go on side by side."""


class Client(discord.AutoShardedClient):
    """A client without any privileged intent, that pings no one and remembers no message."""

    def __init__(
        self,
        responder: Responder,
        presenter: Presenter,
        registration: Registration,
        settings: DiscordSection,
        language: Language,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            activity=discord.CustomActivity(say(SENTENCES, "presence", language)),
        )
        self._responder = responder
        self._presenter = presenter
        self._registration = registration
        self._settings = settings
        self._found: list[Finding] = []
        self._router: Router | None = None
        self._beside: Mapping[str, Callable[[], Coroutine[object, object, None]]] = {}
        self._tasks: list[asyncio.Task[object]] = []
        self.tree: app_commands.CommandTree[Client] = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    def equip(self, router: Router, beside: Mapping[str, Callable[[], Coroutine[object, object, None]]]) -> None:
        """Give it what needs the client itself: before it connects.

        Args:
            router: has buttons and forms do what they say.
            beside: what goes on for as long as the client is connected, by name.
        """
        self._router = router
        self._beside = beside

    async def setup_hook(self) -> None:
        """Once a run, before the gateway: begin what goes on beside, and have Discord learn of new commands."""
        await self.tree.set_translator(EnglishTranslator())
        self._tasks += [asyncio.create_task(run(), name=name) for name, run in self._beside.items()]
        registering = asyncio.create_task(self._registration.bring_up_to_date(self.tree))
        self._tasks.append(registering)
        await asyncio.wait({registering}, timeout=_REGISTER_WITHIN)

    async def on_ready(self) -> None:
        """Tell the operator whether the servers have the roles and the channel of the configuration; once each finding."""
        found = set_up(self, self._settings)
        for finding in found:
            if finding not in self._found:
                level = logging.WARNING if finding.level == "problem" else logging.INFO
                _log.log(level, "Discord set-up: %s", finding.said("en"))
        self._found = found

    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message, a mention, and a reply to the bot; leave all else alone."""
        if message.author.bot or message.type not in {discord.MessageType.default, discord.MessageType.reply}:
            return
        mentioned = self.user in message.mentions
        replied = self._wrote(message.reference)
        if message.guild is not None and not mentioned and not replied:
            return
        if question := asked(message.content):
            await self._responder.answer_message(message, question)
        elif mentioned or message.guild is None:
            await self._presenter.tell_under(message, "message.wordless")
        elif not message.attachments and not message.stickers:
            # Without a mention, Discord keeps from us the words of a reply to us.
            await self._presenter.tell_under(message, "message.unread", me=f"<@{self.application_id}>")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Have a button or a form do what it says; commands are the tree's."""
        pressed = interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}
        if pressed and self._router is not None:
            await self._router.follow(interaction)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """A failure in one event is the operator's to read; the others go on. The event itself may hold a question."""
        _log.exception("a Discord event (%s) could not be dealt with", event_method)

    async def close(self) -> None:
        """Leave with a close frame."""
        for task in self._tasks:
            task.cancel()
        await super().close()

    def _wrote(self, reference: discord.MessageReference | None) -> bool:
        resolved = reference.resolved if reference else None
        return isinstance(resolved, discord.Message) and resolved.author == self.user
