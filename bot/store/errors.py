"""What SQLite refuses, as a sentence with the name of the file. Knows no table."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from bot.errors import Both, StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# SQLite's own words are English, and few say what to do about it.
_WHY: Final[Mapping[int, Both]] = {
    sqlite3.SQLITE_BUSY: Both(
        "the database is locked: another program is writing to it and does not finish",
        "la base de données est verrouillée\u00a0: un autre programme y écrit sans finir",
    ),
    sqlite3.SQLITE_FULL: Both("the disk is full", "le disque est plein"),
    sqlite3.SQLITE_READONLY: Both("this user may not write to it", "cet utilisateur n’a pas le droit d’y écrire"),
    sqlite3.SQLITE_CORRUPT: Both(
        "the file is damaged: stop the program and put a copy back",
        "le fichier est abîmé\u00a0: arrêtez le programme et remettez une copie",
    ),
    sqlite3.SQLITE_NOTADB: Both("is not an SQLite database", "n’est pas une base de données SQLite"),
}

_UNREADABLE: Final = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})


def explained(path: Path, error: sqlite3.Error | StoreError) -> StoreError:
    """The error to raise in its place; raise it `from` the one given."""
    if isinstance(error, StoreError):
        said = Both(error.said("en"), error.said("fr"))
    else:
        said = _WHY.get(primary(error), Both(str(error), str(error)))
    return StoreError(f"{path}: {said.en}", f"{path}\u00a0: {said.fr}")


def is_busy(error: BaseException) -> bool:
    """Whether another connection holds the lock that was wanted."""
    return isinstance(error, sqlite3.Error) and primary(error) == sqlite3.SQLITE_BUSY


def is_unreadable(error: BaseException) -> bool:
    """Whether SQLite can make nothing of the file: it is no database, or pages without which none is read are damaged."""
    cause = error.__cause__ if isinstance(error, StoreError) else error
    return isinstance(cause, sqlite3.Error) and primary(cause) in _UNREADABLE


def primary(error: sqlite3.Error) -> int:
    """The kind of error; SQLite tells more of some in the higher bits."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
