"""The SQLite file: opened, brought up to date, read and written. Knows no table."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from bot.errors import StoreError
from bot.store import bot_lock, clock, opening
from bot.store.batch_commit import Writes
from bot.store.errors import explained
from bot.store.file_identity import Identity
from bot.store.migrations import migrate, shipped

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    import aiosqlite

    from bot.store.failure_log import Watch
    from bot.store.migrations import Migration

Result = TypeVar("Result")

_OLDEST_SQLITE: Final = (3, 37)  # the first with STRICT tables


class Database:
    """Two connections to one file: a writer, used by one transaction at a time, and a reader of what is committed.

    On one shared connection a coroutine that rolls back would erase what another has just inserted, and a reader would
    see rows that may never be committed.
    """

    def __init__(
        self,
        path: Path,
        writer: aiosqlite.Connection,
        reader: aiosqlite.Connection,
        busy_ms: int,
        watch: Watch | None,
    ) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._identity = Identity(path)
        self._writes = Writes(path, writer, self._refuse_if_replaced, watch, busy_ms)
        self._watch = watch
        self._closed = False

    @classmethod
    async def open(cls, path: Path, migrations: Sequence[Migration] | None = None, *, watch: Watch | None = None) -> Self:
        """Open the file, made if absent, and bring its schema up to date.

        Args:
            path: the file; its folder is made too.
            migrations: the steps of the schema; those that the program ships when None.
            watch: of the bot that runs, which holds `bot_lock.hold`; told of what the database refuses.

        Raises:
            StoreError: the folder cannot be written, the file is no database, another program's, or a newer version's;
                or it would have to be changed under a bot of an older version that is running.
        """
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(f"SQLite {sqlite3.sqlite_version} is too old: 3.37 is the first that will do")
        opening.create(path)
        busy_ms = opening.COMMAND_BUSY_MS if watch is None else opening.BUSY_MS
        connections: list[aiosqlite.Connection] = []
        try:
            connections.append(writer := await opening.connect(path, busy_ms))
            connections.append(reader := await opening.connect(path, busy_ms))
            steps = shipped() if migrations is None else migrations
            await migrate(writer, steps, lambda: _refuse_under_a_bot(path) if watch is None else None)
            await opening.use_write_ahead_log(writer, busy_ms)
            # What was acknowledged outlives a power cut; commits are shared, so that this costs one wait for many.
            await writer.execute("PRAGMA synchronous = FULL")
            await writer.execute("PRAGMA foreign_keys = ON")  # after migrations, which may rebuild a table
            # What retention removes is overwritten, not only unlinked.
            await writer.execute("PRAGMA secure_delete = ON")
            await reader.execute("PRAGMA query_only = ON")
            return cls(path, writer, reader, busy_ms, watch)
        except BaseException as error:
            for connection in connections:
                await connection.close()
            if isinstance(error, sqlite3.Error | StoreError):
                raise explained(path, error) from error
            raise

    async def write(self, act: Callable[[aiosqlite.Connection], Awaitable[Result]]) -> Result:
        """Run one function whole; all of what it wrote is kept, or nothing. Once this returns, it is on the disk.

        Others that wait are committed with it, each for itself; the function may therefore run a second time, after
        nothing of the first was kept. It goes on when the caller is cancelled: a visitor who leaves does not tear a
        write apart. While another process keeps the database locked, all that wait fail together after two seconds (ten
        in a command),
        and whoever comes later at once.

        Raises:
            StoreError: SQLite refused; nothing of the function is kept. What else the function raises comes through.
        """
        self._refuse_if_closed()
        return await self._writes.write(act)

    async def execute(self, statement: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> int:
        """Run one statement as `write` does; how many rows it touched."""

        async def once(connection: aiosqlite.Connection) -> int:
            return (await connection.execute(statement, parameters)).rowcount

        return await self.write(once)

    async def read(self, query: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query, as committed.

        Raises:
            StoreError: SQLite refused, or the store is closed.
        """
        self._refuse_if_closed()
        try:
            return list(await self._reader.execute_fetchall(query, parameters))
        except sqlite3.Error as error:
            told = explained(self._path, error)
            told.__cause__ = error
            if self._watch is not None:
                self._watch.refused(told, times=1)
            raise told from error

    async def scrub(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that removed rows are nowhere on the disk."""
        self._refuse_if_closed()
        async with self._writes.alone() as connection:
            try:
                await connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise explained(self._path, error) from error

    async def overwrite(self) -> None:
        """Write the file anew without what was removed, pages left free by older versions included, and empty the log.

        Writes wait meanwhile, those of a bot that runs too: a second for some 50 MB.

        Raises:
            StoreError: another program reads or writes and does not finish; what was removed is removed all the same.
        """
        self._refuse_if_closed()
        async with self._writes.alone() as connection:
            try:
                await connection.execute("VACUUM")
                ((busy, _, _),) = await connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise explained(self._path, error) from error
        if busy:  # told by a row, not by an error
            raise StoreError(
                f"{self._path}: what was removed may still be read in the file: another program is reading it; try again",
                f"{self._path}\u00a0: ce qui a été retiré peut encore se lire dans le fichier\u00a0: "
                "un autre programme le lit; recommencez",
            )

    async def ping(self) -> None:
        """Prove that the store takes a write, and that it goes to the file that is there now.

        Raises:
            StoreError: it does not, or the file was removed or replaced under the open connections.
        """

        async def beat(connection: aiosqlite.Connection) -> None:
            now = datetime.now(UTC)
            await clock.beat(connection, now.date(), now.isoformat(timespec="seconds"))

        await self.write(beat)

    async def go_on_with(self, other: Database) -> None:
        """Read and write another file from now on, which was opened for this; the one before is closed."""
        writes, before = self._writes, (self._reader, self._writer)
        self._path, self._identity, self._writes = other._path, other._identity, other._writes
        self._reader, self._writer = other._reader, other._writer
        await writes.finished()
        async with writes.alone():
            for connection in before:
                await connection.close()

    async def close(self) -> None:
        """Let the writes that were asked for end, then close; closing twice is harmless."""
        if self._closed:
            return
        self._closed = True
        await self._writes.finished()
        async with self._writes.alone():
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
        if not self._identity.is_kept():
            raise StoreError(
                f"{self._path}: the file was removed, replaced or overwritten while in use; restart the program",
                f"{self._path}\u00a0: le fichier a été retiré, remplacé ou écrasé\u00a0; redémarrez le programme",
            )

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StoreError(f"{self._path}: the store is closed")


def _refuse_under_a_bot(path: Path) -> None:
    """A bot that runs knows the schema that it was started with."""
    if bot_lock.is_running(path):
        raise StoreError(
            "a bot of an older version is running on this database: restart it with this version first",
            "un robot d’une version plus ancienne travaille avec cette base de données : "
            "redémarrez-le d’abord avec cette version-ci",
        )
