"""The buttons under the trial of a correction: publish it, go on, see it whole. For the one who wrote it. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, cast, get_args

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.signing import Signer, signed_pattern
from bot.wording import say
from bot.wording.discord_answers import SENTENCES

if TYPE_CHECKING:
    import re
    from collections.abc import Awaitable, Callable

    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

FixStep = Literal["publish", "override", "amend", "english", "whole", "previous", "next"]
_LABELS: Final[dict[FixStep, str]] = {
    "english": "answer.english",
    "whole": "trial.whole",
    "previous": "sheet.previous",
    "next": "sheet.next",
}
_STYLES: Final[dict[FixStep, discord.ButtonStyle]] = {
    "publish": discord.ButtonStyle.success,
    "override": discord.ButtonStyle.danger,
}
_PATTERN: Final = signed_pattern(rf"fix:(?P<step>{'|'.join(get_args(FixStep))})", r"(?P<draft>\d{1,9})\.(?P<page>\d{1,4})")


def fix_button(step: FixStep, draft: int, language: Language, signer: Signer, page: int = 0) -> Button:
    """The button of a step; of what is seen whole, by pages."""
    return discord.ui.Button(
        label=say(SENTENCES, _LABELS.get(step, f"draft.{step}"), language),
        custom_id=signer.sign_short(f"fix:{step}", f"{draft}.{page}"),
        style=_STYLES.get(step, discord.ButtonStyle.secondary),
    )


def route(take: Callable[[discord.Interaction, FixStep, int, int], Awaitable[None]]) -> Route:
    """Takes the step with the correction, and the page that it leads to."""

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        await take(interaction, cast("FixStep", match["step"]), int(match["draft"]), int(match["page"]))

    return Route(_PATTERN, pressed, least="editor")
