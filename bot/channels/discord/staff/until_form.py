"""The form in which staff say until which day an answer holds: the form of the answer has no room for a sixth field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.forms import filled, form, text_field
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable

    import discord

    from bot.knowledge.model import Language

_PREFIX: Final = "form:until"
_PATTERN: Final = signed_pattern(_PREFIX, r"(?P<draft>\d{1,9})")
_LONGEST: Final = 20


def until_form(draft: int, until: str, language: Language, signer: Signer) -> discord.ui.Modal:
    """The form of a draft, with the day that it names already."""
    label, hint = (say(SENTENCES, f"{part}.until", language) for part in ("field", "hint"))
    field = text_field("valid_until", label, value=until, hint=hint, required=False, longest=_LONGEST)
    return form(say(SENTENCES, "form.until", language), signer.sign_short(_PREFIX, draft), field)


def route(hold_until: Callable[[discord.Interaction, int, str], Awaitable[None]]) -> Route:
    """Tries the draft anew, with the day that was written."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await hold_until(interaction, int(match["draft"]), filled(interaction).get("valid_until", "").strip())

    return Route(_PATTERN, submitted, form=True, least="editor")
