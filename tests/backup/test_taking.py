"""What a backup holds, when it is refused, and that nobody is in its way."""

from __future__ import annotations

import asyncio
import json
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from bot.backup.taking import back_up
from bot.errors import BackupError, StoreError
from bot.store.database import Database
from bot.store.migrations import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from tests.backup.conftest import Home


def test_it_holds_the_database_the_answers_and_the_key(home: Home, tmp_path: Path) -> None:
    """With a manifest that says what made it, when, and of what schema; for this user alone; nothing is left beside."""
    file = tmp_path / "kept.zip"
    manifest = back_up(home.config, file)
    assert (manifest.schema, set(manifest.parts)) == (
        len(shipped()),
        {"questions.sqlite3", "learned/topics/bac.yaml", "kamouraska.secret"},
    )
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read("manifest.json"))
        assert set(archive.namelist()) == {*manifest.parts, "manifest.json"}
    assert told["format"] == 1
    assert {"program", "schema", "made_at", "parts"} < told.keys()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert home.beside() == {"q.sqlite3", "kamouraska.secret"}


def test_nothing_is_written_over(home: Home, tmp_path: Path) -> None:
    """Not even a link that leads nowhere."""
    file = tmp_path / "kept.zip"
    file.write_text("mine")
    with pytest.raises(BackupError, match="there is a file") as refused:
        back_up(home.config, file)
    assert "il y a déjà un fichier" in refused.value.said("fr")
    assert file.read_text() == "mine"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BackupError):
        back_up(home.config, tmp_path / "link")


def test_it_is_taken_beside_a_bot_in_the_midst_of_writing(home: Home, tmp_path: Path) -> None:
    """What is not committed yet is not in it; the bot goes on, and what it writes later is kept in its database."""

    async def beside() -> None:
        async with await Database.open(home.database) as database:
            begun, copied = asyncio.Event(), asyncio.Event()

            async def slow(connection: object) -> None:
                await connection.execute("INSERT INTO posted VALUES ('digest', 'later', 'now')")  # type: ignore[attr-defined]
                begun.set()
                await copied.wait()

            writing = asyncio.create_task(database.write(slow))
            await begun.wait()
            await asyncio.to_thread(back_up, home.config, tmp_path / "kept.zip")
            copied.set()
            await writing

    asyncio.run(beside())
    assert home.noted() == ["first", "later"]
    with zipfile.ZipFile(tmp_path / "kept.zip") as archive:
        held = archive.read("questions.sqlite3")
    assert b"first" in held
    assert b"later" not in held


def test_a_key_of_the_environment_is_for_whoever_gave_it(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one beside the database is not in use, and so not copied."""
    monkeypatch.setenv("KAMOURASKA_SECRET", "0123456789abcdef0123456789abcdef")
    assert "kamouraska.secret" not in back_up(home.config, tmp_path / "kept.zip").parts


def test_where_nothing_was_asked_there_is_nothing_to_copy(home: Home, tmp_path: Path) -> None:
    """And no empty backup that somebody would trust."""
    home.database.unlink()
    with pytest.raises(BackupError, match="no database yet"):
        back_up(home.config, tmp_path / "kept.zip")
    assert not home.database.exists()


def test_a_damaged_database_is_told_and_not_copied(home: Home, tmp_path: Path) -> None:
    """Its copy would be worth nothing, and might take the place of one that is."""
    with home.database.open("r+b") as opened:
        opened.seek(3 * 4096)
        opened.write(b"\xff" * 8192)
    with pytest.raises(StoreError, match=r"q\.sqlite3: .*damaged"):
        back_up(home.config, tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()
