"""Whether the database's file is still the same one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.store import file_identity
from bot.store.file_identity import Identity

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def made(path: Path) -> None:
    """A database of ours, with something in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 7")
        connection.execute("CREATE TABLE a (b)")
        connection.commit()


def grown(path: Path) -> None:
    """The same database, a little larger."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany("INSERT INTO a VALUES (?)", [("x" * 5000,)] * 20)
        connection.commit()


def test_a_look_in_the_middle_of_a_checkpoint_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite takes a file that grows under it for damaged: no reason to refuse what is written. The next look tells."""
    path = tmp_path / "a.sqlite3"
    made(path)
    kept = Identity(path)
    grown(path)

    def damaged(_: Path) -> tuple[int, int]:
        raise sqlite3.DatabaseError("database disk image is malformed")

    with monkeypatch.context() as patched:
        patched.setattr(file_identity, "_program", damaged)
        assert kept.is_kept()
    assert kept.is_kept()
    path.write_bytes(b"no database at all, and long enough for a header of one hundred bytes" * 20)
    assert not kept.is_kept()


def test_a_file_of_another_program_is_not_ours(tmp_path: Path) -> None:
    """Written over in place: the same file for the system, another one for us."""
    path, other = tmp_path / "a.sqlite3", tmp_path / "b.sqlite3"
    made(path)
    kept = Identity(path)
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("PRAGMA user_version = 8")
        connection.execute("CREATE TABLE other (b)")
    path.write_bytes(other.read_bytes() + b"\0" * 4096)
    assert not kept.is_kept()
