"""Whether a bot runs on a database. It holds a lock on a file beside it; the commands of the terminal take none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import StoreError, why
from bot.locking import FileLock, is_held

if TYPE_CHECKING:
    from pathlib import Path

_WAIT_SECONDS: Final = 0.5
"""Whoever only asks holds the lock for an instant, which must not keep a bot from starting."""


class AlreadyRunningError(StoreError):
    """Another bot runs on the same database."""

    def __init__(self, database: Path) -> None:
        super().__init__(
            f"{database}: a bot is already running on this database; stop it first, or give this one its own (store.path)",
            f"{database}\u00a0: un bot travaille déjà avec cette base de données; arrêtez-le d’abord, "
            "ou donnez à celui-ci la sienne (store.path)",
        )


def hold(database: Path) -> FileLock:
    """Be the one bot that runs on a database, until the lock is released or the process ends, however it does.

    Raises:
        AlreadyRunningError: another one does.
        StoreError: the folder of the database takes no file.
    """
    try:
        lock = FileLock.take(_file(database), wait=_WAIT_SECONDS)
    except OSError as error:
        cause = why(error)
        raise StoreError(
            f"{database}: the database cannot be written: {cause.en}",
            f"{database}\u00a0: impossible d’écrire la base de données\u00a0: {cause.fr}",
        ) from error
    if lock is None:
        raise AlreadyRunningError(database)
    return lock


def is_running(database: Path) -> bool:
    """Whether a bot runs on a database now, in whatever process.

    Raises:
        StoreError: it cannot be told, since the lock is another user's.
    """
    try:
        return is_held(_file(database))
    except OSError as error:
        cause = why(error)
        raise StoreError(
            f"{database}: whether a bot is running cannot be told: {cause.en}",
            f"{database}\u00a0: impossible de savoir si un bot travaille\u00a0: {cause.fr}",
        ) from error


def _file(database: Path) -> Path:
    # By its real place: a database that is reached by two names is one.
    real = database.resolve()
    return real.with_name(f"{real.name}.lock")
