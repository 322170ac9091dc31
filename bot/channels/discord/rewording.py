"""The form in which a question is said another way. It keeps nothing in memory: what comes back carries all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.model import Language

_FIELD: Final = "question"


def rewording_form(question: str, language: Language) -> discord.ui.Modal:
    """A form with one field, which holds the question as it was asked."""
    form = discord.ui.Modal(title=say(SENTENCES, "reword.title", language), custom_id="reword")
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=_FIELD, style=discord.TextStyle.paragraph, default=question or None, max_length=2000
    )
    form.add_item(discord.ui.Label(text=say(SENTENCES, "reword.field", language), component=field))
    # A finished form is not kept in memory once it is shown; its answer is read from what Discord sends.
    form.stop()
    return form


def reworded(interaction: discord.Interaction) -> str:
    """What the person wrote in the form."""
    return next(_values(dict(interaction.data or {})), "")


def _values(part: dict[str, Any]) -> Iterator[str]:
    if part.get("custom_id") == _FIELD and "value" in part:
        yield str(part["value"])
    for inner in (*part.get("components", ()), *filter(None, [part.get("component")])):
        yield from _values(inner)
