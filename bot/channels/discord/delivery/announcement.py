"""What the program tells the staff's channel by itself. Knows nothing of what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord

from bot.channels.discord.delivery.sending import persist
from bot.channels.discord.rendering.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

_QUOTED: Final = 120


async def announce(client: discord.Client, channel_id: int, name: str, write: Callable[[Callable[[str], str]], str]) -> bool:
    """Post to a channel. Whether it was delivered.

    Args:
        name: of what is told; Discord posts it once however often it is tried in the next minutes.
        write: makes the text, given how to quote what people typed.
    """
    view, channel = _shown(write), client.get_partial_messageable(channel_id)
    return await persist(name, lambda: channel.send(view=view, nonce=name))


async def whisper(client: discord.Client, person: int, name: str, write: Callable[[Callable[[str], str]], str]) -> bool:
    """Write to one person. Whether it was delivered; takes what `announce` takes."""
    view = _shown(write)

    async def send() -> None:
        channel = await client.create_dm(discord.Object(person))
        await channel.send(view=view, nonce=name)

    return await persist(name, send)


def _shown(write: Callable[[Callable[[str], str]], str]) -> discord.ui.LayoutView:
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay(write(lambda words: quoted(words, _QUOTED))))
    view.stop()
    return view
