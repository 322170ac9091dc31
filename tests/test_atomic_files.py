"""Files appear whole or not at all, and leave nothing beside them."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from bot import atomic_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def broken() -> Iterator[bytes]:
    """Content that cannot be had to its end."""
    yield b"half"
    raise OSError(28, "No space left on device")


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path) -> None:
    """And the half that was written is nowhere."""
    file = tmp_path / "a"
    atomic_files.put(file, [b"be", b"fore"])
    with pytest.raises(OSError, match="No space"):
        atomic_files.put(file, broken())
    assert file.read_bytes() == b"before"
    with pytest.raises(OSError, match="No space"):
        atomic_files.put_first(tmp_path / "b", broken())
    assert [found.name for found in tmp_path.iterdir()] == ["a"]


def test_the_first_stays(tmp_path: Path) -> None:
    """Of two who make the same file, one is told that it was later."""
    file = tmp_path / "folder" / "key"
    assert atomic_files.put_first(file, [b"first"], mode=0o600)
    assert not atomic_files.put_first(file, [b"second"], mode=0o600)
    assert file.read_bytes() == b"first"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    atomic_files.remove(file)
    atomic_files.remove(file)
    assert list(file.parent.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_away(tmp_path: Path) -> None:
    """And nothing else that happens to be called much the same."""
    others = {"a[1].yaml", ".a[1].yaml.swp", ".a[1].yaml.0123456789abcde", ".b.yaml.0123456789abcdef"}
    for name in (*others, ".a[1].yaml.0123456789abcdef"):
        (tmp_path / name).touch()
    atomic_files.remove_drafts(tmp_path / "a[1].yaml")
    assert {file.name for file in tmp_path.iterdir()} == others
