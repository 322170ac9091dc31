"""The button that asks a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.channels.discord.payloads import BOB, BOT, EPHEMERAL, buttons_of
from tests.channels.discord.standin import StandIn

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect, World


async def test_a_button_asks_its_question(world: World) -> None:
    """A button under a public answer answers the one who presses it, privately, in the language of that answer."""
    await world.discord.say(f"<@{BOT}> optech?")
    (posted,) = await world.discord.posts()
    button, *_ = buttons_of(posted)
    asked = await world.discord.press(posted, button["custom_id"], person=BOB, locale="en-US")
    message = await world.discord.answered(asked)
    assert message["flags"] & EPHEMERAL
    pressed = world.assistant.asked[1]
    assert (pressed.text, pressed.language) == ("Que fait Optech à La Pocatière?", "fr")


async def test_a_button_outlives_the_program(connect: Connect) -> None:
    """A button pressed after a restart asks its question: its state lies in the message, nowhere else."""
    async with StandIn() as stand_in:
        async with connect(stand_in):
            await stand_in.say(f"<@{BOT}> optech?")
            (posted,) = await stand_in.posts()
        async with connect(stand_in) as second:
            asked = await stand_in.press(posted, buttons_of(posted)[0]["custom_id"])
            await stand_in.answered(asked)
            assert [question.text for question in second.assistant.asked] == ["Que fait Optech à La Pocatière?"]
