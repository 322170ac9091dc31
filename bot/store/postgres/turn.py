"""What one process of several does at a time, as being connected to Discord: whoever holds the lock, until it lets go or dies.

The lock lies on a connection of its own, which must reach the server itself: a pooler that hands out connections by the
transaction (PgBouncer's `transaction` mode) would lose it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg

from bot.store.postgres import connecting, failures

if TYPE_CHECKING:
    from psycopg import AsyncConnection

    from bot.store.postgres.connecting import NamedRow

_LOCK: Final = int.from_bytes(b"Turn")
_TAKE: Final = f"SELECT pg_try_advisory_lock({_LOCK})"


class Turn:
    """The `SoleTurn` of PostgreSQL."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._held: AsyncConnection[NamedRow] | None = None

    async def is_mine(self) -> bool:
        """See `SoleTurn.is_mine`; a connection that was lost has lost the lock, which is then taken anew where nobody has."""
        try:
            if self._held is not None:
                try:
                    await self._held.execute("SELECT 1")
                except psycopg.Error:
                    await self.leave()
                else:
                    return True
            self._held = await connecting.connect(self._url, of_a_bot=True)
            row = await (await self._held.execute(_TAKE)).fetchone()
            if row is not None and row[0]:
                return True
            await self.leave()
        except psycopg.Error as error:
            await self.leave()
            raise failures.explained(connecting.shown(self._url), error) from error
        return False

    async def leave(self) -> None:
        """See `SoleTurn.leave`."""
        held, self._held = self._held, None
        if held is not None:
            await held.close()
