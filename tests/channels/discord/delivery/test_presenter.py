"""Showing people what they asked for: in time, and never silence."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.channels.discord.delivery.presenter import Presenter
from tests.channels.discord.conftest import FakeAssistant, answered_late
from tests.channels.discord.payloads import EPHEMERAL
from tests.channels.discord.standin import StandIn
from tests.patience import PATIENCE, begun
from tests.village import knowledge

if TYPE_CHECKING:
    from tests.channels.discord.conftest import Connect


async def test_a_slow_answer_is_announced_then_given(connect: Connect, held_up: FakeAssistant) -> None:
    """An answer that would come too late for Discord is deferred, privately, and then put in its place."""
    async with StandIn() as stand_in, connect(stand_in, held_up):
        asked = await answered_late(stand_in, held_up)
        assert asked.answers == [{"type": 5, "data": {"flags": EPHEMERAL}}]
        assert "lent" in asked.shown
        assert len(held_up.asked) == 1


async def test_a_failure_of_the_program_is_said_kindly(connect: Connect) -> None:
    """When the program itself breaks, the person learns that it is not about the question; the bot goes on."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(breaks=True)) as world:
        for _ in range(2):
            asked = await stand_in.slash("demander", question="patate")
            await stand_in.answered(asked)
            assert "de notre côté" in asked.shown
        assert world.channel.status.state == "connected"


async def test_too_many_questions_at_once_are_said_kindly(connect: Connect) -> None:
    """Nobody waits without a word: the person learns when to ask again."""
    async with StandIn() as stand_in, connect(stand_in, FakeAssistant(busy=True)):
        asked = await stand_in.slash("demander", question="patate")
        await stand_in.answered(asked)
        assert "Redemandez dans 4\u00a0s" in asked.shown


async def test_a_stop_waits_for_what_is_done_now_and_not_for_what_goes_on_for_ever() -> None:
    """What looks at the desk now and then is waited for while it draws, and no longer."""
    presenter, drawn = Presenter("fr", lambda: knowledge().region), asyncio.Event()

    async def look_on() -> None:
        with presenter.counted():
            await drawn.wait()
        await asyncio.Event().wait()

    looking = asyncio.create_task(look_on())
    await begun()
    finishing = asyncio.create_task(presenter.finish(2 * PATIENCE))
    await begun()
    assert not finishing.done()
    drawn.set()
    await asyncio.wait_for(finishing, PATIENCE)
    looking.cancel()
