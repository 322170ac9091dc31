"""The connection to Discord: which events reach the bot, and which of them are for it. Knows nothing of answers."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands

from bot.channels.discord.board import Board
from bot.channels.discord.buttons import BUTTONS
from bot.channels.discord.commands import InEnglish, add_commands
from bot.channels.discord.deskwork import DeskWork
from bot.channels.discord.diagnosis import set_up
from bot.channels.discord.forms import custom_id_of
from bot.channels.discord.rewording import REWORDING, reworded
from bot.channels.discord.staff import Staff
from bot.channels.discord.telling import Telling
from bot.channels.discord.text import asked
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.discord.diagnosis import Finding
    from bot.channels.discord.directory import Directory
    from bot.channels.discord.reach import Reach
    from bot.channels.discord.registration import Registration
    from bot.channels.discord.responder import Responder
    from bot.config import Config
    from bot.knowledge.model import Language

_log = logging.getLogger(__name__)

_REGISTER_WITHIN: Final = 10.0
"""Seconds that connecting waits for the commands to be registered; past that, both go on side by side."""


class Client(discord.AutoShardedClient):
    """A client without any privileged intent, that pings no one and remembers no message."""

    def __init__(
        self,
        responder: Responder,
        registration: Registration,
        directory: Callable[[], Directory],
        config: Config,
        language: Language,
        reach: Reach,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            activity=discord.CustomActivity(say(SENTENCES, "presence", language)),
        )
        self.responder = responder
        self.reach = reach
        self.staff = Staff(config.discord.staff_role_ids, responder)
        self._settings = config.discord
        self._found: list[Finding] = []
        self._registration = registration
        self._registering: asyncio.Task[bool] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._drawing: asyncio.Task[None] | None = None
        self.board: Board | None = None
        self.deskwork: DeskWork | None = None
        if (room := reach.room) is not None:
            channel = config.discord.staff_channel_id
            if channel is not None:
                self.board = Board(self, room, channel, responder, responder.seal, language)
            self.deskwork = DeskWork(room, responder, responder.seal, self.board)
        self.tree: app_commands.CommandTree[Client] = app_commands.CommandTree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        add_commands(self.tree, responder, config, directory, reach)

    @property
    def commands_known(self) -> bool:
        """Whether Discord has the commands."""
        return self._registration.known

    async def setup_hook(self) -> None:
        """Once a run, before the gateway: buttons of earlier runs work again, and Discord learns of new commands."""
        await self.tree.set_translator(InEnglish())
        self.add_dynamic_items(*BUTTONS)
        self._telling = asyncio.create_task(Telling(self, self.reach.desk, self.responder).run(), name="telling")
        if self.board is not None:
            self._drawing = asyncio.create_task(self.board.run(), name="cards")
        self._registering = asyncio.create_task(self._registration.bring_up_to_date(self.tree))
        await asyncio.wait({self._registering}, timeout=_REGISTER_WITHIN)

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
            await self.responder.answer_message(message, question)
        elif mentioned or message.guild is None:
            await self.responder.tell_under(message, "message.wordless")
        elif not message.attachments and not message.stickers:
            # Without a mention, Discord keeps from us the words of a reply to us.
            await self.responder.tell_under(message, "message.unread", me=f"<@{self.application_id}>")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Read a form; say so when somebody presses a button that this version no longer knows."""
        custom_id = custom_id_of(interaction)
        if interaction.type is discord.InteractionType.modal_submit:
            if custom_id == REWORDING:
                await self.responder.answer(interaction, asked(reworded(interaction)))
            elif await self.staff.lets(interaction):
                await self._at_the_desk(interaction)
        if interaction.type is not discord.InteractionType.component:
            return
        known = any(button.__discord_ui_compiled_template__.fullmatch(custom_id) for button in BUTTONS)
        if not known or not _stands_on(interaction.message, custom_id):
            await self.responder.tell(interaction, "button.stale")

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """A failure in one event is the operator's to read; the others go on. The event itself may hold a question."""
        _log.exception("a Discord event (%s) could not be dealt with", event_method)

    async def close(self) -> None:
        """Leave with a close frame."""
        for task in (self._registering, self._telling, self._drawing):
            if task is not None:
                task.cancel()
        await super().close()

    async def _at_the_desk(self, interaction: discord.Interaction) -> None:
        """A form of the staff's; without a desk there is none."""
        if self.deskwork is None:
            await self.responder.tell(interaction, "button.stale")
        else:
            await self.deskwork.submitted(interaction)

    def _wrote(self, reference: discord.MessageReference | None) -> bool:
        resolved = reference.resolved if reference else None
        return isinstance(resolved, discord.Message) and resolved.author == self.user


def _stands_on(message: discord.Message | None, custom_id: str) -> bool:
    """Whether the message bears that button; discord.py passes over one that it does not bear, in silence."""
    view = discord.ui.LayoutView.from_message(message, timeout=None) if message is not None else discord.ui.LayoutView()
    return any(getattr(item, "custom_id", None) == custom_id for item in view.walk_children())
