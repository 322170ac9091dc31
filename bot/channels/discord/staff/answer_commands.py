"""The staff's commands about answers that are there: find one, and what is to be read again. Knows not what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.channels.discord.rendering.localisation import localised

if TYPE_CHECKING:
    from bot.channels.discord.staff.answer_parts import AnswerParts
    from bot.channels.discord.staff.roles import StaffCheck

_Interaction = discord.Interaction[Any]


def add_answers(group: app_commands.Group, parts: AnswerParts, staff: StaffCheck) -> None:
    """Put them into `/equipe`."""
    answers, again = parts.answers, parts.again

    @group.command(name=localised("team.answer.name"), description=localised("team.answer.description"))
    @app_commands.rename(mots=localised("team.answer.option"))
    @app_commands.describe(mots=localised("team.answer.hint"))
    async def reponse(interaction: _Interaction, mots: str) -> None:
        await staff.work(interaction, lambda language: answers.found(mots, language), "reader")

    @reponse.autocomplete("mots")
    async def _answers(interaction: _Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if staff.role(interaction.user) is None:
            return []
        choices = await answers.choices(interaction, typed)
        return [app_commands.Choice(name=label, value=key) for label, key in choices]

    @group.command(name=localised("team.again.name"), description=localised("team.again.description"))
    async def relire(interaction: _Interaction) -> None:
        await staff.work(interaction, lambda language: again.shown(0, language), "reader")
