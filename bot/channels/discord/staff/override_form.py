"""The form in which staff say why something is right although test questions break: an answer, or a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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

Overridden = Literal["override", "override-fix"]
"""Of which drafts: answers to groups, or corrections."""


def override_form(draft: int, language: Language, signer: Signer, of: Overridden = "override") -> discord.ui.Modal:
    """The form of a draft."""
    label, hint = (say(SENTENCES, f"{part}.override", language) for part in ("field", "hint"))
    field = text_field("reason", label, hint=hint, long=True, longest=1000)
    return form(say(SENTENCES, "form.override", language), signer.sign_short(f"form:{of}", draft), field)


def route(publish: Callable[[discord.Interaction, int, str], Awaitable[None]], of: Overridden = "override") -> Route:
    """Publishes the draft for the reason that was written."""

    async def submitted(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await publish(interaction, int(match["draft"]), filled(interaction).get("reason", ""))

    return Route(signed_pattern(f"form:{of}", r"(?P<draft>\d{1,9})"), submitted, form=True, least="editor")
