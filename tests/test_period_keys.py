"""The keys of periods on the disk: drawn once, for this user alone, and gone for good."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from bot import period_keys
from bot.errors import StoreError
from bot.locking import FileLock
from bot.period_keys import FILE_NAME, PeriodKeysFile

if TYPE_CHECKING:
    from pathlib import Path

MAY: Final = (date(2026, 5, 1), date(2026, 5, 31))
JUNE: Final = (date(2026, 6, 1), date(2026, 6, 30))


def test_a_key_is_drawn_once_and_kept(tmp_path: Path) -> None:
    """A program started anew finds it, and draws another for another period and in another installation."""
    may = PeriodKeysFile(tmp_path / "one").of(*MAY)
    again = PeriodKeysFile(tmp_path / "one")
    assert again.of(*MAY) == may
    assert again.of(*JUNE) != may
    assert tuple(again.kept()) == (may, again.of(*JUNE))
    assert PeriodKeysFile(tmp_path / "other").of(*MAY) != may
    assert len(may) == 32


def test_nothing_is_written_for_who_only_looks(tmp_path: Path) -> None:
    """Nobody was noted: no key, no file."""
    keys = PeriodKeysFile(tmp_path)
    assert keys.kept() == ()
    assert keys.forget(date.max) == 0
    assert list(tmp_path.iterdir()) == []


def test_programs_that_begin_a_period_at_once_agree(tmp_path: Path) -> None:
    """Else one person would be two, and find half of what is theirs."""
    files = [PeriodKeysFile(tmp_path) for _ in range(8)]
    with ThreadPoolExecutor(len(files)) as threads:
        drawn = set(threads.map(lambda keys: keys.of(*MAY), files))
    assert len(drawn) == 1
    assert set(files[0].kept()) == drawn


def test_the_file_is_for_its_user_alone(tmp_path: Path) -> None:
    """However careless the shell, and closed again after a copy by hand."""
    before = os.umask(0)
    try:
        PeriodKeysFile(tmp_path).of(*MAY)
    finally:
        os.umask(before)
    file = tmp_path / FILE_NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    assert len(PeriodKeysFile(tmp_path).kept()) == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_ended_is_forgotten_and_no_more(tmp_path: Path) -> None:
    """A period goes when its last day is past, for the program that goes on too."""
    keys = PeriodKeysFile(tmp_path)
    may, june = keys.of(*MAY), keys.of(*JUNE)
    assert keys.forget(MAY[1]) == 0
    assert keys.forget(JUNE[0]) == 1
    assert tuple(keys.kept()) == (june,)
    assert may.hex() not in keys.file.read_text()
    assert keys.of(*MAY) != may


@pytest.mark.parametrize("written", ["not json\n", '{"first": "2026-05-01"}\n', "é\n", '["a"]\n'])
def test_a_file_that_is_none_is_told_of_and_left_as_it_is(tmp_path: Path, written: str) -> None:
    """Another in its place would make strangers of everybody; so nobody writes one."""
    file = tmp_path / FILE_NAME
    file.write_text(written, encoding="utf-8")
    keys = PeriodKeysFile(tmp_path)
    for use in (keys.kept, lambda: keys.of(*MAY), lambda: keys.forget(date.max)):
        with pytest.raises(StoreError, match=FILE_NAME) as told:
            use()
        assert "clés des périodes" in told.value.said("fr")
    assert file.read_text(encoding="utf-8") == written


def test_a_key_that_is_too_short_is_none(tmp_path: Path) -> None:
    """A file cut short must not key digests that anybody could try out."""
    (tmp_path / FILE_NAME).write_text('{"first": "2026-05-01", "last": "2026-05-31", "key": "00"}\n')
    with pytest.raises(StoreError):
        PeriodKeysFile(tmp_path).of(*MAY)


def test_a_lock_that_stays_taken_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question is answered and not noted; the log tells why."""
    monkeypatch.setattr(period_keys, "_WAIT_SECONDS", 0.0)
    lock = FileLock.take(tmp_path / f"{FILE_NAME}.lock")
    assert lock is not None
    with lock, pytest.raises(StoreError, match="another program"):
        PeriodKeysFile(tmp_path).of(*MAY)
    assert PeriodKeysFile(tmp_path).of(*MAY)


def test_a_folder_that_takes_no_file_is_told_of(tmp_path: Path) -> None:
    """Where a file stands in the place of the folder, nothing can be kept."""
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError):
        PeriodKeysFile(tmp_path / "data").of(*MAY)
