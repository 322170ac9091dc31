"""All SQL about links to the staff pages that were used. Knows neither who used them nor what they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiosqlite import Connection

    from bot.store.database import Database


class UsedLinks:
    """The links that have opened a door, until they would have expired anyway."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def use(self, nonce: str, expires: int, now: int) -> bool:
        """Use a link; False when it was used before."""

        async def once(connection: Connection) -> bool:
            await connection.execute("DELETE FROM used_link WHERE expires < ?", (now,))
            found = await connection.execute("INSERT OR IGNORE INTO used_link VALUES (?, ?)", (nonce, expires))
            return found.rowcount > 0

        return await self._database.write(once)
