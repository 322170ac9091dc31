"""Which language Discord's locales stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.channels.discord.payloads import BOT
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect


@pytest.mark.parametrize(
    ("locale", "features", "expected"),
    [("fr", (), "fr"), ("en-GB", (), "en"), ("en-US", ("COMMUNITY",), "en"), ("en-US", (), None), ("de", (), None)],
)
async def test_a_servers_language_counts_when_somebody_chose_it(
    connect: Connect, locale: str, features: tuple[str, ...], expected: str | None
) -> None:
    """Discord calls every server American until somebody says otherwise: that alone makes nobody English."""
    async with StandIn(locale=locale, features=features) as stand_in, connect(stand_in) as world:
        await stand_in.say(f"<@{BOT}> optech")
        await stand_in.posts()
        assert world.assistant.asked[0].locale == expected
