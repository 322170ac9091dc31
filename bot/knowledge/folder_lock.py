"""Many processes write into one knowledge folder: in turn, and none over what it has not seen. Knows no YAML.

Staff's pages, Discord and `review answer` may write at once, and people edit by hand. Programs of ours take turns by a
lock; an editor knows nothing of it, so each file is compared with what the writer saw before it is replaced.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import KamouraskaError
from bot.locking import FileLock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LOCK: Final = ".lock"
"""Inside the folder that it keeps; hidden, so that no reader takes it for knowledge."""

_WAIT_SECONDS: Final = 5.0
"""Who holds the lock only compares and writes a few small files; longer means that something is wrong with it."""

_MODE: Final = 0o644
"""The folder may belong to a group of people; who may read its files may take turns with those who write them."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """What becomes of a file.

    Attributes:
        before: what the writer saw there; None for nothing.
        after: what is to be there; None for nothing.
    """

    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A file that somebody changed since it was looked at; None where it was, or is, missing.

    Attributes:
        wanted: what would have been written.
    """

    path: str
    seen: bytes | None
    found: bytes | None
    wanted: bytes | None


class ChangedMeanwhileError(KamouraskaError):
    """Files are no longer as the writer saw them; nothing was written. Carries every version of each."""

    def __init__(self, files: tuple[Meanwhile, ...]) -> None:
        self.files = files
        names = ", ".join(file.path for file in files)
        super().__init__(
            f"{names}: changed by somebody else meanwhile; nothing was written",
            f"{names}\u00a0: quelqu’un d’autre vient d’y toucher; rien n’a été écrit",
        )


class FolderBusyError(KamouraskaError):
    """Another process has kept the folder locked for too long; nothing was written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: another program is writing there and does not finish; nothing was written, try again",
            f"{folder}\u00a0: un autre programme y écrit sans finir; rien n’a été écrit, réessayez",
        )


@contextmanager
def locked(folder: Path, *, wait: float = _WAIT_SECONDS) -> Iterator[None]:
    """Be the only one of our programs, and of the writers in this one, that writes into the folder.

    Raises:
        FolderBusyError: somebody else did not finish within `wait` seconds.
        OSError: the folder takes no lock: it cannot be written.
    """
    lock = FileLock.take(folder / LOCK, wait=wait, mode=_MODE)
    if lock is None:
        raise FolderBusyError(folder)
    with lock:
        yield


def exchange(folder: Path, changes: Mapping[str, FileChange]) -> None:
    """Write, replace and remove files by their path inside the folder, all of them or none, each whole at any moment.

    A file that is already as it is to be is no conflict: two people may say the same.

    Raises:
        ChangedMeanwhileError: a file is neither as its writer saw it nor as it is to be; nothing was written.
        FolderBusyError: another process keeps the folder locked.
        OSError: the folder takes no writing; files written before the one that failed are taken back.
    """
    with locked(folder):
        found = {path: content_of(folder / path) for path in changes}
        meanwhile = tuple(
            Meanwhile(path, change.before, found[path], change.after)
            for path, change in changes.items()
            if found[path] not in (change.before, change.after)
        )
        if meanwhile:
            raise ChangedMeanwhileError(meanwhile)
        written: list[str] = []
        try:
            for path, change in changes.items():
                written.append(path)
                _become(folder / path, found[path], change.after)
        except OSError:
            for path in written:
                with suppress(OSError):  # the first failure is the one to tell of
                    _become(folder / path, changes[path].after, found[path])
            raise


def content_of(file: Path) -> bytes | None:
    """The bytes of a file; None when there is none.

    Raises:
        OSError: it is there and cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _become(file: Path, now: bytes | None, then: bytes | None) -> None:
    atomic_files.remove_drafts(file)
    if then is None:
        atomic_files.remove(file)
    elif then != now:
        atomic_files.put(file, [then])
