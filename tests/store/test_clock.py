"""Retention and a clock that is wrong: set ahead by years it erases nothing, until somebody says that it is right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from bot.privacy.retention import MOST_DAYS, ClockJumpedError
from bot.review.model import EVERYTHING
from bot.store import clock
from bot.store.database import Database
from bot.store.questions import Questions
from tests.store.examples import MAY, dismissal, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date
    from pathlib import Path

    from bot.store.backend import StoreConnection as Connection

YEAR: Final = timedelta(days=365)
AHEAD: Final = MAY + 5 * YEAR


@pytest.fixture
async def database(place: Path | str) -> AsyncIterator[Database]:
    """A new database."""
    async with await Database.open(place) as opened:
        yield opened


async def lives(database: Database, day: date) -> None:
    """A bot runs on that day, by its clock."""
    await database.write(lambda connection: clock.beat(connection, day, f"{day}T12:00:00+00:00"))


async def kept(database: Database) -> int:
    """How many groups are there."""
    return (await Questions(database).page(EVERYTHING, limit=1)).total


async def test_a_clock_set_ahead_erases_nothing(database: Database) -> None:
    """Whatever is asked, probed and tried again meanwhile; set right again, retention goes on as ever."""
    store = Questions(database)
    await put(store, day=MAY - 2 * YEAR, utterance="old")
    await put(store, day=MAY)
    await lives(database, MAY)
    for day in (AHEAD, AHEAD + timedelta(days=1)):
        await lives(database, day)
        await put(store, day=day, utterance=f"asked on {day}")
        with pytest.raises(ClockJumpedError, match=f"the clock says {day}, and what is kept ends on {MAY}") as told:
            await store.purge(day - YEAR, day)
        assert "rien n’a été effacé" in told.value.said("fr")
    assert await kept(database) == 4
    tomorrow = MAY + timedelta(days=1)
    await lives(database, tomorrow)
    assert await store.purge(tomorrow - YEAR, tomorrow) == 1
    assert await kept(database) == 3


async def test_whoever_knows_the_clock_to_be_right_may_say_so(database: Database) -> None:
    """After a long holiday; from then on nobody need say it again."""
    store = Questions(database)
    await put(store, day=MAY)
    await lives(database, MAY)
    assert await store.purge(AHEAD - YEAR, AHEAD, even_if_clock_jumped=True) == 1
    assert await store.purge(AHEAD - YEAR, AHEAD) == 0


@pytest.mark.parametrize(("days", "erased"), [(MOST_DAYS, 1), (MOST_DAYS + 1, None)])
async def test_a_month_switched_off_is_nothing(database: Database, days: int, erased: int | None) -> None:
    """So long and no longer, whether a bot ran last or a command wrote."""
    store = Questions(database)
    later = MAY + timedelta(days=days)
    await put(store, day=MAY)
    for lived in (False, True):
        if lived:
            await put(store, day=MAY)
            await lives(database, MAY)
        if erased is None:
            with pytest.raises(ClockJumpedError):
                await store.purge(later, later)
        else:
            assert await store.purge(later, later) == erased
        await database.write(_forget)


async def _forget(connection: Connection) -> None:
    await connection.execute("DELETE FROM pulse")


async def test_what_commands_write_leads_on(database: Database) -> None:
    """Where no bot has run for a year, and people asked in the terminal now and then, the clock is believed."""
    store = Questions(database)
    await lives(database, MAY - YEAR)
    for weeks in range(0, 52, 4):
        await put(store, day=MAY - timedelta(weeks=weeks), utterance=f"{weeks}")
    assert await store.purge(MAY - timedelta(weeks=30), MAY) > 0


async def test_acts_of_staff_lead_on_too(database: Database) -> None:
    """Nobody asked anything new, and yet the desk was worked at."""
    store = Questions(database)
    group = await put(store, day=MAY - YEAR)
    await store.acts.record(dismissal(group, at=f"{MAY}T09:00:00-04:00"))
    assert await store.purge(MAY, MAY) == 1


async def test_a_clock_that_falls_back_to_its_beginning_is_not_followed(database: Database) -> None:
    """A small computer without a battery starts in 1970, and is set right a moment later."""
    store = Questions(database)
    await put(store, day=MAY)
    await lives(database, MAY)
    beginning = MAY - 56 * YEAR
    await lives(database, beginning)
    assert await store.purge(beginning - YEAR, beginning) == 0
    assert await store.purge(MAY, MAY) == 0
    assert await store.purge(MAY + timedelta(days=1), MAY) == 1


async def test_a_clock_some_days_ahead_is_followed_back(database: Database) -> None:
    """And nothing has to be said."""
    store = Questions(database)
    await put(store, day=MAY)
    await lives(database, MAY + timedelta(days=20))
    assert await store.purge(MAY, MAY) == 0
    await lives(database, MAY)
    assert [row["at"][:10] for row in await database.read("SELECT at FROM pulse")] == [MAY.isoformat()]
