"""Discord's locales and the two languages of the bot: which one to speak, and commands named in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.knowledge.model import LANGUAGES
from bot.wording import say
from bot.wording.discord_commands import COMMANDS

if TYPE_CHECKING:
    import re

    from bot.knowledge.model import Language
    from bot.knowledge.region import Region

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


def of_match(match: re.Match[str]) -> Language:
    """The language that a `custom_id` carries."""
    return "en" if match["language"] == "en" else "fr"


def localised(key: str, region: Region | None = None) -> app_commands.locale_str:
    """The French name or description of a command, which carries its English with it.

    Args:
        region: what it speaks of, where it names the region.
    """
    french, english = (say(COMMANDS, key, of, **(region.slots(of) if region else {})) for of in LANGUAGES)
    return app_commands.locale_str(french, english=english)


class EnglishTranslator(app_commands.Translator):
    """Gives every French name and description its English form, for both of Discord's English locales."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The English that the string carries with it; None for any other locale, which then shows the French."""
        if locale in _ENGLISH:
            english: str | None = string.extras.get("english")
            return english
        return None
