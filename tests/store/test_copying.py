"""The database as a whole: copied in use, looked over, moved aside."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import copying, opening
from bot.store.database import Database
from bot.store.errors import is_unreadable
from bot.store.migrations import shipped

if TYPE_CHECKING:
    from pathlib import Path


async def _made(path: Path, period: str) -> None:
    async with await Database.open(path) as database:
        await database.execute("INSERT INTO posted VALUES ('digest', ?, 'now')", (period,))


def _periods(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT period FROM posted")]


async def test_one_takes_the_place_of_another_that_is_open(tmp_path: Path) -> None:
    """Whoever reads it reads the new one from now on, and leaves it whole."""
    await _made(tmp_path / "a", "a")
    await _made(tmp_path / "b", "b")
    async with await Database.open(tmp_path / "b") as reading:
        assert len(await reading.read("SELECT * FROM posted")) == 1
        copying.copy(tmp_path / "a", tmp_path / "b")
        assert [row["period"] for row in await reading.read("SELECT period FROM posted")] == ["a"]
    assert _periods(tmp_path / "b") == ["a"]
    assert copying.looked_at(tmp_path / "b") == copying.Condition(len(shipped()), len(shipped()), ())


async def test_one_that_is_kept_locked_is_told_and_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python itself would wait without end."""
    await _made(tmp_path / "a", "a")
    await _made(tmp_path / "b", "b")
    monkeypatch.setattr(copying, "COMMAND_BUSY_MS", 10)
    with closing(sqlite3.connect(tmp_path / "b", isolation_level=None)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="b: the database is locked"):
            copying.copy(tmp_path / "a", tmp_path / "b")
    assert _periods(tmp_path / "b") == ["b"]


def test_an_empty_one_is_sound(tmp_path: Path) -> None:
    """It is what a bot begins with."""
    opening.create(tmp_path / "q")
    assert copying.looked_at(tmp_path / "q") == copying.Condition(0, len(shipped()), ())


def test_what_is_no_database_is_told_by_the_name_that_people_know(tmp_path: Path) -> None:
    """Nothing can be made of it."""
    (tmp_path / "q").write_text("nothing of a database" * 100)
    with pytest.raises(StoreError, match="known: is not an SQLite database") as told:
        copying.looked_at(tmp_path / "q", tmp_path / "known")
    assert is_unreadable(told.value)


def test_a_damaged_one_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    """As SQLite finds it, in both languages."""
    condition = copying.Condition(9, 9, ("row 1 missing from index",))
    with pytest.raises(StoreError, match="damaged: row 1 missing") as told:
        condition.refuse_if_damaged(tmp_path / "q")
    assert "abîmée" in told.value.said("fr")


def test_moved_with_what_lies_beside_it(tmp_path: Path) -> None:
    """A log that stayed behind would be taken for that of the next database."""
    for name in ("q", "q-wal", "old-wal"):
        (tmp_path / name).write_text(name)
    copying.move(tmp_path / "q", tmp_path / "aside")
    assert {file.name for file in tmp_path.iterdir()} == {"aside", "aside-wal", "old-wal"}
    copying.move(tmp_path / "aside", tmp_path / "old")
    assert (tmp_path / "old-wal").read_text() == "q-wal"
