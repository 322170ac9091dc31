"""One bot to a database: told to the second, told to whoever asks, and heeded by what would change the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store import bot_lock
from bot.store.database import Database
from bot.store.failure_log import Watch
from bot.store.migrations import shipped

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_bot_is_told(tmp_path: Path) -> None:
    """By whatever name it reaches the database; the lock is beside the database's file, which need not be there yet."""
    database = tmp_path / "data" / "q.sqlite3"
    assert not bot_lock.is_running(database)
    with bot_lock.hold(database):
        (tmp_path / "link").symlink_to(tmp_path / "data")
        assert bot_lock.is_running(tmp_path / "link" / "q.sqlite3")
        with pytest.raises(bot_lock.AlreadyRunningError, match="a bot is already running") as told:
            bot_lock.hold(tmp_path / "link" / "q.sqlite3")
        assert "un bot travaille déjà" in told.value.said("fr")
        bot_lock.hold(tmp_path / "data" / "other.sqlite3").release()
    assert not bot_lock.is_running(database)
    assert {file.name for file in database.parent.iterdir()} == {"q.sqlite3.lock", "other.sqlite3.lock"}


async def test_commands_go_on_beside_it(tmp_path: Path) -> None:
    """They take no lock, and the bot's own database opens."""
    path = tmp_path / "q.sqlite3"
    with bot_lock.hold(path):
        async with await Database.open(path, watch=Watch(lambda _: None)) as ours, await Database.open(path) as theirs:
            await ours.ping()
            await theirs.ping()


async def test_the_schema_is_not_changed_under_a_running_bot(tmp_path: Path) -> None:
    """A command of a newer version waits until the bot is renewed; the bot itself may."""
    path = tmp_path / "q.sqlite3"
    steps = shipped()
    await (await Database.open(path, steps[:-1])).close()
    with bot_lock.hold(path):
        with pytest.raises(StoreError, match=r"q\.sqlite3: a bot of an older version is running"):
            await Database.open(path)
        async with await Database.open(path, steps[:-1]) as older:
            await older.ping()
        await (await Database.open(path, watch=Watch(lambda _: None))).close()
        async with await Database.open(path) as newer:
            await newer.ping()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """As where the database itself cannot be made."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match=r"data/q\.sqlite3: the database cannot be written"):
        bot_lock.hold(tmp_path / "data" / "q.sqlite3")
