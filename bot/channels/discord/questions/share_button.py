"""The button that posts to the channel an answer that only one person saw. Changes nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import discord

from bot.channels.discord.delivery.routing import Route
from bot.channels.discord.rendering.localisation import of_match
from bot.wording import say
from bot.wording.discord import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.discord.delivery.presenter import Presenter
    from bot.channels.discord.rendering.frames import Button
    from bot.knowledge.model import Language

_PREFIX: Final = "share:"
_PATTERN: Final = re.compile(rf"{_PREFIX}(?P<language>fr|en)")


def share_button(language: Language) -> Button:
    """The button under an answer."""
    label = say(SENTENCES, "share.label", language)
    return discord.ui.Button(label=label, custom_id=f"{_PREFIX}{language}", emoji="📣")


def route(presenter: Presenter, wait: Callable[[discord.abc.User], int]) -> Route:
    """Posts what the person sees, as it stands there, if that person may write here.

    Args:
        wait: seconds that a person has to wait before anything else of theirs is answered.
    """

    async def pressed(interaction: discord.Interaction, match: re.Match[str]) -> None:
        language = of_match(match)
        if interaction.message is None:
            return
        if interaction.guild_id is not None and not interaction.permissions.send_messages:
            await presenter.tell(interaction, "share.forbidden", language=language)
        elif seconds := wait(interaction.user):
            await presenter.tell(interaction, "slow_down", language=language, seconds=seconds)
        else:
            by = say(SENTENCES, "share.by", language, who=interaction.user.mention)
            await presenter.show(interaction, _shared_view(interaction.message, by), to_all=True)

    return Route(_PATTERN, pressed)


def _shared_view(message: discord.Message, by: str) -> discord.ui.LayoutView:
    """The same answer for everyone: as it stands on the message, without what was for one person alone."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    for item in list(view.walk_children()):
        if isinstance(item, discord.ui.ActionRow) and (share := next(filter(_is_share, item.children), None)):
            item.remove_item(share)
            if not item.children:
                parent = item.parent
                (parent if isinstance(parent, discord.ui.Container) else view).remove_item(item)
    view.add_item(discord.ui.TextDisplay(f"-# {by}"))
    view.stop()
    return view


def _is_share(item: object) -> bool:
    return isinstance(item, discord.ui.Button) and (item.custom_id or "").startswith(_PREFIX)
