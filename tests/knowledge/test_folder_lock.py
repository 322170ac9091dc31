"""Many write into one knowledge folder: in turn, all or nothing, and nobody over what he has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.knowledge import folder_lock
from bot.knowledge.files import files_of
from bot.knowledge.folder_lock import ChangedMeanwhileError, FileChange, FolderBusyError, exchange, locked

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_written_replaced_and_removed(tmp_path: Path) -> None:
    """As seen, so done; what says the same already is no conflict; the lock is no knowledge."""
    (tmp_path / ".c.yaml.0123456789abcdef").write_bytes(b"left by a killed process")
    exchange(tmp_path, {"a/b.yaml": FileChange(None, b"1"), "c.yaml": FileChange(None, b"2")})
    exchange(tmp_path, {"a/b.yaml": FileChange(b"1", b"3"), "c.yaml": FileChange(b"2", None), "d.yaml": FileChange(None, None)})
    exchange(tmp_path, {"a/b.yaml": FileChange(b"1", b"3")})
    assert files_of(tmp_path) == {"a/b.yaml": b"3"}
    assert {file.name for file in tmp_path.rglob("*")} == {"a", "b.yaml", folder_lock.LOCK}


@pytest.mark.parametrize("found", [b"by hand", None])
def test_nothing_is_written_over_what_was_not_seen(tmp_path: Path, found: bytes | None) -> None:
    """The writer gets all three versions, and of several files none is written."""
    if found is not None:
        (tmp_path / "b.yaml").write_bytes(found)
    with pytest.raises(ChangedMeanwhileError, match=r"b\.yaml: changed by somebody else") as told:
        exchange(tmp_path, {"a.yaml": FileChange(None, b"1"), "b.yaml": FileChange(b"seen", b"wanted")})
    assert told.value.files == (folder_lock.Meanwhile("b.yaml", b"seen", found, b"wanted"),)
    assert not (tmp_path / "a.yaml").exists()
    assert folder_lock.content_of(tmp_path / "b.yaml") == found


def test_of_several_files_all_are_written_or_none(tmp_path: Path) -> None:
    """Where the second cannot be, the first is taken back."""
    (tmp_path / "a.yaml").write_bytes(b"before")
    too_long = "b" * 245 + ".yaml"  # a name that can be looked for, and whose draft cannot be made
    with pytest.raises(OSError, match="File name too long"):
        exchange(tmp_path, {"a.yaml": FileChange(b"before", b"after"), too_long: FileChange(None, b"x")})
    assert files_of(tmp_path) == {"a.yaml": b"before"}


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    """Whoever comes while another writes waits, and not without end."""
    with locked(tmp_path), pytest.raises(FolderBusyError, match="another program is writing"), locked(tmp_path, wait=0):
        pytest.fail("two at once")
    with locked(tmp_path, wait=0):
        pass
