"""The staff's commands. Knows not who is staff: `StaffCheck` stands before each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.channels.discord.delivery.sending import persist
from bot.channels.discord.rendering.frames import notice_view
from bot.channels.discord.rendering.localisation import localised
from bot.channels.discord.staff.answer_commands import add_answers
from bot.channels.discord.staff.diagnostics import Finding, report, set_up
from bot.channels.discord.staff.queue import queue_view
from bot.channels.discord.staff.roles import person_of
from bot.review.notices import StaffNotice
from bot.review.refusal_text import refused
from bot.review.roles import may
from bot.wording import say
from bot.wording.discord import SENTENCES
from bot.wording.discord_desk import SENTENCES as DESK

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.discord.ports.services import Services
    from bot.channels.discord.staff.answer_parts import AnswerParts
    from bot.channels.discord.staff.card_sync import CardSync
    from bot.channels.discord.staff.roles import StaffCheck
    from bot.config import DiscordSection
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language

_Interaction = discord.Interaction[Any]


def team_commands(
    client: discord.AutoShardedClient,
    services: Services,
    settings: DiscordSection,
    staff: StaffCheck,
    card_sync: CardSync | None,
    registered: Callable[[], bool],
    answers: AnswerParts | None,
) -> app_commands.Group:
    """`/equipe` with its commands, for servers only.

    Args:
        card_sync: keeps the cards, where there are any.
        registered: whether Discord has the commands.
        answers: what is done with answers that are there, where there is a desk.
    """
    group = app_commands.Group(
        name=localised("team.name"),
        description=localised("team.description"),
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    @group.command(name=localised("team.diagnostic.name"), description=localised("team.diagnostic.description"))
    async def diagnostic(interaction: _Interaction) -> None:
        async def made(language: Language) -> str:
            findings = [*_running(client, services.knowledge(), registered=registered()), *set_up(client, settings)]
            findings += await _test_card(client, settings, interaction.id, language)
            return report(findings, language)

        await staff.work(interaction, made)

    @group.command(name=localised("team.questions.name"), description=localised("team.questions.description"))
    async def questions(interaction: _Interaction) -> None:
        acting = may(staff.role(interaction.user) or "reader", "editor")  # who only looks hangs no cards up
        await staff.work(
            interaction, lambda language: _waiting(client, services, settings, card_sync, language, acting=acting), "reader"
        )

    _add_offered(group, services, staff)
    _add_week(group, services, staff)
    if answers is not None:
        add_answers(group, answers, staff)
    return group


def _add_offered(group: app_commands.Group, services: Services, staff: StaffCheck) -> None:
    """The commands that are there where the program offers what they do."""
    if (reload := services.reload) is not None:

        @group.command(name=localised("team.reload.name"), description=localised("team.reload.description"))
        async def recharger(interaction: _Interaction) -> None:
            async def made(language: Language) -> str:
                return refused(await reload(), language) or _read_again(services.knowledge(), language)

            await staff.work(interaction, made)

    if (link := services.link) is not None:

        @group.command(name=localised("team.link.name"), description=localised("team.link.description"))
        async def lien(interaction: _Interaction) -> None:
            async def made(language: Language) -> str:
                role = staff.role(interaction.user) or "reader"
                address, minutes = link(str(interaction.user), role, person_of(interaction.user))
                return say(SENTENCES, "team.link", language, link=address, minutes=minutes)

            await staff.work(interaction, made, "reader")


def _add_week(group: app_commands.Group, services: Services, staff: StaffCheck) -> None:
    """The command by which somebody of the team has the week told to them, and stops it."""
    if (notices := services.notices) is not None:

        @group.command(name=localised("team.week.name"), description=localised("team.week.description"))
        async def semaine(interaction: _Interaction) -> None:
            async def made(language: Language) -> str:
                wanted = StaffNotice(str(interaction.user.id), str(interaction.user), language)
                if await notices.unwant(wanted.address):
                    return say(SENTENCES, "team.week.off", language)
                await notices.want(wanted)
                return say(SENTENCES, "team.week.on", language)

            await staff.work(interaction, made, "reader")


def _running(client: discord.AutoShardedClient, knowledge: Knowledge, *, registered: bool) -> list[Finding]:
    """How the program itself is doing."""
    slots = {"servers": len(client.guilds), "shards": len(client.shards), "ms": round(1000 * client.latency)}
    commands = Finding("fine", "check.commands") if registered else Finding("problem", "check.commands_late")
    known = {"entities": len(knowledge.entities), "topics": len(knowledge.topics)}
    return [Finding("fine", "check.connection", slots), commands, Finding("fine", "check.knowledge", known)]


async def _waiting(
    client: discord.Client,
    services: Services,
    settings: DiscordSection,
    card_sync: CardSync | None,
    language: Language,
    *,
    acting: bool,
) -> discord.ui.LayoutView:
    """The questions that wait, to be read; their cards are posted, where there is a channel for them and whoever asks acts."""
    note = "" if services.cards is None or not acting else await _cards(client, settings, card_sync, language)
    return await queue_view(services.desk, 0, language, note)


async def _cards(client: discord.Client, settings: DiscordSection, card_sync: CardSync | None, language: Language) -> str:
    """Have the cards posted, and say where they are, or why they cannot be there."""
    channel = set_up(client, settings)[-1]
    if card_sync is None or channel.level == "problem":
        return channel.shown(language)
    await card_sync.open()
    return say(DESK, "cards.where", language, channel=f"<#{card_sync.channel_id}>")


async def _test_card(client: discord.Client, settings: DiscordSection, nonce: int, language: Language) -> list[Finding]:
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
