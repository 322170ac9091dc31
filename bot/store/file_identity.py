"""Whether the file under the name of the database is still the one that is open. Knows no table.

The file itself is never opened by us: POSIX drops *all* of a process's locks on a file when any descriptor of it is
closed, SQLite's too, and another process that closes the database then deletes the write-ahead log in use. SQLite keeps
account of its own descriptors, so that whatever is read of the file is read through SQLite.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class _FileState(NamedTuple):
    """What the system tells of a file without opening it; a checkpoint changes the last two."""

    device: int
    inode: int
    size: int
    modified_ns: int


class Identity:
    """The file that lay under a name when this was made. It must be a database by then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = _seen(path)
        try:
            self._program = _program(path)
        except sqlite3.Error:
            self._program = None  # as below: taken at the first look that tells

    def is_kept(self) -> bool:
        """Whether the file is still there: neither moved, removed or replaced, nor overwritten by what is not ours."""
        now = _seen(self._path)
        if now is None or self._seen is None or (now.device, now.inode) != (self._seen.device, self._seen.inode):
            return False
        if now != self._seen:
            # SQLite folds its log into the file now and then; whoever else writes to it seldom writes the same program.
            try:
                found = _program(self._path)
            except sqlite3.Error:
                return True  # a checkpoint under way, see `_program`; the next write looks again
            if self._program is None:
                self._program = found
            if found is None or found != self._program:
                return False
            self._seen = now
        return True


def _seen(path: Path) -> _FileState | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - the call that opens nothing, by its own name
    except OSError:
        return None
    return _FileState(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def _program(path: Path) -> tuple[int, int] | None:
    """Whose database the file is, by its header; None for what is no database.

    `immutable`: the file alone, without the write-ahead log, which would still show what was there before. While another
    process's checkpoint grows the file, SQLite takes its size for damage: of 150,000 looks beside one, 4,079 did.

    Raises:
        sqlite3.Error: the file cannot be told now.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (mark,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return None
        raise
    return int(application), int(mark)
