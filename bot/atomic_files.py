"""Files that appear whole under their name, or not at all, and are on the disk once they have. Knows no format."""

from __future__ import annotations

import glob
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PRIVATE: Final = 0o600
_OF_OTHERS: Final = 0o077
_OF_EVERYBODY: Final = 0o666
_DRAFT_BYTES: Final = 8


def put(file: Path, pieces: Iterable[bytes], *, mode: int = _OF_EVERYBODY) -> None:
    """Write a file, or replace it; whoever reads it meanwhile sees the one or the other.

    Args:
        pieces: the content, one after the other.
        mode: of the file, less what the process's umask withholds.

    Raises:
        OSError: it could not be written; what stood there before stands there still.
    """
    with _drafted(file, pieces, mode) as draft:
        draft.replace(file)
    sync_folder(file.parent)


def put_first(file: Path, pieces: Iterable[bytes], *, mode: int = _OF_EVERYBODY) -> bool:
    """As `put`, and never over another; False, and nothing changed, where there is a file already.

    Raises:
        OSError: it could not be written.
    """
    with _drafted(file, pieces, mode) as draft:
        try:
            os.link(draft, file)  # unlike a rename, never replaces
        except FileExistsError:
            return False
    sync_folder(file.parent)
    return True


def close_to_others(file: Path) -> None:
    """Have nobody but its owner read a file, as others may where a copy of it was made by hand.

    Raises:
        OSError: there is none, or it is somebody else's.
    """
    if file.stat().st_mode & _OF_OTHERS:
        file.chmod(PRIVATE)


def remove(file: Path) -> None:
    """Remove a file, if it is there.

    Raises:
        OSError: it may not be removed.
    """
    try:
        file.unlink()
    except FileNotFoundError:
        return
    sync_folder(file.parent)


def remove_drafts(file: Path) -> None:
    """Remove what killed processes left beside a file; only for whoever keeps all others from writing it just now.

    Raises:
        OSError: they may not be removed.
    """
    for left in file.parent.glob(f".{glob.escape(file.name)}.{'[0-9a-f]' * 2 * _DRAFT_BYTES}"):
        left.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Have the disk know which names the folder holds: a renamed file may else be gone after a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _drafted(file: Path, pieces: Iterable[bytes], mode: int) -> Iterator[Path]:
    """A hidden file beside its place, whole and on the disk; gone at the end, whatever became of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(_DRAFT_BYTES)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as out:
            out.writelines(pieces)
            out.flush()
            os.fsync(out.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)
