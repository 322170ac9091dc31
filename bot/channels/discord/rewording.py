"""The form in which a question is said another way. It keeps nothing in memory: what comes back carries all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.channels.discord.forms import filled, form, text_field
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    import discord

    from bot.knowledge.model import Language

REWORDING: Final = "reword"
_FIELD: Final = "question"
_LONGEST: Final = 2000


def rewording_form(question: str, language: Language) -> discord.ui.Modal:
    """A form with one field, which holds the question as it was asked."""
    label = say(SENTENCES, "reword.field", language)
    field = text_field(_FIELD, label, value=question, long=True, longest=_LONGEST)
    return form(say(SENTENCES, "reword.title", language), REWORDING, field)


def reworded(interaction: discord.Interaction[Any]) -> str:
    """What the person wrote in the form."""
    return filled(interaction).get(_FIELD, "")
