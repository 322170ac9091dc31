"""A backup is put back whole or not at all, and what was there before is kept."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.backup import unfinished
from bot.backup.restoring import restore, take_back_unfinished
from bot.backup.taking import back_up
from bot.errors import BackupError, KamouraskaError, StoreError
from bot.locking import FileLock
from bot.period_keys import FILE_NAME, PeriodKeysFile
from bot.privacy.pseudonyms import period_of
from bot.store import bot_lock, copying
from bot.store.bot_lock import AlreadyRunningError
from bot.store.database import Database
from tests.backup.conftest import Home
from tests.backup.steps import GONE, STEPS, is_step, replaced
from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kept(home: Home, tmp_path: Path) -> Path:
    """A backup of the first state; much has happened since."""
    file = tmp_path / "kept.zip"
    back_up(home.config, file)
    home.note("second")
    home.answer("second")
    home.answer("more", "topics/more.yaml")
    home.secret.write_text("second")
    return file


FIRST = (["first"], {"topics/bac.yaml": "first"}, "first")
SECOND = (["first", "second"], {"topics/bac.yaml": "second", "topics/more.yaml": "more"}, "second")


def _state(home: Home) -> tuple[object, ...]:
    return home.noted(), home.answers(), home.secret.read_text()


def test_everything_is_put_back_and_the_way_back_is_kept(home: Home, kept: Path) -> None:
    """What was there before is a backup of its own, for this user alone: with it, restore goes back."""
    done = restore(home.config, kept)
    assert _state(home) == FIRST
    assert done.kept is not None
    assert (done.kept.parent, stat.S_IMODE(done.kept.stat().st_mode)) == (home.database.parent, 0o600)
    assert home.beside() == {"q.sqlite3", "kamouraska.secret", done.kept.name}
    again = restore(home.config, done.kept)
    assert _state(home) == SECOND
    assert again.kept not in (None, done.kept)


def test_on_a_new_machine_nothing_is_kept_aside(home: Home, kept: Path, tmp_path: Path) -> None:
    """There was nothing; the folders are made."""
    fresh = Home(tmp_path / "fresh")
    fresh.folder.joinpath("knowledge").mkdir(parents=True)
    done = restore(fresh.config, kept)
    assert (_state(fresh), done.kept, done.moved) == (FIRST, None, None)
    assert fresh.beside() == {"q.sqlite3", "kamouraska.secret"}
    assert stat.S_IMODE(fresh.database.stat().st_mode) == 0o600
    assert home.noted() == ["first", "second"]


def test_under_a_running_bot_nothing_is_done(home: Home, kept: Path) -> None:
    """It would go on with what it holds in memory."""
    with bot_lock.hold(home.database), pytest.raises(AlreadyRunningError):
        restore(home.config, kept)
    assert _state(home) == SECOND


async def test_a_command_that_has_the_database_open_is_told_and_harms_nothing(home: Home, kept: Path) -> None:
    """It writes no more to what it took for its database, and closing it takes nothing away."""
    async with await Database.open(home.database) as theirs:
        await theirs.execute("INSERT INTO posted VALUES ('digest', 'theirs', 'now')")
        restore(home.config, kept)
        assert [row["period"] for row in await theirs.read("SELECT period FROM posted")] == ["first"]
    assert _state(home) == FIRST
    assert copying.looked_at(home.database).damages == ()


def test_a_damaged_file_changes_nothing(home: Home, kept: Path) -> None:
    """Nor does one that holds no database."""
    content = bytearray(kept.read_bytes())
    content[len(content) // 3] ^= 0xFF
    kept.write_bytes(content)
    with pytest.raises(BackupError, match="damaged"):
        restore(home.config, kept)
    assert _state(home) == SECOND
    assert home.beside() == {"q.sqlite3", "kamouraska.secret"}


def test_a_newer_schema_is_refused_with_what_to_do(home: Home, tmp_path: Path) -> None:
    """An older program would not know what to do with it."""
    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("INSERT INTO migration VALUES (900, 'later', 'one day')")
    back_up(home.config, tmp_path / "newer.zip")
    with closing(sqlite3.connect(home.database)) as connection, connection:
        connection.execute("DELETE FROM migration WHERE number = 900")
    with pytest.raises(BackupError, match=r"schema 900, this one knows \d+\); nothing was changed"):
        restore(home.config, tmp_path / "newer.zip")


def test_an_unreadable_database_is_put_aside_as_it_is(home: Home, kept: Path) -> None:
    """The very case that backups are for."""
    home.database.write_bytes(b"no database at all" * 1000)
    done = restore(home.config, kept)
    assert _state(home) == FIRST
    assert done.moved is not None
    assert done.moved.read_bytes().startswith(b"no database")
    assert done.kept is not None  # the answers of staff that were there


def test_damaged_pages_are_kept_as_they_are(home: Home, kept: Path) -> None:
    """What can be read of it may still be wanted; it is told, and never put back."""
    with closing(sqlite3.connect(home.database)) as connection, connection:
        rows = [(f"{number:0200}",) for number in range(1000)]
        connection.executemany("INSERT INTO posted VALUES ('digest', ?, 'now')", rows)
    with home.database.open("r+b") as opened:  # the last page is one of these rows'
        opened.seek(-4096, 2)
        opened.write(b"\xff" * 4096)
    done = restore(home.config, kept)
    assert _state(home) == FIRST
    assert done.kept is not None
    assert (done.kept_sound, done.moved) == (False, None)
    with pytest.raises(StoreError, match="damaged"):
        restore(home.config, done.kept)


@pytest.mark.parametrize("step", STEPS)
def test_what_fails_on_the_way_is_taken_back(home: Home, kept: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Whichever step it is that the disk has no room for: all is as it was, and no mark is left."""
    holder, name, real = replaced(step)
    failures = [OSError(28, "No space left on device")]

    def failing(*arguments: object, **named: object) -> object:
        if failures and is_step(home, step, arguments):
            raise failures.pop()
        return real(*arguments, **named)

    monkeypatch.setattr(holder, name, failing)
    with pytest.raises(OSError, match="No space"):
        restore(home.config, kept)
    assert _state(home) == SECOND
    assert home.beside() == {"q.sqlite3", "kamouraska.secret"}


