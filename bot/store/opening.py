"""A connection to the file of the database: the file made, the connection set up. Knows no table and no transaction."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from typing import TYPE_CHECKING, Final

import aiosqlite

from bot import atomic_files
from bot.errors import StoreError, why
from bot.store.errors import is_busy

if TYPE_CHECKING:
    from pathlib import Path

BUSY_MS: Final = 2000
"""How long a bot waits for another process (`kamouraska review` beside `run`); `run` must end within 5 s."""

COMMAND_BUSY_MS: Final = 10_000
"""How long a command does: nobody waits for it but who called it, and of twenty at once some come late to their turn."""

_RETRY_SECONDS: Final = 0.02


def create(path: Path) -> None:
    """Make folder and file where they are missing, for this user alone: it holds what people asked.

    Made under another name and then linked: whoever finds it under its own has no need to fear that we close it.
    SQLite gives the files that it puts beside it the same mode.

    Raises:
        StoreError: the folder takes no file.
    """
    try:
        if not path.exists():
            atomic_files.put_first(path, [], mode=0o600)
    except OSError as error:
        cause = why(error)
        raise StoreError(
            f"{path}: the database cannot be written: {cause.en}",
            f"{path}\u00a0: impossible d’écrire la base de données\u00a0: {cause.fr}",
        ) from error


async def connect(path: Path, busy_ms: int) -> aiosqlite.Connection:
    """A connection to a file that is there; one that was removed meanwhile is not made anew."""
    opening = asyncio.ensure_future(_connected(path, busy_ms))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        # Ctrl-C. Left alone, its thread would answer to a loop that is gone, or keep the program from ever ending.
        await (await opening).close()
        raise


async def _connected(path: Path, busy_ms: int) -> aiosqlite.Connection:
    # isolation_level None: transactions begin where `BEGIN IMMEDIATE` says so, never behind our back.
    connection = await aiosqlite.connect(uri(path), uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
    return connection


async def use_write_ahead_log(connection: aiosqlite.Connection, busy_ms: int) -> None:
    """Readers are then not held up by the writer, and a killed process leaves whole transactions only.

    `busy_timeout` does not cover all of this statement: of four programs started together on a new file, one in
    twenty-four failed at once with "database is locked".
    """
    patience = time.monotonic() + busy_ms / 1000
    while True:
        try:
            await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > patience:
                raise
            await asyncio.sleep(_RETRY_SECONDS)
        else:
            return


def uri(path: Path) -> str:
    """The file by a name that makes none."""
    return f"{path.absolute().as_uri()}?mode=rw"
