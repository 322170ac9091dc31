"""The commands that people find under `/` and in the menu of a message. Knows not how they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.assistant import Suggestion
from bot.channels.discord.personal import mine_view
from bot.channels.discord.rendering import notice_view
from bot.channels.discord.team import both, team_commands
from bot.channels.discord.text import asked
from bot.review.intake import TELL_WITHIN
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.discord.directory import Directory
    from bot.channels.discord.reach import Reach
    from bot.channels.discord.responder import Responder
    from bot.config import Config
    from bot.knowledge.model import Language

# `locale_str` and `discord.Message` are read by discord.py from the signatures below when the module runs.


class InEnglish(app_commands.Translator):
    """Gives every French name and description its English form, for both of Discord's English locales."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, _context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The English that the string carries with it; None for any other locale, which then shows the French."""
        if locale in {discord.Locale.american_english, discord.Locale.british_english}:
            english: str | None = string.extras.get("english")
            return english
        return None


def add_commands(
    tree: app_commands.CommandTree[Any],
    responder: Responder,
    config: Config,
    directory: Callable[[], Directory],
    reach: Reach,
) -> None:
    """Put every command on the tree."""
    tree.add_command(team_commands(reach, config.discord))

    @tree.command(name=both("ask.name"), description=both("ask.description"))
    @app_commands.describe(question=both("ask.question"))
    async def demander(interaction: discord.Interaction, question: str) -> None:
        await responder.answer(interaction, asked(question))

    @tree.command(name=both("profile.name"), description=both("profile.description"))
    @app_commands.rename(nom=both("profile.option"))
    @app_commands.describe(nom=both("profile.hint"))
    async def fiche(interaction: discord.Interaction, nom: str) -> None:
        # What is sent need not be one of the choices: it is read as any question, and refused as any other.
        await responder.answer(interaction, asked(nom))

    @fiche.autocomplete("nom")
    async def _names(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        choices = directory().choices(typed, responder.spoken(interaction))
        return [app_commands.Choice(name=label, value=name) for label, name in choices]

    @tree.context_menu(name=both("ask.menu"))
    async def demander_au_bot(interaction: discord.Interaction, message: discord.Message) -> None:
        if question := asked(message.content):
            await responder.answer(interaction, question)
        else:
            await responder.tell(interaction, "message.wordless")

    @tree.command(name=both("mine.name"), description=both("mine.description"))
    async def mes_donnees(interaction: discord.Interaction) -> None:
        await responder.work(interaction, lambda language: mine_view(reach.desk, interaction.user.id, language))

    @tree.command(name=both("help.name"), description=both("help.description"))
    async def aide(interaction: discord.Interaction) -> None:
        language = responder.spoken(interaction)
        text = say(SENTENCES, "help.text", language, me=f"<@{interaction.application_id}>")
        await responder.show(interaction, notice_view(text, language, _examples(language), responder.seal))

    @tree.command(name=both("privacy.name"), description=both("privacy.description"))
    async def confidentialite(interaction: discord.Interaction) -> None:
        await responder.show(interaction, notice_view(privacy_notice(config, responder.spoken(interaction))))


def privacy_notice(config: Config, language: Language) -> str:
    """What is kept, why, how long and who answers for it, in plain words."""
    contact = config.contact
    return say(
        SENTENCES,
        "privacy.text",
        language,
        days=config.store.retention_days,
        told_within=TELL_WITHIN.days,
        minutes=config.conversation.minutes,
        staff=say(SENTENCES, "privacy.staff", language) if config.discord.staff_channel_id is not None else "",
        officer=say(
            SENTENCES,
            "privacy.officer" if contact.privacy_officer else "privacy.contact",
            language,
            officer=contact.privacy_officer,
            name=contact.name,
            where=contact.privacy_email or contact.url,
        ),
    )


def _examples(language: Language) -> list[Suggestion]:
    words = (say(SENTENCES, f"help.example_{number}", language) for number in (1, 2, 3))
    return [Suggestion(text=question, question=question) for question in words]
