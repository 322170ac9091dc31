"""The connections of a process that read: a few, shared, made anew when the server was away. Knows no table."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

import psycopg
from psycopg_pool import AsyncConnectionPool

from bot.store.postgres import connecting, dialect, failures

if TYPE_CHECKING:
    from psycopg import AsyncConnection

    from bot.store.backend import Parameters, StoredRow
    from bot.store.postgres.connecting import NamedRow

MOST: Final = 4
"""Connections of a process that read, at the most."""
RETRY_SECONDS: Final = 0.1


class Readers:
    """Connections to one database.

    Args:
        patience: seconds that whoever reads waits for a server that is away.
    """

    def __init__(self, url: str, patience: float, *, of_a_bot: bool) -> None:
        self._patience = patience
        self._pool: AsyncConnectionPool[AsyncConnection[NamedRow]] = AsyncConnectionPool(
            url,
            kwargs=connecting.settings(of_a_bot=of_a_bot),
            configure=connecting.set_up,
            min_size=1,
            max_size=MOST,
            timeout=patience,
            reconnect_timeout=patience,
            open=False,
            name="readers",
        )

    async def open(self) -> None:
        """Connect, without waiting for it."""
        await self._pool.open()

    async def close(self) -> None:
        """Let go of them all."""
        await self._pool.close()

    async def read(self, query: str, parameters: Parameters) -> list[StoredRow]:
        """All rows of a query; asked again where a connection turns out to be lost.

        Raises:
            psycopg.Error: the server refuses, or stays away.
        """
        until = time.monotonic() + self._patience
        translated = dialect.query(query)
        while True:
            try:
                async with self._pool.connection() as reader:
                    return list(await (await reader.execute(translated, parameters)).fetchall())
            except psycopg.Error as error:
                if not failures.is_lost(error) or time.monotonic() >= until:
                    raise
                await asyncio.sleep(RETRY_SECONDS)
