"""The SQLite file: opened, brought up to date, written one transaction at a time. Knows no table but `pulse`."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import aiosqlite

from bot.errors import StoreError
from bot.store.migrations import migrate, shipped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from bot.store.migrations import Migration

Result = TypeVar("Result")

_OLDEST_SQLITE: Final = (3, 37)  # the first with STRICT tables
_BUSY_MS: Final = 2000
"""How long to wait for another process (`kamouraska review` beside `run`); `run` must end within 5 s."""
_RETRY_SECONDS: Final = 0.02

_HEADER: Final = 72
_KIND: Final = slice(0, 16)  # what SQLite writes at the beginning of each of its files
_PROGRAM: Final = slice(60, 72)  # the user's version and the application's id

_PULSE: Final = "INSERT INTO pulse (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at"


class Database:
    """Two connections to one file: a writer, used by one transaction at a time, and a reader of what is committed.

    On one shared connection a coroutine that rolls back would erase what another has just inserted, and a reader would
    see rows that may never be committed.
    """

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._identity = _identity(path)
        self._turn = asyncio.Lock()
        self._under_way: set[asyncio.Task[Any]] = set()
        self._closed = False

    @classmethod
    async def open(cls, path: Path, migrations: Sequence[Migration] | None = None) -> Self:
        """Open the file, made if absent, and bring its schema up to date.

        Args:
            path: the file; its folder is made too.
            migrations: the steps of the schema; those that the program ships when None.

        Raises:
            StoreError: the folder cannot be written, the file is no database, another program's, or a newer version's.
        """
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 is the first that will do")
        _create(path)
        connections: list[aiosqlite.Connection] = []
        try:
            connections.append(writer := await _connect(path))
            connections.append(reader := await _connect(path))
            await migrate(writer, shipped() if migrations is None else migrations)
            await _use_write_ahead_log(writer)
            await writer.execute("PRAGMA synchronous = NORMAL")
            await writer.execute("PRAGMA foreign_keys = ON")  # after migrations, which may rebuild a table
            # What retention removes is overwritten, not only unlinked.
            await writer.execute("PRAGMA secure_delete = ON")
            await reader.execute("PRAGMA query_only = ON")
            return cls(path, writer, reader)
        except BaseException as error:
            for connection in connections:
                await connection.close()
            if isinstance(error, sqlite3.Error | StoreError):
                raise StoreError(f"{path}: {_sentence(error)}") from error
            raise

    async def write(self, act: Callable[[aiosqlite.Connection], Awaitable[Result]]) -> Result:
        """Run one function whole in one transaction, alone; all of what it wrote is kept, or nothing.

        The transaction goes on when the caller is cancelled: a visitor who leaves does not tear a write apart.

        Raises:
            StoreError: SQLite refused; nothing of the function is kept. What else the function raises comes through.
        """
        self._refuse_if_closed()
        task = asyncio.ensure_future(self._whole(act))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _whole(self, act: Callable[[aiosqlite.Connection], Awaitable[Result]]) -> Result:
        async with self._turn:
            try:
                self._refuse_if_replaced()
                await self._writer.execute("BEGIN IMMEDIATE")
                result = await act(self._writer)
                await self._writer.execute("COMMIT")
                # Once more: what was removed meanwhile took this write with it.
                self._refuse_if_replaced()
            except BaseException as error:
                await self._writer.rollback()
                if isinstance(error, sqlite3.Error):
                    raise StoreError(f"{self._path}: {_sentence(error)}") from error
                raise
            return result

    async def read(self, query: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query, as committed.

        Raises:
            StoreError: SQLite refused, or the store is closed.
        """
        self._refuse_if_closed()
        try:
            return list(await self._reader.execute_fetchall(query, parameters))
        except sqlite3.Error as error:
            raise StoreError(f"{self._path}: {_sentence(error)}") from error

    async def scrub(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that removed rows are nowhere on the disk."""
        async with self._turn:
            self._refuse_if_closed()
            try:
                await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise StoreError(f"{self._path}: {_sentence(error)}") from error

    async def ping(self) -> None:
        """Prove that the store takes a write, and that it goes to the file that is there now.

        Raises:
            StoreError: it does not, or the file was removed or replaced under the open connections.
        """

        async def beat(connection: aiosqlite.Connection) -> None:
            await connection.execute(_PULSE, (datetime.now(UTC).isoformat(timespec="seconds"),))

        await self.write(beat)

    async def close(self) -> None:
        """Let the writes that were asked for end, then close; closing twice is harmless."""
        if self._closed:
            return
        self._closed = True
        if self._under_way:
            await asyncio.wait(self._under_way)
        async with self._turn:
            await self._reader.close()
            await self._writer.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _refuse_if_replaced(self) -> None:
        """SQLite goes on writing to a file that is no longer there, and nobody would ever read it."""
        if _identity(self._path) != self._identity:
            raise StoreError(
                f"{self._path}: the file was removed, replaced or overwritten while in use; restart the program",
                f"{self._path}\u00a0: le fichier a été retiré, remplacé ou écrasé\u00a0; redémarrez le programme",
            )

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StoreError(f"{self._path}: the store is closed")


async def _connect(path: Path) -> aiosqlite.Connection:
    opening = asyncio.ensure_future(_connected(path))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        # Ctrl-C. Left alone, its thread would answer to a loop that is gone, or keep the program from ever ending.
        await (await opening).close()
        raise


async def _connected(path: Path) -> aiosqlite.Connection:
    # isolation_level None: transactions begin where `BEGIN IMMEDIATE` says so, never behind our back.
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    return connection


async def _use_write_ahead_log(connection: aiosqlite.Connection) -> None:
    """Readers are then not held up by the writer, and a killed process leaves whole transactions only.

    `busy_timeout` does not cover all of this statement: of four programs started together on a new file, one in
    twenty-four failed at once with "database is locked".
    """
    patience = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            await connection.execute_fetchall("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            await asyncio.sleep(_RETRY_SECONDS)
        else:
            return


def _create(path: Path) -> None:
    """Make folder and file, for this user alone: it holds what people asked. Side files get the same mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"{path}: the database cannot be written: {error.strerror}",
            f"{path}\u00a0: impossible d’écrire la base de données\u00a0: {error.strerror}",
        ) from error


def _identity(path: Path) -> tuple[int, int, bytes] | None:
    """Which file it is, and of which kind and program by its header; None when there is none to be read."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            found = os.fstat(file.fileno())
    except OSError:
        return None
    return found.st_dev, found.st_ino, header[_KIND] + header[_PROGRAM]


def _sentence(error: Exception) -> str:
    if isinstance(error, sqlite3.DatabaseError) and getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
        return "is not an SQLite database"
    return str(error)
