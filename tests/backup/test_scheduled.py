"""Copies that a bot takes of itself: when they are due, how many stay, what a failure costs, and that one can be put back."""

from __future__ import annotations

import asyncio
import stat
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.backup.restoring import restore
from bot.backup.scheduled import GRACE, ScheduledCopies, copies_in, last_copy
from bot.config import BackupSection

if TYPE_CHECKING:
    from pathlib import Path

    from tests.backup.conftest import Home

pytestmark = pytest.mark.slow

NIGHT = datetime(2026, 11, 30, 3, tzinfo=UTC)
DAY = timedelta(days=1)


class _Clock:
    """Says what it is set to."""

    def __init__(self) -> None:
        self.now = NIGHT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    """The last night of November."""
    return _Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where they are put; not made yet."""
    return tmp_path / "copies"


@pytest.fixture
def copies(home: Home, folder: Path, clock: _Clock) -> ScheduledCopies:
    """One a day, and three are kept."""
    config = home.config.model_copy(update={"backup": BackupSection(folder=folder, every_hours=24, keep=3)})
    return ScheduledCopies(config, folder, clock)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _others(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {file.name for file in copies_in(folder)}


def _named(folder: Path, at: datetime) -> Path:
    """A copy of then, by its name."""
    folder.mkdir(exist_ok=True)
    file = folder / f"backup-{at:%Y%m%dT%H%M%SZ}.zip"
    file.write_bytes(b"")
    return file


async def test_one_is_taken_once_it_is_due_and_not_before(copies: ScheduledCopies, folder: Path, clock: _Clock) -> None:
    """The first at once, for this user alone; over restarts too, since the names in the folder tell."""
    assert copies.complaint() == "no copy was taken yet"
    assert await copies.take_if_due()
    assert not await copies.take_if_due()
    ((file, at),) = copies_in(folder).items()
    assert (at, copies.last(), copies.complaint()) == (NIGHT, NIGHT, "")
    assert (_mode(file), _mode(folder)) == (0o600, 0o700)
    clock.now += DAY
    assert await copies.take_if_due()
    assert len(copies_in(folder)) == 2


def test_a_copy_that_is_put_back_brings_back_what_was_there(home: Home, copies: ScheduledCopies, folder: Path) -> None:
    """What came later is gone, as after any restore; the key and the answers of staff come back too."""
    assert asyncio.run(copies.take_if_due())
    home.note("second")
    home.answer("second")
    home.secret.write_text("second")
    restore(home.config, *copies_in(folder))
    assert (home.noted(), set(home.answers().values()), home.secret.read_text()) == (["first"], {"first"}, "first")


async def test_the_newest_are_kept_and_what_is_not_ours_stays(copies: ScheduledCopies, folder: Path, clock: _Clock) -> None:
    """A copy that a wrong clock dated ahead counts as none, and goes first; what a killed process left goes too."""
    old = [_named(folder, NIGHT - days * DAY) for days in (1, 2, 3, 4)]
    ahead = _named(folder, NIGHT + 900 * DAY)
    draft = folder / f".{old[0].name}.0123456789abcdef"
    for other in (draft, folder / "backup-2026.zip", folder / "mine.txt"):
        other.write_text("x")
    clock.now = NIGHT
    assert await copies.take_if_due()
    assert _others(folder) == {"backup-2026.zip", "mine.txt"}
    assert sorted(copies_in(folder).values()) == [NIGHT - 2 * DAY, NIGHT - DAY, NIGHT]
    assert not ahead.exists()


async def test_a_failure_is_told_costs_no_copy_and_is_tried_again_an_hour_later(
    home: Home, copies: ScheduledCopies, folder: Path, clock: _Clock
) -> None:
    """The last good copies are what is needed just then."""
    kept = {_named(folder, NIGHT - days * DAY) for days in (2, 3, 4, 5)}
    sound = home.database.read_bytes()
    home.database.write_bytes(b"no database" * 500)
    assert not await copies.take_if_due()
    assert copies.complaint().startswith("the last copy failed: ")
    assert "q.sqlite3" in copies.complaint()
    assert set(copies_in(folder)) == kept
    home.database.write_bytes(sound)
    assert not await copies.take_if_due()
    clock.now += timedelta(hours=1)
    assert await copies.take_if_due()
    assert copies.complaint() == ""


def test_one_that_is_late_is_told_of(copies: ScheduledCopies, folder: Path, clock: _Clock) -> None:
    """As when the bot's own watch has stopped."""
    _named(folder, NIGHT)
    clock.now += DAY + GRACE
    assert copies.complaint() == ""
    clock.now += timedelta(seconds=1)
    assert copies.complaint() == "the last copy is of 2026-11-30T03:00:00+00:00"


def test_none_outlives_the_retention_of_what_it_holds(copies: ScheduledCopies, folder: Path) -> None:
    """Also where more may be kept."""
    for days in (0, 30, 31):
        _named(folder, NIGHT - days * DAY)
    assert copies.age_out(30) == 1
    assert last_copy(folder, NIGHT) == NIGHT
    assert len(copies_in(folder)) == 2


async def test_a_bot_that_ends_does_not_wait_for_its_copy(
    home: Home, copies: ScheduledCopies, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process is ended with it; nothing half done lies under a copy's name."""
    begun = asyncio.Event()
    start = asyncio.create_subprocess_exec

    async def started(*_: object, **settings: object) -> asyncio.subprocess.Process:
        process = await start(sys.executable, "-c", "input()", **settings | {"stdin": asyncio.subprocess.PIPE})  # type: ignore[arg-type]
        begun.set()
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    taking = asyncio.create_task(copies.keep_taking())
    await begun.wait()
    taking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await taking
    assert copies_in(folder) == {}
    assert home.noted() == ["first"]
