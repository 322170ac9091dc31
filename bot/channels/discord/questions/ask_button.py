"""The button that asks a curated question in the person's name. Answers nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.frames import Button, Part, rows
from bot.channels.discord.rendering.localisation import of_match
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.channels.discord.rendering.text import shortened

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable, Sequence

    from bot.assistant import Suggestion
    from bot.knowledge.model import Language

LABEL_LIMIT: Final = 80
"""Characters that Discord shows on a button."""

_PATTERN: Final = signed_pattern(r"ask:(?P<language>fr|en)", r"(?P<question>.+)")


def ask_rows(suggestions: Sequence[Suggestion], language: Language, signer: Signer) -> list[Part]:
    """The buttons of suggestions in rows, no two alike: Discord refuses two buttons with one id."""
    buttons = filter(None, (_button(each, language, signer) for each in suggestions))
    return rows({button.custom_id: button for button in buttons}.values())


def _button(suggestion: Suggestion, language: Language, signer: Signer) -> Button | None:
    """The button of a suggestion; None for one that no button can hold.

    A question too long to be carried is asked by its title, which is curated too and names the same thing.
    """
    prefix = f"ask:{language}"
    custom_id = signer.sign(prefix, suggestion.question) or signer.sign(prefix, suggestion.text)
    if custom_id is None or not suggestion.text.strip():
        return None
    return discord.ui.Button(label=shortened(suggestion.text, LABEL_LIMIT), custom_id=custom_id)


def route(answer: Callable[[discord.Interaction, str, Language | None], Awaitable[None]]) -> Route:
    """Anyone may press it; the answer is theirs alone, in the language of the reply that the button stands under."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await answer(interaction, match["question"], of_match(match))

    return Route(_PATTERN, pressed)
