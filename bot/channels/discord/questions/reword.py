"""The button and the form with which a question is said another way. What comes back carries all: nothing is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import filled, form, text_field
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.signing import fits
from bot.channels.discord.rendering.text import asked
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

_BUTTON: Final = re.compile(r"reword:(?P<language>fr|en):(?P<question>.*)", re.DOTALL)
_FORM: Final = re.compile("reword")
_FIELD: Final = "question"
_LONGEST: Final = 2000


def reword_button(language: Language, question: str) -> Button:
    """The button under a reply; it carries the question where there is room."""
    whole, empty = f"reword:{language}:{question}", f"reword:{language}:"
    label = say(SENTENCES, "reword.label", language)
    return discord.ui.Button(label=label, custom_id=whole if fits(whole) else empty, emoji="✏️")


def button_route(presenter: Presenter) -> Route:
    """Shows a form with one field, which holds the question as it was asked."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        language = of_match(match)
        label = say(SENTENCES, "reword.field", language)
        field = text_field(_FIELD, label, value=match["question"], long=True, longest=_LONGEST)
        await presenter.show_form(interaction, form(say(SENTENCES, "reword.title", language), _FORM.pattern, field))

    return Route(_BUTTON, pressed)


def form_route(answer: Callable[[discord.Interaction, str, Language | None], Awaitable[None]]) -> Route:
    """Answers what the person wrote in the form."""

    async def submitted(interaction: discord.Interaction, _match: re.Match[str]) -> None:
        await answer(interaction, asked(filled(interaction).get(_FIELD, "")), None)

    return Route(_FORM, submitted, form=True)
