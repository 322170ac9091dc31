"""A damaged database: found at the start, once a week, and when SQLite complains; people go on being answered and noted."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import integrity
from bot.store.database import Database
from bot.store.integrity import REPORT, WEEK, Integrity
from tests.patience import until

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.backend import StoreConnection


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with some rows and groups."""
    file = tmp_path / "q.sqlite3"
    async with await Database.open(file) as database:
        await database.write(_many)
    return file


async def _many(connection: StoreConnection) -> None:
    rows = [(f"period {number} {'x' * 200}",) for number in range(200)]
    await connection.executemany("INSERT INTO posted VALUES ('digest', ?, 'now')", rows)


async def note(database: Database, what: str) -> None:
    """Write a row, as a bot does."""
    await database.execute("INSERT INTO posted VALUES ('digest', ?, 'now')", (what,))


def damage(path: Path) -> None:
    """Overwrite pages in the middle, as a failing disk does; the first page and the schema stay."""
    with path.open("r+b") as opened:
        opened.seek(path.stat().st_size - 5 * 4096)
        opened.write(b"\xff" * 4096 * 4)


def blank_head(path: Path) -> None:
    """Take away what makes it a database."""
    path.write_bytes(b"\x00" * 100 + path.read_bytes()[100:])


def content(path: Path) -> bytes:
    """Every byte."""
    return path.read_bytes()


def reported(path: Path) -> list[str]:
    """What the last look over the whole database found."""
    found: list[str] = json.loads(path.with_name(REPORT).read_text())["damages"]
    return found


async def test_a_sound_database_is_opened_and_looked_over_whole_once_a_week(path: Path) -> None:
    """Also over restarts: the report beside it tells when."""
    watched = Integrity(path)
    async with await watched.open() as database:
        await note(database, "more")
        assert watched._is_due()
        await watched.look_over()
        assert not watched._is_due()
        assert not Integrity(path)._is_due()
        before = path.with_name(REPORT).stat().st_mtime - WEEK.total_seconds() - 1
        os.utime(path.with_name(REPORT), (before, before))
        assert Integrity(path)._is_due()
    assert (watched.complaint(), reported(path), watched.fresh.exists()) == ("", [], False)


async def test_a_database_damaged_at_the_start_is_left_alone_and_noting_goes_on_beside_it(path: Path) -> None:
    """Byte for byte, for whoever mends it; the next start goes on with the same fresh one."""
    damage(path)
    before = content(path)
    for times in (1, 2):
        started = Integrity(path)
        async with await started.open() as database:
            await database.ping()
            await note(database, f"meanwhile {times}")
        assert "damaged" in started.complaint()
    assert content(path) == before
    with closing(sqlite3.connect(integrity.fresh_beside(path))) as fresh:
        assert [row[0] for row in fresh.execute("SELECT period FROM posted ORDER BY period")] == ["meanwhile 1", "meanwhile 2"]


async def test_what_is_no_database_any_more_counts_as_damaged(path: Path) -> None:
    """Its first page is gone."""
    blank_head(path)
    watched = Integrity(path)
    async with await watched.open() as database:
        await database.ping()
    assert "damaged" in watched.complaint()


async def test_numbers_in_the_fresh_database_are_no_numbers_of_the_other(path: Path) -> None:
    """A card that hangs on Discord must not act upon another group."""
    damage(path)
    async with await Integrity(path).open() as database:
        rows = await database.read("SELECT name, seq FROM sqlite_sequence")
    assert {row["name"] for row in rows} >= {"question_group", "feedback", "draft"}
    assert min(row["seq"] for row in rows) > 20_000_000


async def test_damage_on_the_way_is_found_when_sqlite_complains(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From then on everything is noted in the fresh database, by whoever had the other one in hand."""
    monkeypatch.setattr(integrity, "_AT_MOST_EVERY", 0)
    watched = Integrity(path)
    async with await watched.open() as database:
        await watched.look_over()  # this week's
        looking = asyncio.create_task(watched.look_after())
        damage(path)
        with pytest.raises(StoreError, match="damaged"):
            await database.read("SELECT * FROM posted")
        await until(looking.done, "the damage to be found")
        await database.ping()
        await note(database, "meanwhile")
        assert [row["period"] for row in await database.read("SELECT period FROM posted")] == ["meanwhile"]
    assert watched.damages
    assert reported(path)


async def test_a_false_alarm_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is looked over, found sound, and stays in use."""
    monkeypatch.setattr(integrity, "_AT_MOST_EVERY", 0)
    watched = Integrity(path)
    async with await watched.open() as database:
        await watched.look_over()
        path.with_name(REPORT).unlink()
        looking = asyncio.create_task(watched.look_after())
        watched._suspected.set()
        await until(path.with_name(REPORT).exists, "the look")
        looking.cancel()
        await note(database, "still here")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM posted WHERE period = 'still here'").fetchone() == (1,)


async def test_damage_that_a_quick_look_misses_is_not_forgotten_at_the_next_start(path: Path) -> None:
    """A row that its index lacks: found by the whole look alone, which is repeated until somebody has mended it."""
    _hide_a_row_from_its_index(path)
    watched = Integrity(path)
    async with await watched.open():
        assert watched.damages == ()
        await watched.look_over()
    assert "feedback_act_of_entry" in watched.complaint()
    again = Integrity(path)
    await (await again.open()).close()
    assert again.damages == watched.damages
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("REINDEX")
    mended = Integrity(path)
    await (await mended.open()).close()
    assert (mended.damages, reported(path)) == ((), [])


def _hide_a_row_from_its_index(path: Path) -> None:
    """Write a row while the schema does not know of the index."""
    named = "name = 'feedback_act_of_entry'"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        row = connection.execute(f"SELECT * FROM sqlite_schema WHERE {named}").fetchone()  # noqa: S608
        connection.execute(f"DELETE FROM sqlite_schema WHERE {named}")  # noqa: S608
        connection.execute("PRAGMA schema_version = 1000")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO feedback_act (entry, verb, by, at, through) VALUES ('topic:x', 'settle', 'L', 'now', 0)"
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", row)
        connection.execute("PRAGMA schema_version = 2000")


async def test_a_newer_or_foreign_database_is_no_damage(tmp_path: Path) -> None:
    """Nobody is to note beside it: the operator has to see."""
    foreign = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="another program"):
        await Integrity(foreign).open()
    assert not Integrity(foreign).fresh.exists()
