"""The commands that people find under `/` and in the menu of a message. Knows not how they are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands

from bot.assistant import Suggestion
from bot.channels.discord.questions.ask_button import ask_rows
from bot.channels.discord.questions.personal_data import personal_data_view
from bot.channels.discord.rendering.frames import framed, notice_view, text_block
from bot.channels.discord.rendering.localisation import localised
from bot.channels.discord.rendering.text import asked
from bot.knowledge.region import Contact
from bot.privacy.retention import TELL_WITHIN
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.ports.services import ReviewDesk
    from bot.channels.discord.questions.autocomplete import NameIndex
    from bot.channels.discord.questions.responder import Responder
    from bot.channels.discord.rendering.signing import Signer
    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.knowledge.region import Region

_EXAMPLES: Final = 3
"""Questions to begin with, under the help."""

# `discord.Message` is read by discord.py from the signatures below when the module runs.


def add_asking(
    tree: app_commands.CommandTree[Any], responder: Responder, presenter: Presenter, names: Callable[[], NameIndex]
) -> None:
    """Put on the tree the commands that ask a question. Their descriptions name the region as it is called at the start."""

    @tree.command(name=localised("ask.name"), description=localised("ask.description", presenter.region()))
    @app_commands.describe(question=localised("ask.question"))
    async def demander(interaction: discord.Interaction, question: str) -> None:
        await responder.answer(interaction, asked(question))

    @tree.command(name=localised("profile.name"), description=localised("profile.description"))
    @app_commands.rename(nom=localised("profile.option"))
    @app_commands.describe(nom=localised("profile.hint"))
    async def fiche(interaction: discord.Interaction, nom: str) -> None:
        # What is sent need not be one of the choices: it is read as any question, and refused as any other.
        await responder.answer(interaction, asked(nom))

    @fiche.autocomplete("nom")
    async def _names(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        choices = names().choices(typed, presenter.spoken(interaction))
        return [app_commands.Choice(name=label, value=name) for label, name in choices]

    @tree.context_menu(name=localised("ask.menu"))
    async def demander_au_bot(interaction: discord.Interaction, message: discord.Message) -> None:
        if question := asked(message.content):
            await responder.answer(interaction, question)
        else:
            await presenter.tell(interaction, "message.wordless")


def add_information(
    tree: app_commands.CommandTree[Any], presenter: Presenter, desk: ReviewDesk, signer: Signer, config: Config
) -> None:
    """Put on the tree the commands that tell of the bot itself: what it keeps, how to ask it."""

    @tree.command(name=localised("mine.name"), description=localised("mine.description"))
    async def mes_donnees(interaction: discord.Interaction) -> None:
        await presenter.work(interaction, lambda language: personal_data_view(desk, interaction.user.id, language))

    @tree.command(name=localised("help.name"), description=localised("help.description"))
    async def aide(interaction: discord.Interaction) -> None:
        language = presenter.spoken(interaction)
        here = presenter.region()
        text = say(SENTENCES, "help.text", language, me=f"<@{interaction.application_id}>", **here.slots(language))
        await presenter.show(interaction, framed([text_block(text), *ask_rows(_examples(here, language), language, signer)]))

    @tree.command(name=localised("privacy.name"), description=localised("privacy.description"))
    async def confidentialite(interaction: discord.Interaction) -> None:
        await presenter.show(
            interaction, notice_view(privacy_notice(config, presenter.region(), presenter.spoken(interaction)))
        )


def privacy_notice(config: Config, region: Region, language: Language) -> str:
    """What is kept, why, how long and who answers for it, in plain words."""
    contact = config.contact
    of_region = region.contact or Contact(region.bot.in_(language), config.web.public_url)
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
            name=of_region.name,
            where=contact.privacy_email or of_region.url,
        ),
    )


def _examples(region: Region, language: Language) -> list[Suggestion]:
    return [Suggestion(text=question, question=question) for question in region.examples[language][:_EXAMPLES]]
