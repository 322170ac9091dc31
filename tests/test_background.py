"""Work beside the answering: numbers kept to the last, the week told once even over restarts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot import background
from bot.assistant import Question, Reply
from bot.config import Config
from bot.review.outcome_counter import OutcomeCounter
from bot.review.outcome_counts import OutcomeCount
from bot.review.statistics import Overview, summed
from bot.store.database import Database
from bot.store.outcome_counts import Posted, StoredOutcomeCounts
from tests.patience import begun

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

NOW = datetime(2026, 11, 25, 9, tzinfo=timezone(timedelta(hours=-5)))
CONFIG = Config.model_validate({"discord": {"staff_channel_id": 5}})


class Staff:
    """A channel to the staff, which delivers or does not."""

    def __init__(self, *, delivers: bool = True) -> None:
        self.delivers = delivers
        self.told: list[tuple[str, str]] = []

    async def tell_staff(self, name: str, write: Callable[[Callable[[str], str]], str], /) -> bool:
        """Deliver, or not."""
        self.told.append((name, write(str.upper)))
        return self.delivers


async def seen() -> Overview:
    """A week with something in it."""
    today = NOW.date()
    return summed([OutcomeCount("2026-11-16", "web", "fr", "answer", "", "topic:fete", 1)], datetime(2026, 11, 9).date(), today)  # noqa: DTZ001


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


async def run(database: Database, staff: Staff | None, config: Config = CONFIG, *, looks: int = 1) -> None:
    """The program until it has looked so many times, or has no reason to."""
    left = looks

    async def pause(_seconds: float) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise asyncio.CancelledError

    with suppress(asyncio.CancelledError):
        await background.tell_weekly(config, seen, Posted(database), staff, now=lambda: NOW, pause=pause)


async def test_the_week_is_told_once_over_restarts(database: Database) -> None:
    """However often it looks, and in a second run of the program."""
    staff = Staff()
    await run(database, staff, looks=3)
    await run(database, staff)
    assert [name for name, _ in staff.told] == ["digest-2026-W48"]
    assert "La semaine des questions" in staff.told[0][1]


async def test_what_could_not_be_delivered_is_told_later(database: Database) -> None:
    """Discord was away: the next look tries again."""
    away = Staff(delivers=False)
    await run(database, away)
    assert away.told
    back = Staff()
    await run(database, back)
    assert len(back.told) == 1


async def test_without_a_channel_nothing_is_told(database: Database) -> None:
    """No Discord, no staff channel, or `never`: nothing happens, and nothing is written down."""
    staff = Staff()
    await run(database, None)
    await run(database, staff, Config())
    await run(database, staff, Config.model_validate({"discord": {"staff_channel_id": 5}, "digest": {"day": "never"}}))
    assert staff.told == []
    assert await Posted(database).begin("digest", "2026-W48", "now")


async def test_the_last_numbers_are_kept_when_the_program_ends(database: Database) -> None:
    """A question answered a moment before the end is counted."""
    store = StoredOutcomeCounts(database)
    tallies = OutcomeCounter(store, now=lambda: NOW)
    async with background.beside(tallies=background.keep_tallies(tallies)):
        await begun()
        tallies.observe(Question("?"), Reply("?", "answer", None, "fr", "!", "topic:fete", 90, (), ()))
    assert [one.count for one in await store.since(NOW.date())] == [1]
