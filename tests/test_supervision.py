"""What crashes begins again, the rest goes on, and the operator sees it."""

from __future__ import annotations

import asyncio

import pytest
from structlog.testing import capture_logs

from bot.errors import KamouraskaError
from bot.health import work_check
from bot.supervision import LONGEST_PAUSE, Supervision
from tests.patience import PATIENCE, begun


class Channel:
    """Crashes as often as it is told to, then goes on."""

    def __init__(self, crashes: int) -> None:
        self.left = crashes
        self.begun = 0
        self.stands = asyncio.Event()

    async def run(self) -> None:
        """Be a channel."""
        self.begun += 1
        if self.left:
            self.left -= 1
            raise RuntimeError("a defect")
        self.stands.set()
        await asyncio.Event().wait()


class Pauses:
    """Lets no time pass, and remembers how much should have."""

    def __init__(self) -> None:
        self.told: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """A pause."""
        self.told.append(seconds)
        await begun()


async def within_patience(event: asyncio.Event) -> None:
    """Wait for it."""
    await asyncio.wait_for(event.wait(), PATIENCE)


async def test_what_crashes_begins_again_and_the_others_go_on() -> None:
    """Ever later, never later than the longest pause; each crash stands in the log, by its name."""
    pauses, broken, sound = Pauses(), Channel(12), Channel(0)
    with capture_logs() as logged:
        async with Supervision(pauses).going_on(discord=broken.run, web=sound.run):
            await within_patience(broken.stands)
    assert (broken.begun, sound.begun) == (13, 1)
    assert all(
        0.5 * whole <= told <= whole for told, whole in zip(pauses.told, (1, 2, 4, 8, 16, 32, 64, 128, 256), strict=False)
    )
    assert 0.5 * LONGEST_PAUSE <= pauses.told[-1] <= LONGEST_PAUSE
    assert [(line["event"], line["work"]) for line in logged] == [("work_beside_failed", "discord")] * 12


async def test_the_health_tells_until_it_has_gone_well_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """By name; people are answered, so that the bot stays in service."""
    work, broken = Supervision(Pauses()), Channel(1)
    check = work_check(work)
    await check.look()
    async with work.going_on(discord=broken.run):
        await within_patience(broken.stands)
        with pytest.raises(KamouraskaError, match="discord"):
            await check.look()
        later = asyncio.get_running_loop().time() + LONGEST_PAUSE
        monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: later)
        await check.look()
    assert (check.otherwise, check.needed) == ("degraded", False)


async def test_what_has_nothing_more_to_do_is_not_begun_again() -> None:
    """Without a channel to the staff, what would tell them ends at once."""
    ended: list[str] = []

    async def done() -> None:
        ended.append("done")

    pauses = Pauses()
    async with Supervision(pauses).going_on(week=done):
        await begun()
        await begun()
    assert (ended, pauses.told) == (["done"], [])


async def test_the_end_comes_in_the_middle_of_a_pause_too() -> None:
    """The program promises to stop in five seconds, whatever is waited for."""
    waiting = asyncio.Event()

    async def without_end(_: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    async with asyncio.timeout(PATIENCE), Supervision(without_end).going_on(discord=Channel(1).run):
        await waiting.wait()
