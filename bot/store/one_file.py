"""A database that is one SQLite file: a connection that writes, one that reads. Knows no table."""

from __future__ import annotations

import sqlite3
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, Self, cast

from bot.errors import StoreError
from bot.store import bot_lock, opening
from bot.store.errors import explained, is_busy
from bot.store.file_identity import Identity
from bot.store.migrations import migrate, shipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from pathlib import Path

    import aiosqlite

    from bot.store.backend import Parameters, StoreConnection, StoredRow
    from bot.store.migrations import Migration

_OLDEST_SQLITE: Final = (3, 37)  # the first with STRICT tables


class OneFile:
    """The `Backend` of SQLite.

    On one shared connection a coroutine that rolls back would erase what another has just inserted, and a reader would
    see rows that may never be committed: there are two.
    """

    errors: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection, busy_ms: int) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._busy_ms = busy_ms
        self._identity = Identity(path)
        self._known_locked = False

    @classmethod
    async def open(cls, path: Path, migrations: Sequence[Migration] | None, *, of_a_bot: bool) -> Self:
        """Open the file, made if absent, and bring its schema up to date; see `Database.open`."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 is the first that will do")
        opening.create(path)
        busy_ms = opening.BUSY_MS if of_a_bot else opening.COMMAND_BUSY_MS
        connections: list[aiosqlite.Connection] = []
        try:
            connections.append(writer := await opening.connect(path, busy_ms))
            connections.append(reader := await opening.connect(path, busy_ms))
            steps = shipped() if migrations is None else migrations
            await migrate(writer, steps, lambda: None if of_a_bot else _refuse_under_a_bot(path))
            await opening.use_write_ahead_log(writer, busy_ms)
            # What was acknowledged outlives a power cut; commits are shared, so that this costs one wait for many.
            await writer.execute("PRAGMA synchronous = FULL")
            await writer.execute("PRAGMA foreign_keys = ON")  # after migrations, which may rebuild a table
            # What retention removes is overwritten, not only unlinked.
            await writer.execute("PRAGMA secure_delete = ON")
            await reader.execute("PRAGMA query_only = ON")
            return cls(path, writer, reader, busy_ms)
        except BaseException as error:
            for connection in connections:
                await connection.close()
            if isinstance(error, sqlite3.Error | StoreError):
                raise explained(path, error) from error
            raise

    @property
    def name(self) -> str:
        """See `Backend`."""
        return str(self._path)

    @property
    def writer(self) -> StoreConnection:
        """See `Backend`."""
        return cast("StoreConnection", self._writer)

    @property
    def in_transaction(self) -> bool:
        """See `Backend`."""
        return self._writer.in_transaction

    def explained(self, error: Exception) -> StoreError:
        """See `Backend.explained`."""
        return explained(self._path, cast("sqlite3.Error | StoreError", error))

    def is_busy(self, error: Exception) -> bool:
        """See `Backend.is_busy`."""
        return is_busy(error)

    def check(self) -> None:
        """SQLite goes on writing to a file that is no longer there, and nobody would ever read it."""
        if not self._identity.is_kept():
            raise StoreError(
                f"{self._path}: the file was removed, replaced or overwritten while in use; restart the program",
                f"{self._path}\u00a0: le fichier a été retiré, remplacé ou écrasé\u00a0; redémarrez le programme",
            )

    async def begin(self) -> None:
        """See `Backend.begin`."""
        try:
            await self._writer.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            if is_busy(error) and not self._known_locked:
                await self._writer.execute("PRAGMA busy_timeout = 0")
                self._known_locked = True
            raise
        if self._known_locked:
            await self._writer.execute(f"PRAGMA busy_timeout = {self._busy_ms}")
            self._known_locked = False

    async def commit(self) -> None:
        """See `Backend.commit`."""
        await self._writer.execute("COMMIT")

    async def rollback(self) -> None:
        """See `Backend.rollback`."""
        await self._writer.rollback()

    async def read(self, query: str, parameters: Parameters) -> list[StoredRow]:
        """See `Backend.read`."""
        given = cast("Mapping[str, Any]", parameters)
        return list(await self._reader.execute_fetchall(query, given))

    async def version(self) -> int:
        """See `Backend.version`."""
        ((version,),) = await self.read("PRAGMA data_version", ())
        return int(version)

    async def scrub(self) -> None:
        """Fold the write-ahead log into the file and empty it."""
        await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def overwrite(self) -> None:
        """Write the file anew, pages left free by older versions included, and empty the log: a second for some 50 MB."""
        await self._writer.execute("VACUUM")
        ((busy, _, _),) = await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:  # told by a row, not by an error
            raise StoreError(
                f"{self._path}: what was removed may still be read in the file: another program is reading it; try again",
                f"{self._path}\u00a0: ce qui a été retiré peut encore se lire dans le fichier\u00a0: "
                "un autre programme le lit; recommencez",
            )

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[StoreConnection]:
        """See `Backend.snapshot`."""
        await self._reader.execute("BEGIN")
        try:
            yield cast("StoreConnection", self._reader)
        finally:
            await self._reader.rollback()

    async def has_a_bot(self) -> bool:
        """See `Backend.has_a_bot`."""
        return bot_lock.is_running(self._path)

    def turn(self) -> None:
        """See `Backend.turn`; there is one bot to a file, see `bot_lock`."""

    async def last_number(self, table: str) -> int:
        """See `Backend.last_number`; of a table that gives numbers anew there is none but those that are there."""
        rows = await self.read("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(rows[0][0]) if rows else 0

    async def number_on(self, connection: StoreConnection, table: str, last: int) -> None:
        """See `Backend.number_on`."""
        await connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        numbered = "SELECT 1 FROM sqlite_schema WHERE name = ? AND sql LIKE '%AUTOINCREMENT%'"
        if last and list(await connection.execute_fetchall(numbered, (table,))):
            await connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, last))

    async def close(self) -> None:
        """See `Backend.close`."""
        await self._reader.close()
        await self._writer.close()


def _refuse_under_a_bot(path: Path) -> None:
    """A bot that runs knows the schema that it was started with."""
    if bot_lock.is_running(path):
        raise StoreError(
            "a bot of an older version is running on this database: restart it with this version first",
            "un bot d’une version plus ancienne travaille avec cette base de données : "
            "redémarrez-le d’abord avec cette version-ci",
        )
