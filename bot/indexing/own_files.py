"""Files of our own beside the database: whole, of this very code and of what they were made of, or as if they were not there.

Such a file holds a pickle, and unpickling runs whatever a pickle says. It is read only when it belongs to the user who
runs the program and nobody else may write to it: who could tamper with such a file could as well change the database
beside it or the program itself. Reasons go to the log at debug level.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
from typing import TYPE_CHECKING, Final

from bot import atomic_files

if TYPE_CHECKING:
    from pathlib import Path

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH

_SIZE: Final = hashlib.sha256().digest_size

_log = logging.getLogger(__name__)


def digest_of(content: bytes | memoryview) -> bytes:
    """What tells two contents apart."""
    return hashlib.sha256(content).digest()


def put(file: Path, magic: bytes, made: tuple[bytes, ...], content: bytes) -> None:
    """Write a file, for its owner alone.

    Args:
        magic: what kind of file it is. made: digests of what it was made by and of.

    Raises:
        OSError: it could not be written; what stood there before stands there still.
    """
    atomic_files.remove_drafts(file)
    atomic_files.put(file, [magic + b"".join(made) + digest_of(content), content], mode=0o600)


def read(file: Path, magic: bytes, made: tuple[bytes | None, ...]) -> memoryview | None:
    """What `put` wrote, when it was made by and of the same; None when there is no such file that may be used.

    Args:
        made: as for `put`; None where any will do.
    """
    found = _content(file)
    if found is None or not _is_made(found, magic, made):
        _log.debug("none, of another version, or of other knowledge: %s", file)
        return None
    content = memoryview(found)[len(magic) + _SIZE * len(made) :]
    if bytes(content[:_SIZE]) != digest_of(content[_SIZE:]):
        _log.debug("cut short or damaged: %s", file)
        return None
    return content[_SIZE:]


def is_made(file: Path, magic: bytes, made: tuple[bytes, ...]) -> bool:
    """Whether there is such a file, made by and of the same, as far as its first bytes tell."""
    found = _content(file, len(magic) + _SIZE * len(made))
    return found is not None and _is_made(found, magic, made)


def _is_made(found: bytes, magic: bytes, made: tuple[bytes | None, ...]) -> bool:
    ends = [len(magic) + _SIZE * (place + 1) for place in range(len(made))]
    same = all(one is None or found[end - _SIZE : end] == one for one, end in zip(made, ends, strict=True))
    return found.startswith(magic) and same


def _content(file: Path, most: int = -1) -> bytes | None:
    """The bytes of the file, the first of them where told how many; None when there is none, or somebody else may write it."""
    try:
        # The file that is looked at is the one that is read: no other can take its place in between.
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
            found = os.fstat(opened.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & _OTHERS_WRITE:
                _log.debug("not ours alone, so not read: %s", file)
                return None
            return opened.read(most)
    except OSError as error:
        _log.debug("not kept: %s: %s", file, error.strerror)
        return None
