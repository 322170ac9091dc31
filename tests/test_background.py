"""Work beside the answering: numbers kept to the last, the week told once even over restarts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot import background
from bot.assistant import Question, Reply
from bot.config import Config
from bot.errors import StoreError
from bot.metrics import Metrics
from bot.review.broken_links import BrokenLink
from bot.review.freshness import ReadAgain
from bot.review.outcome_counter import OutcomeCounter
from bot.review.outcome_counts import OutcomeCount
from bot.review.statistics import Overview, summed
from bot.store.database import Database
from bot.store.outcome_counts import Posted, StoredOutcomeCounts
from bot.supervision import Supervision
from tests.patience import begun, until

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


async def again() -> ReadAgain:
    """One address that is gone."""
    return ReadAgain((), (BrokenLink("https://gone.example/", "gone", 404, None, "", ("topic:fete",), (), 3),))


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
        await background.tell_weekly(config, seen, Posted(database), staff, again=again, now=lambda: NOW, pause=pause)


async def test_the_week_is_told_once_over_restarts(database: Database) -> None:
    """However often it looks, and in a second run of the program."""
    staff = Staff()
    await run(database, staff, looks=3)
    await run(database, staff)
    assert [name for name, _ in staff.told] == ["digest-2026-W48"]
    assert "La semaine des questions" in staff.told[0][1]
    assert "https://gone.example/" in staff.told[0][1]


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


class _Copies:
    """Copies that are asked to age."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def age_out(self, retention_days: int) -> int:
        """Remember that it was asked."""
        self.asked.append(retention_days)
        return 0


@pytest.mark.parametrize("believed", [True, False])
async def test_copies_age_with_what_they_hold_and_never_by_a_clock_that_jumped(
    believed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database does not believe the day, the last copies must not go either."""
    copies, rounds = _Copies(), 0
    monkeypatch.setattr(background, "PURGE_EVERY", 0)

    class Retention:
        async def purge(self, _days: int) -> int:
            nonlocal rounds
            rounds += 1
            if not believed:
                raise StoreError("the clock jumped")
            return 0

    desk: Any = SimpleNamespace(retention=Retention())
    purging = asyncio.create_task(background.purge_daily(desk, 365, None, cast("Any", copies)))
    await until(lambda: rounds > 1, "a whole round")
    purging.cancel()
    assert set(copies.asked) == ({365} if believed else set())


async def test_what_waits_is_shown_with_the_age_of_the_oldest() -> None:
    """A store that cannot be read leaves what was shown before."""
    metrics, looked = Metrics(), asyncio.Event()
    pages: list[Any] = [SimpleNamespace(total=3, oldest="2026-11-20"), SimpleNamespace(total=0, oldest=None), StoreError("no")]

    class Queue:
        async def list(self, *, limit: int) -> object:
            assert limit == 1
            page = pages.pop(0)
            if not pages:
                looked.set()
                raise page
            return page

    desk: Any = SimpleNamespace(queue=Queue(), today=NOW.date)
    shown = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(background, "LOOK_EVERY", 0)
        patch.setattr(metrics, "waits", lambda *numbers: shown.append(numbers))
        counting = asyncio.create_task(background.count_waiting(desk, metrics))
        await looked.wait()
        counting.cancel()
    assert shown == [(3, 5), (0, 0)]


async def test_the_last_numbers_are_kept_when_the_program_ends(database: Database) -> None:
    """A question answered a moment before the end is counted."""
    store = StoredOutcomeCounts(database)
    tallies = OutcomeCounter(store, now=lambda: NOW)
    async with Supervision().going_on(tallies=partial(background.keep_tallies, tallies)):
        await begun()
        tallies.observe(Question("?"), Reply("?", "answer", None, "fr", "!", "topic:fete", 90, (), ()))
    assert [one.count for one in await store.since(NOW.date())] == [1]
