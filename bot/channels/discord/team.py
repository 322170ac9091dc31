"""The staff's commands. Knows not who is staff: `Staff` stands before each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.channels.discord.delivery import persist
from bot.channels.discord.diagnosis import Finding, report, set_up
from bot.channels.discord.queue import queue_view
from bot.channels.discord.rendering import notice_view
from bot.review.refused import refused
from bot.wording import say
from bot.wording.discord import SENTENCES
from bot.wording.discord_commands import COMMANDS
from bot.wording.discord_desk import SENTENCES as DESK

if TYPE_CHECKING:
    from bot.channels.discord.client import Client
    from bot.channels.discord.reach import Reach
    from bot.config import DiscordSection
    from bot.knowledge.model import Knowledge, Language

_Interaction = discord.Interaction[Any]


def team_commands(reach: Reach, settings: DiscordSection) -> app_commands.Group:
    """`/equipe` with its commands, for servers only."""
    group = app_commands.Group(
        name=both("team.name"),
        description=both("team.description"),
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    @group.command(name=both("team.diagnostic.name"), description=both("team.diagnostic.description"))
    async def diagnostic(interaction: _Interaction) -> None:
        client = cast("Client", interaction.client)

        async def made(language: Language) -> str:
            findings = [*_running(client, reach.knowledge()), *set_up(client, settings)]
            findings += await _test_card(client, settings, interaction.id, language)
            return report(findings, language)

        await client.staff.work(interaction, made)

    @group.command(name=both("team.questions.name"), description=both("team.questions.description"))
    async def questions(interaction: _Interaction) -> None:
        client = cast("Client", interaction.client)
        await client.staff.work(interaction, lambda language: _waiting(client, settings, language))

    if (reload := reach.reload) is not None:

        @group.command(name=both("team.reload.name"), description=both("team.reload.description"))
        async def recharger(interaction: _Interaction) -> None:
            client = cast("Client", interaction.client)

            async def made(language: Language) -> str:
                return refused(await reload(), language) or _read_again(reach.knowledge(), language)

            await client.staff.work(interaction, made)

    if (link := reach.link) is not None:

        @group.command(name=both("team.link.name"), description=both("team.link.description"))
        async def lien(interaction: _Interaction) -> None:
            async def made(language: Language) -> str:
                address, minutes = link(str(interaction.user))
                return say(SENTENCES, "team.link", language, link=address, minutes=minutes)

            await cast("Client", interaction.client).staff.work(interaction, made)

    return group


def both(key: str) -> app_commands.locale_str:
    """The French name or description of a command, which carries its English with it."""
    words = COMMANDS[key]
    return app_commands.locale_str(words.fr, english=words.en)


def _running(client: Client, knowledge: Knowledge) -> list[Finding]:
    """How the program itself is doing."""
    slots = {"servers": len(client.guilds), "shards": len(client.shards), "ms": round(1000 * client.latency)}
    commands = Finding("fine", "check.commands") if client.commands_known else Finding("problem", "check.commands_late")
    known = {"entities": len(knowledge.entities), "topics": len(knowledge.topics)}
    return [Finding("fine", "check.connection", slots), commands, Finding("fine", "check.knowledge", known)]


async def _waiting(client: Client, settings: DiscordSection, language: Language) -> discord.ui.LayoutView:
    """The questions that wait, to be read; their cards are posted, where there is a channel for them."""
    return await queue_view(client.reach.desk, 0, language, await _cards(client, settings, language))


async def _cards(client: Client, settings: DiscordSection, language: Language) -> str:
    """Have the cards posted, and say where they are, or why they cannot be there; nothing where there is no desk."""
    if client.reach.room is None:
        return ""
    channel = set_up(client, settings)[-1]
    if client.board is None or channel.level == "problem":
        return channel.shown(language)
    await client.board.open()
    return say(DESK, "cards.where", language, channel=f"<#{client.board.channel_id}>")


async def _test_card(client: Client, settings: DiscordSection, nonce: int, language: Language) -> list[Finding]:
    """Post a card in the staff channel, if there is one, and say whether it arrived."""
    channel = client.get_channel(settings.staff_channel_id or 0)
    if not isinstance(channel, discord.abc.Messageable):
        return []
    view = notice_view(say(SENTENCES, "check.card", language))
    posted = await persist("test card", lambda: channel.send(view=view, nonce=nonce))
    return [Finding("fine", "check.card_posted") if posted else Finding("problem", "check.card_refused")]


def _read_again(knowledge: Knowledge, language: Language) -> str:
    slots = {"entities": len(knowledge.entities), "topics": len(knowledge.topics)}
    return say(SENTENCES, "team.reloaded", language, **slots)
