"""The frame in which the bot shows what it says, and the parts that stand in it. Knows nothing of what they say.

Components v2 rather than embeds: the answer reads at the full width of the channel on a desktop and of the screen on a
phone, where an embed is a narrow box that truncates titles; the source sits under the answer in small type, as a link;
and the buttons stand inside the same frame as the answer that they continue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from bot.channels.discord.rendering.text import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

Part = discord.ui.Item[Any]
Button = discord.ui.Button[discord.ui.LayoutView]

TEXT_LIMIT: Final = 2000
"""Characters of one text: half of what Discord shows in a message, so that what stands around it has room."""
MESSAGE_LIMIT: Final = 4000
"""Characters of all texts of a message together, and so of a single one."""
ROW: Final = 5
"""Buttons that Discord takes in a row."""


def framed(parts: Iterable[Part], accent: int | None = None) -> discord.ui.LayoutView:
    """Parts in a frame, its edge in a colour or in none."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.Container(*parts, accent_colour=accent))
    # A finished view is not kept in memory once it is sent; its buttons live on in their `custom_id`.
    view.stop()
    return view


def notice_view(text: str) -> discord.ui.LayoutView:
    """A few words of the bot itself: privacy, a kind refusal, what came of a press."""
    return framed([text_block(text)])


def text_block(text: str, limit: int = TEXT_LIMIT) -> Part:
    """A text, as much of it as has room."""
    return discord.ui.TextDisplay(shortened(text, limit))


def rows(buttons: Iterable[Button]) -> list[Part]:
    """Buttons in as many rows as they need; none where there are none."""
    every = list(buttons)
    return [discord.ui.ActionRow(*every[start : start + ROW]) for start in range(0, len(every), ROW)]