@pytest.mark.slow
@pytest.mark.parametrize("step", STEPS)
def test_what_a_kill_cut_short_is_taken_back_at_the_next_start(home: Home, kept: Path, step: str) -> None:
    """Until then no backup is taken of the half; then all is as it was, and doing so again does nothing."""
    command = [sys.executable, "-m", "tests.backup.steps", str(home.folder), str(kept), step]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=PATIENCE).returncode == GONE
    assert _state(home) != SECOND
    with pytest.raises(BackupError, match="cut short"):
        back_up(home.config, kept.with_name("other.zip"))
    assert take_back_unfinished(home.config)
    assert _state(home) == SECOND
    assert not take_back_unfinished(home.config)


def test_a_restore_that_follows_one_cut_short_takes_that_back_first(home: Home, kept: Path) -> None:
    """So that what it keeps is a whole state, not a half."""
    back_up(home.config, home.database.with_name("before.zip"))
    unfinished.begin(home.database, unfinished.RestoreMark("before.zip", None))
    home.answer("half")
    done = restore(home.config, kept)
    assert _state(home) == FIRST
    assert done.kept is not None
    restore(home.config, done.kept)
    assert _state(home) == SECOND


def test_without_what_was_there_before_a_restore_is_the_way_out(home: Home, kept: Path) -> None:
    """Somebody removed it; the bot does not start on a half, and says what to do."""
    unfinished.begin(home.database, unfinished.RestoreMark("gone.zip", None))
    with pytest.raises(BackupError, match=r"\(gone\.zip\) was removed"):
        take_back_unfinished(home.config)
    restore(home.config, kept)
    assert _state(home) == FIRST
    assert not take_back_unfinished(home.config)


def test_a_key_that_was_not_there_before_goes_again(home: Home, kept: Path) -> None:
    """All is as it was."""
    home.secret.unlink()
    command = [sys.executable, "-m", "tests.backup.steps", str(home.folder), str(kept), "atomic_files.put"]
    assert subprocess.run(command, cwd=ROOT, check=False, timeout=PATIENCE).returncode == GONE
    assert home.secret.exists()
    assert take_back_unfinished(home.config)
    assert not home.secret.exists()
    assert home.noted() == ["first", "second"]


def test_another_key_is_told(home: Home, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the environment hides that of the backup; the one that lay beside the database is not lost for it."""
    assert not restore(home.config, kept).other_key
    monkeypatch.setenv("KAMOURASKA_SECRET", "0123456789abcdef0123456789abcdef")
    home.secret.write_text("idle")
    done = restore(home.config, kept)
    assert done.other_key
    assert done.kept is not None
    restore(home.config, done.kept)
    assert home.secret.read_text() == "idle"
    back_up(home.config, kept.with_name("without.zip"))
    assert not restore(home.config, kept.with_name("without.zip")).other_key
    monkeypatch.delenv("KAMOURASKA_SECRET")
    assert restore(home.config, kept.with_name("without.zip")).other_key


def test_no_backup_holds_the_keys_of_periods(home: Home, kept: Path) -> None:
    """With those of long ago, people of long ago would be found for ever; those beside the database stay as they are."""
    today = datetime.now().astimezone().date()
    key = PeriodKeysFile(home.database.parent).of(*period_of(today, "month"))
    back_up(home.config, kept.with_name("later.zip"))
    with zipfile.ZipFile(kept.with_name("later.zip")) as archive:
        held = b"".join(map(archive.read, archive.namelist()))
    assert key not in held
    assert key.hex().encode() not in held
    assert not restore(home.config, kept.with_name("later.zip")).periods_missing
    assert tuple(PeriodKeysFile(home.database.parent).kept()) == (key,)


@pytest.mark.parametrize("written", [None, "", "not a key"])
def test_without_the_keys_of_its_period_a_backup_is_put_back_with_a_warning(
    home: Home, kept: Path, written: str | None
) -> None:
    """On a new machine nobody finds their own, and whoever restores can still put the file there."""
    if written is not None:
        (home.database.parent / FILE_NAME).write_text(written)
    assert restore(home.config, kept).periods_missing


def test_what_a_kill_left_in_a_working_folder_goes(home: Home, kept: Path) -> None:
    """It holds what people asked; the folder of somebody who is at work stays."""
    left, busy = home.database.with_name(".backup-left"), home.database.with_name(".backup-busy")
    for folder in (left, busy):
        folder.mkdir()
        (folder / "in-use").touch()
    with FileLock.take(busy / "in-use") or pytest.fail("nobody holds it"):
        back_up(home.config, kept.with_name("other.zip"))
        assert (left.exists(), busy.exists()) == (False, True)


def test_another_programs_database_is_not_put_back(kept: Path, tmp_path: Path) -> None:
    """Nor is ours overwritten with it."""
    other = Home(tmp_path / "other")
    other.database.parent.mkdir(parents=True)
    with closing(sqlite3.connect(other.database)) as connection, connection:
        connection.execute("CREATE TABLE theirs (a)")
    with pytest.raises(KamouraskaError, match="another program"):
        back_up(other.config, tmp_path / "other.zip")
    with pytest.raises(StoreError, match="another program"):
        restore(other.config, kept)
    assert not (tmp_path / "other.zip").exists()
