"""Locks between processes, on files made for nothing else. Knows neither who takes them nor what they keep apart.

Never on a file that holds something: closing any descriptor of it could drop the locks that others rely on. The lock
goes with the process however it ends; the file stays, since removing it would let two hold "the" lock on two files.
"""

from __future__ import annotations

import fcntl
import os
import time
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from pathlib import Path

_LOOK_AGAIN: Final = 0.01
"""Seconds between two tries: `flock` itself waits without end, or not at all."""

_held: Final[set[int]] = set()


class FileLock:
    """An exclusive lock, held from `take` until `release` or the end of the process. A context manager."""

    def __init__(self, descriptor: int) -> None:
        """Use `take`."""
        self._descriptor = descriptor
        _held.add(descriptor)

    @classmethod
    def take(cls, file: Path, *, wait: float = 0.0, mode: int = 0o600) -> Self | None:
        """Take the lock of a file, made with its folder where it is missing; None when somebody else keeps it.

        Two in one process shut each other out as two processes do.

        Args:
            wait: for so many seconds at most; this blocks the thread.
            mode: who may open the file, and so hold the lock, when it is made here.

        Raises:
            OSError: the file can be neither made nor opened.
        """
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _opened(file, mode)
        patience = time.monotonic() + wait
        while not _locked(descriptor):
            if time.monotonic() >= patience:
                os.close(descriptor)
                return None
            time.sleep(_LOOK_AGAIN)
        return cls(descriptor)

    def release(self) -> None:
        """Let go; a second time is harmless."""
        if self._descriptor in _held:
            _held.discard(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def is_held(file: Path) -> bool:
    """Whether somebody holds the lock of a file now; no file, no holder.

    Raises:
        OSError: the file is there and cannot be opened.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        # Shared, so that two who ask do not take each other for the holder.
        return not _locked(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def _opened(file: Path, mode: int) -> int:
    flags = os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | flags, mode)
    except PermissionError:  # another user made it; to be locked it need only be readable
        return os.open(file, os.O_RDONLY | flags)


def _locked(descriptor: int, kind: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _let_go_in_child() -> None:
    """A forked child shares the lock, and one that outlives its killed parent would keep it.

    Closing is the child's own; unlocking would unlock the parent too.
    """
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)
