"""The database as a whole, through SQLite: copied while others use it, looked over, moved aside. Knows no table of questions.

No file of a database is opened by us (see `file_identity`): SQLite's own backup takes the pages of one moment, waits for
nobody who writes meanwhile, and what it copies into changes in one transaction.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.errors import StoreError
from bot.store.errors import explained, is_unreadable
from bot.store.migrations import APPLICATION_ID, shipped
from bot.store.opening import COMMAND_BUSY_MS, create, uri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

__all__ = ["WHOLE_CHECK", "Condition", "copy", "create", "found_in", "is_unreadable", "looked_at", "move"]

_BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""The files of one database, by what follows its name."""

_SHOWN: Final = 5
"""How many of the damages that SQLite finds are told."""

_SOUND: Final = "ok"
WHOLE_CHECK: Final = f"PRAGMA integrity_check({_SHOWN})"
"""Every page, and every index against its table."""

_QUICK_CHECK: Final = f"PRAGMA quick_check({_SHOWN})"
"""Every page, in half the time."""

_LOCKED: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database is.

    Attributes:
        schema: number of its last migration; 0 for one that is empty. known: that of this program.
        damages: what SQLite's own check finds; none when all is well.
    """

    schema: int
    known: int
    damages: tuple[str, ...]

    @property
    def newer(self) -> bool:
        """Whether a newer version of the program wrote it."""
        return self.schema > self.known

    def refuse_if_damaged(self, shown_as: Path) -> None:
        """Go on only with one that is sound.

        Raises:
            StoreError: it is damaged.
        """
        if self.damages:
            found = "; ".join(self.damages[:_SHOWN])
            raise StoreError(
                f"{shown_as}: the database is damaged: {found}",
                f"{shown_as}\u00a0: la base de données est abîmée\u00a0: {found}",
            )


def copy(source: Path, target: Path) -> None:
    """Put the state of one database, as it is now, into another, made where it is missing; all of it or nothing.

    Raises:
        StoreError: the one cannot be read, or the other not be written, or is kept locked for ten seconds.
    """
    create(target)
    with _opened(source) as reading:
        try:
            with _opened(target) as writing:
                reading.backup(writing, progress=_patient())
        except sqlite3.Error as error:
            raise explained(source if is_unreadable(error) else target, error) from error


def looked_at(path: Path, shown_as: Path | None = None, *, quick: bool = False) -> Condition:
    """Look over every page.

    Args:
        shown_as: by what name it is told of; its own when None.
        quick: leave out whether the indexes agree with their tables.

    Raises:
        StoreError: it cannot be read at all, or is another program's.
    """
    told = shown_as or path
    with _opened(path) as connection:
        try:
            connection.execute("PRAGMA query_only = ON")
            return Condition(_schema(told, connection), len(shipped()), _damages(connection, quick=quick))
        except sqlite3.Error as error:
            raise explained(told, error) from error


def move(source: Path, target: Path) -> None:
    """Give the files of a database that nobody has open another name, those that SQLite puts beside it too.

    What lies under the other name is replaced.

    Raises:
        OSError: they may not be moved.
    """
    for ending in _BESIDE:
        beside = source.with_name(source.name + ending)
        goal = target.with_name(target.name + ending)
        if beside.exists():
            beside.replace(goal)
        else:
            goal.unlink(missing_ok=True)  # what would stay there is of another database


def _opened(path: Path) -> closing[sqlite3.Connection]:
    try:
        return closing(sqlite3.connect(uri(path), uri=True, isolation_level=None, timeout=COMMAND_BUSY_MS / 1000))
    except sqlite3.Error as error:
        raise explained(path, error) from error


def _patient() -> Callable[[int, int, int], None]:
    """Python itself waits without end for a lock."""
    patience = time.monotonic() + COMMAND_BUSY_MS / 1000

    def look(status: int, _remaining: int, _total: int) -> None:
        if status in _LOCKED and time.monotonic() > patience:
            busy = sqlite3.OperationalError("database is locked")
            busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise busy

    return look


def _schema(path: Path, connection: sqlite3.Connection) -> int:
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    if application != APPLICATION_ID:
        ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        if application or tables:
            raise StoreError(
                f"{path}: is the database of another program",
                f"{path}\u00a0: c’est la base de données d’un autre programme",
            )
        return 0
    ((number,),) = connection.execute("SELECT coalesce(max(number), 0) FROM migration").fetchall()
    return int(number)


def found_in(rows: Iterable[sqlite3.Row | tuple[str]]) -> tuple[str, ...]:
    """What a check of SQLite found, from the rows that it returns; nothing when all is well."""
    found = tuple(str(row[0]) for row in rows)
    return () if found == (_SOUND,) else found


def _damages(connection: sqlite3.Connection, *, quick: bool) -> tuple[str, ...]:
    try:
        return found_in(connection.execute(_QUICK_CHECK if quick else WHOLE_CHECK).fetchall())
    except sqlite3.DatabaseError as error:
        if not is_unreadable(error):
            raise
        return (str(error),)  # of some damages SQLite gives no list
