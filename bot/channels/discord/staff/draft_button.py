"""The buttons under the dry run of a draft: publish it, or go on. For the one who wrote it, while they are staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.wording import say
from bot.wording.discord_desk import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable

    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

Step = Literal["publish", "override", "replace", "amend", "until"]
_STYLES: Final = {
    "publish": discord.ButtonStyle.success,
    "override": discord.ButtonStyle.danger,
    "replace": discord.ButtonStyle.danger,
    "amend": discord.ButtonStyle.secondary,
    "until": discord.ButtonStyle.secondary,
}
_PATTERN: Final = signed_pattern(rf"draft:(?P<step>{'|'.join(get_args(Step))})", r"(?P<draft>\d{1,9})")


def draft_button(step: Step, draft: int, language: Language, signer: Signer) -> Button:
    """The button of a step."""
    label = say(SENTENCES, f"draft.{step}", language)
    return discord.ui.Button(label=label, custom_id=signer.sign_short(f"draft:{step}", draft), style=_STYLES[step])


def route(take: Callable[[discord.Interaction, Step, int], Awaitable[None]]) -> Route:
    """Takes the step with the draft."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await take(interaction, cast("Step", match["step"]), int(match["draft"]))

    return Route(_PATTERN, pressed, least="editor")
