"""The database: opened, brought up to date, read and written. Knows no table, and not which program keeps it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from bot.errors import StoreError
from bot.store import clock
from bot.store.batch_commit import Writes
from bot.store.one_file import OneFile

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
    from types import TracebackType

    from bot.store.backend import Backend, Parameters, SoleTurn, StoreConnection, StoredRow
    from bot.store.failure_log import Watch
    from bot.store.migrations import Migration

Result = TypeVar("Result")


class Database:
    """One transaction at a time that writes, and readers of what is committed."""

    def __init__(self, backend: Backend, watch: Watch | None) -> None:
        self._backend = backend
        self._writes = Writes(backend, watch)
        self._watch = watch
        self._closed = False

    @classmethod
    async def open(
        cls, place: Path | str, migrations: Sequence[Migration] | None = None, *, watch: Watch | None = None
    ) -> Self:
        """Open the database, made if absent, and bring its schema up to date.

        Args:
            place: the file of SQLite, whose folder is made too; or the address of a PostgreSQL database.
            migrations: the steps of the schema; those that the program ships when None.
            watch: of the bot that runs, which holds `bot_lock.hold`; told of what the database refuses.

        Raises:
            StoreError: the folder cannot be written, the file is no database, another program's, or a newer version's;
                or it would have to be changed under a bot of an older version that is running; or the server is not there.
        """
        if isinstance(place, Path):
            return cls(await OneFile.open(place, migrations, of_a_bot=watch is not None), watch)
        try:
            from bot.store.postgres.server import Server
        except ImportError as error:
            raise StoreError(
                f"PostgreSQL needs what is not installed here ({error}): python3 -m pip install 'kamouraska-bot[postgres]'",
                f"PostgreSQL demande ce qui n’est pas installé ici ({error})\u00a0: "
                "python3 -m pip install 'kamouraska-bot[postgres]'",
            ) from error
        return cls(await Server.open(place, migrations, of_a_bot=watch is not None), watch)

    async def write(self, act: Callable[[StoreConnection], Awaitable[Result]]) -> Result:
        """Run one function whole; all of what it wrote is kept, or nothing. Once this returns, it is on the disk.

        Others that wait are committed with it, each for itself; the function may therefore run a second time, after
        nothing of the first was kept. It goes on when the caller is cancelled: a visitor who leaves does not tear a
        write apart. While another process keeps the database locked, all that wait fail together after two seconds (ten
        in a command),
        and whoever comes later at once.

        Raises:
            StoreError: the database refused; nothing of the function is kept. What else the function raises comes through.
        """
        self._refuse_if_closed()
        return await self._writes.write(act)

    async def execute(self, statement: str, parameters: Parameters = ()) -> int:
        """Run one statement as `write` does; how many rows it touched."""

        async def once(connection: StoreConnection) -> int:
            return (await connection.execute(statement, parameters)).rowcount

        return await self.write(once)

    async def read(self, query: str, parameters: Parameters = ()) -> list[StoredRow]:
        """All rows of a query, as committed.

        Raises:
            StoreError: the database refused, or the store is closed.
        """
        self._refuse_if_closed()
        try:
            return await self._backend.read(query, parameters)
        except self._backend.errors as error:
            raise self._told_of(error) from error

    async def version(self) -> int:
        """A number that is another one whenever anything was written, by whatever program.

        Raises:
            StoreError: as `read`.
        """
        self._refuse_if_closed()
        try:
            return await self._backend.version()
        except self._backend.errors as error:
            raise self._told_of(error) from error

    async def scrub(self) -> None:
        """Have removed rows be nowhere on the disk, as far as that is cheap; of one file, wholly."""
        self._refuse_if_closed()
        async with self._writes.alone():
            try:
                await self._backend.scrub()
            except self._backend.errors as error:
                raise self._backend.explained(error) from error

    async def overwrite(self) -> None:
        """Write the database anew without what was removed, what older versions left included.

        Writes wait meanwhile, those of a bot that runs too.

        Raises:
            StoreError: another program reads or writes and does not finish; what was removed is removed all the same.
        """
        self._refuse_if_closed()
        async with self._writes.alone():
            try:
                await self._backend.overwrite()
            except self._backend.errors as error:
                raise self._backend.explained(error) from error

    async def ping(self) -> None:
        """Prove that the store takes a write, and that it goes to what is there now.

        Raises:
            StoreError: it does not, or the file was removed or replaced under the open connections.
        """

        async def beat(connection: StoreConnection) -> None:
            now = datetime.now(UTC)
            await clock.beat(connection, now.date(), now.isoformat(timespec="seconds"))

        await self.write(beat)

    @property
    def name(self) -> str:
        """How it is told of; holds no password."""
        return self._backend.name

    async def has_a_bot(self) -> bool:
        """Whether a bot runs on it, in another process.

        Raises:
            StoreError: it cannot be told.
        """
        return await self._backend.has_a_bot()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[StoreConnection]:
        """A connection that reads everything as of one moment, whoever writes meanwhile.

        Raises:
            StoreError: the database refused.
        """
        self._refuse_if_closed()
        try:
            async with self._backend.snapshot() as connection:
                yield connection
        except self._backend.errors as error:
            raise self._told_of(error) from error

    def turn(self) -> SoleTurn | None:
        """What one process of several has at a time; None where there is one process alone."""
        return self._backend.turn()

    async def last_number(self, table: str) -> int:
        """The highest number that a table has ever given a row by itself; 0 where it gave none."""
        return await self._backend.last_number(table)

    async def number_on(self, connection: StoreConnection, table: str, last: int) -> None:
        """Have a table give its next row a higher number; within a write."""
        await self._backend.number_on(connection, table, last)

    async def go_on_with(self, other: Database) -> None:
        """Read and write another database from now on, which was opened for this; the one before is closed."""
        writes, before = self._writes, self._backend
        self._backend, self._writes = other._backend, other._writes
        await writes.finished()
        async with writes.alone():
            await before.close()

    async def close(self) -> None:
        """Let the writes that were asked for end, then close; closing twice is harmless."""
        if self._closed:
            return
        self._closed = True
        await self._writes.finished()
        async with self._writes.alone():
            await self._backend.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _told_of(self, error: Exception) -> StoreError:
        told = self._backend.explained(error)
        told.__cause__ = error
        if self._watch is not None:
            self._watch.refused(told, times=1)
        return told

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StoreError(f"{self._backend.name}: the store is closed")
