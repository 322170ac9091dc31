"""A database on a PostgreSQL server: one connection that writes, a pool of those that read. Knows no table.

Whoever writes holds one advisory lock of the database until the commit, as whoever writes to a file holds SQLite's: of all
processes one writes at a time, each sees what the one before it has committed, and a process that dies lets go of it with
its connection. Commits are shared by all that wait in a process, so that this costs one turn for many.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, Self

import psycopg
from psycopg.pq import TransactionStatus

from bot.errors import StoreError
from bot.store import opening
from bot.store.migrations import shipped
from bot.store.postgres import connecting, failures, schema
from bot.store.postgres.readers import RETRY_SECONDS, Readers
from bot.store.postgres.turn import Turn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.store.backend import Parameters, StoreConnection, StoredRow
    from bot.store.migrations import Migration

WRITING: Final = int.from_bytes(b"Kamo")
"""The advisory lock of whoever writes."""

_IDLE_MS: Final = 10_000
"""A transaction in which nothing happens for so long is ended by the server: its process is stopped, or gone."""

# One trip to the server. What is committed must be on its disk, whatever it was set up with.
_BEGIN: Final = """
    BEGIN;
    SET LOCAL lock_timeout = {patience_ms};
    SET LOCAL idle_in_transaction_session_timeout = {idle_ms};
    SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
    SELECT pg_advisory_xact_lock({lock});
    SELECT CAST(pg_current_xact_id() AS text)
"""
_BECAME: Final = "SELECT pg_xact_status(CAST(? AS xid8))"
_VERSION: Final = "SELECT hashtextextended(CAST(pg_current_snapshot() AS text), 0)"
_OURS: Final = """
    SELECT quote_ident(relname) FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace(current_schema())
