"""The week told to each of the staff who asked for it: once, outside the quiet hours, with one link."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.config import Config
from bot.in_person import tell_each_weekly
from bot.review.notices import QuietHours, StaffNotice
from bot.store.database import Database
from bot.store.staff_notices import StoredNotices
from tests.test_background import again, seen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

NOW = datetime(2026, 11, 25, 9, tzinfo=timezone(timedelta(hours=-5)))
ODILE = StaffNotice("300000000000000001", "Odile", "fr")


class People:
    """A channel to people, there or away."""

    def __init__(self, *, reaches: bool = True) -> None:
        self.reaches = reaches
        self.told: list[tuple[str, str]] = []

    async def tell_person(self, address: str, _name: str, write: Callable[[Callable[[str], str]], str], /) -> bool:
        """Remember what they were told."""
        self.told.append((address, write(str)))
        return True


@pytest.fixture
async def wanted(tmp_path: Path) -> AsyncIterator[StoredNotices]:
    """Odile wants the week, Kim wants it in English."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        notices = StoredNotices(database)
        await notices.want(ODILE)
        await notices.want(StaffNotice("300000000000000002", "Kim", "en"))
        yield notices


async def run(wanted: StoredNotices, people: People, now: datetime = NOW) -> None:
    """The program until it has looked three times."""
    left = 3

    async def pause(_seconds: float) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise asyncio.CancelledError

    with suppress(asyncio.CancelledError):
        await tell_each_weekly(
            *(Config(), seen, wanted, people), again=again, address="https://x.example/staff", now=lambda: now, pause=pause
        )


async def test_each_is_told_once_in_their_language_with_one_link(wanted: StoredNotices) -> None:
    """Over looks and restarts; who asked for it no more is told no more."""
    people = People()
    await run(wanted, people)
    await run(wanted, people)
    assert [address for address, _ in people.told] == ["300000000000000001", "300000000000000002"]
    (_, french), (_, english) = people.told
    assert ("La semaine des questions" in french, french.endswith("https://x.example/staff")) == (True, True)
    assert "La semaine" not in english
    assert await wanted.unwant(ODILE.address)
    assert not await wanted.unwant(ODILE.address)
    await run(wanted, people, NOW + timedelta(weeks=1))
    assert [address for address, _ in people.told[2:]] == ["300000000000000002"]


@pytest.mark.parametrize("hour", [21, 23, 0, 7])
async def test_nobody_is_written_to_at_night(wanted: StoredNotices, hour: int) -> None:
    """They are told after these hours; nor is anything taken for told while the channel is away."""
    people = People()
    await run(wanted, people, NOW.replace(hour=hour))
    await run(wanted, People(reaches=False))
    assert people.told == []
    await run(wanted, people)
    assert len(people.told) == 2


@pytest.mark.parametrize(
    ("begin", "end", "quiet"),
    [(21, 8, {21, 22, 23, *range(8)}), (12, 14, {12, 13}), (0, 0, set()), (9, 9, set())],
)
def test_quiet_hours_go_by_the_clock_over_midnight_too(begin: int, end: int, quiet: set[int]) -> None:
    """The same hour twice is never."""
    assert {hour for hour in range(24) if QuietHours(begin, end).hold(NOW.replace(hour=hour))} == quiet
