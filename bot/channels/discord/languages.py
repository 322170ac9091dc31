"""Discord's locales → the two languages of the bot. Knows nothing of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.knowledge.model import Language

_ENGLISH = frozenset({discord.Locale.american_english, discord.Locale.british_english})


def of_locale(locale: discord.Locale | None) -> Language | None:
    """The language of a locale; None for one that the bot does not speak, so that something else decides."""
    if locale is discord.Locale.french:
        return "fr"
    return "en" if locale in _ENGLISH else None


def of_interaction(interaction: discord.Interaction) -> Language | None:
    """The person's own language, else that of the server."""
    return of_locale(interaction.locale) or of_locale(interaction.guild_locale)


def of_guild(guild: discord.Guild | None) -> Language | None:
    """The language that a server chose.

    Discord calls every server `en-US` until somebody chooses, and only community servers may choose: there, and there
    alone, `en-US` says something.
    """
    if guild is None:
        return None
    chosen = guild.preferred_locale is not discord.Locale.american_english or "COMMUNITY" in guild.features
    return of_locale(guild.preferred_locale) if chosen else None