"""


_UNDER_WAY: Final = (TransactionStatus.INTRANS, TransactionStatus.INERROR, TransactionStatus.ACTIVE)


class Server:
    """The `Backend` of PostgreSQL."""

    errors: tuple[type[Exception], ...] = (psycopg.Error,)

    def __init__(self, url: str, *, of_a_bot: bool) -> None:
        self._url = url
        self._of_a_bot = of_a_bot
        self._patience = (opening.BUSY_MS if of_a_bot else opening.COMMAND_BUSY_MS) / 1000
        self._known_away = False
        self._writer: connecting.Connected | None = None
        self._transaction = ""
        self._readers = Readers(url, self._patience, of_a_bot=of_a_bot)

    @classmethod
    async def open(cls, url: str, migrations: Sequence[Migration] | None, *, of_a_bot: bool) -> Self:
        """Connect, and bring the schema up to date; see `Database.open`."""
        server = cls(url, of_a_bot=of_a_bot)
        try:
            await server.begin()
            await schema.bring_up(server.writer, shipped() if migrations is None else migrations)
            await server.commit()
            await server._readers.open()
        except BaseException as error:
            await server.close()
            if isinstance(error, psycopg.Error | StoreError):
                raise server.explained(error) from error
            raise
        return server

    @property
    def name(self) -> str:
        """See `Backend`."""
        return connecting.shown(self._url)

    @property
    def writer(self) -> connecting.Connected:
        """See `Backend`; there is one from the first beginning on."""
        if self._writer is None:
            raise psycopg.OperationalError("not connected")
        return self._writer

    @property
    def in_transaction(self) -> bool:
        """See `Backend`."""
        writer = self._writer
        return writer is not None and not writer.raw.closed and writer.raw.info.transaction_status in _UNDER_WAY

    def explained(self, error: Exception) -> StoreError:
        """See `Backend.explained`."""
        return failures.explained(self.name, error)

    def is_busy(self, error: Exception) -> bool:
        """See `Backend.is_busy`."""
        return isinstance(error, psycopg.OperationalError)

    def check(self) -> None:
        """See `Backend.check`; what a server has taken it keeps."""

    async def begin(self) -> None:
        """See `Backend.begin`; a connection that was lost is made anew."""
        until = time.monotonic() + (0 if self._known_away else self._patience)
        while True:
            try:
                await self._begin(max(until - time.monotonic(), 0.001))
            except psycopg.Error as error:
                await self._drop()
                if not failures.is_lost(error) or time.monotonic() >= until:
                    self._known_away = True
                    raise
                await asyncio.sleep(RETRY_SECONDS)
            else:
                self._known_away = False
                return

    async def _begin(self, patience: float) -> None:
        writer = await self._connected()
        begin = _BEGIN.format(patience_ms=max(int(patience * 1000), 1), idle_ms=_IDLE_MS, lock=WRITING)
        cursor = await writer.raw.execute(begin)
        while cursor.nextset():
            pass
        row = await cursor.fetchone()
        self._transaction = "" if row is None else str(row[0])

    async def _connected(self) -> connecting.Connected:
        if self._writer is None or self._writer.raw.closed:
            self._writer = connecting.Connected(await connecting.connect(self._url, of_a_bot=self._of_a_bot))
        return self._writer

    async def commit(self) -> None:
        """See `Backend.commit`. Where the connection was lost meanwhile the server is asked what became of it.

        Raises:
            StoreError: nobody can tell.
        """
        try:
            done = await self.writer.raw.execute("COMMIT")
        except psycopg.Error as error:
            if not failures.is_lost(error) or not await self._was_committed():
                raise
        else:
            if done.statusmessage != "COMMIT":  # what failed was taken back in silence
                raise psycopg.InternalError("the transaction was taken back")

    async def _was_committed(self) -> bool:
        until = time.monotonic() + self._patience
        transaction = self._transaction
        await self._drop()
        while True:
            try:
                rows = await (await self._connected()).execute_fetchall(_BECAME, (transaction,))
                if (became := rows[0][0]) in ("committed", "aborted"):
                    return bool(became == "committed")
            except psycopg.Error:
                await self._drop()
            if time.monotonic() >= until:
                raise StoreError(
                    "the server went away while it was writing: what was noted last may be kept or not",
                    "le serveur est parti en pleine écriture\u00a0: la dernière note est peut-être gardée, peut-être pas",
                )
            await asyncio.sleep(RETRY_SECONDS)

    async def rollback(self) -> None:
        """See `Backend.rollback`."""
        try:
            if self.in_transaction and self._writer is not None:
                await self._writer.raw.execute("ROLLBACK")
        except psycopg.Error:
            await self._drop()

    async def read(self, query: str, parameters: Parameters) -> list[StoredRow]:
        """See `Backend.read`; asked again where a connection turns out to be lost."""
        return await self._readers.read(query, parameters)

    async def version(self) -> int:
        """See `Backend.version`."""
        ((version,),) = await self.read(_VERSION, ())
        return int(version)

    async def scrub(self) -> None:
        """See `Backend.scrub`; what a removed row leaves in a page is the server's own to sweep (autovacuum)."""

    async def overwrite(self) -> None:
        """Write every table anew; others wait meanwhile.

        What the planner knows of a column are values of it: counted anew, and their own table swept, where this user may.
        """
        writer = await self._connected()
        for row in await writer.execute_fetchall(_OURS):
            await writer.raw.execute(f"VACUUM (FULL, ANALYZE) {row[0]}")
        await writer.raw.execute("VACUUM FULL pg_statistic")

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[connecting.Connected]:
        """See `Backend.snapshot`."""
        opened = await connecting.connect(self._url, of_a_bot=False)
        async with opened:
            await opened.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            try:
                yield connecting.Connected(opened)
            finally:
                await opened.rollback()

    async def has_a_bot(self) -> bool:
        """See `Backend.has_a_bot`."""
        ((running,),) = await self.read(schema.BOTS, (f"{connecting.BOT} %",))
        return bool(running)

    def turn(self) -> Turn:
        """See `Backend.turn`."""
        return Turn(self._url)

    async def last_number(self, table: str) -> int:
        """See `Backend.last_number`."""
        ((last,),) = await self.read("SELECT pg_sequence_last_value(pg_get_serial_sequence(?, 'id'))", (table,))
        return int(last or 0)

    async def number_on(self, connection: StoreConnection, table: str, last: int) -> None:
        """See `Backend.number_on`."""
        if last:
            await connection.execute("SELECT setval(pg_get_serial_sequence(?, 'id'), ?)", (table, last))

    async def close(self) -> None:
        """See `Backend.close`."""
        await self._readers.close()
        await self._drop()

    async def _drop(self) -> None:
        """Let go of the connection that writes; the next beginning makes another."""
        writer, self._writer = self._writer, None
        if writer is not None:
            await writer.raw.close()
