"""What the program tells the staff's channel by itself: there, once, and nothing typed by people comes alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import Config
from tests.channels.discord.conftest import staff_config
from tests.channels.discord.payloads import CHANNEL, text_of
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.channels.discord.conftest import Connect


def week(quote: Callable[[str], str]) -> str:
    """A text with something that somebody typed."""
    return f"**La semaine** {quote('@everyone **gras**')}"


async def test_the_staffs_channel_is_told_once(connect: Connect) -> None:
    """Two tries under one name are one message."""
    async with StandIn() as stand_in, connect(stand_in, config=staff_config()) as world:
        assert await world.channel.tell_staff("digest-2026-W48", week)
        assert await world.channel.tell_staff("digest-2026-W48", week)
        (posted,) = await stand_in.posts()
        assert posted["channel_id"] == CHANNEL
        assert "**La semaine** @\u200beveryone \\*\\*gras\\*\\*" in text_of(posted)


async def test_without_a_channel_or_a_connection_it_says_so(connect: Connect) -> None:
    """Nothing is posted, and whoever tells learns that it was not delivered."""
    async with StandIn() as stand_in:
        async with connect(stand_in, config=Config()) as world:
            assert not await world.channel.tell_staff("digest-2026-W48", week)
        assert not await world.channel.tell_staff("digest-2026-W48", week)
        assert not stand_in.api.posted
