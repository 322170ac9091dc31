"""Buttons and forms find their handler by what they carry, and nothing else finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.payloads import BOT, buttons_of

if TYPE_CHECKING:
    from tests.channels.discord.conftest import World


async def test_an_altered_button_is_refused(world: World) -> None:
    """A question that the bot did not put on the button itself is not asked."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    button = buttons_of(posted)[0]
    for custom_id in (button["custom_id"].replace("Optech", "Walmart"), "vote:1"):
        button["custom_id"] = custom_id
        asked = await world.discord.press(posted, custom_id)
        await world.discord.answered(asked)
        assert "ne sert plus" in asked.shown
    assert len(world.assistant.asked) == 1
