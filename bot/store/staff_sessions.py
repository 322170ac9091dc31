"""All SQL about the sessions of staff, and about the links that opened them. Knows neither signatures nor cookies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.review.ports import KeptSession

if TYPE_CHECKING:
    from bot.review.staff_links import StaffLink
    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

_OPEN: Final = "INSERT INTO staff_session (id, by, role, person, opened, expires) VALUES (?, ?, ?, ?, ?, ?)"
_USE: Final = "INSERT INTO used_link (nonce, expires) VALUES (?, ?) ON CONFLICT DO NOTHING"
_FIND: Final = "SELECT * FROM staff_session WHERE id = ? AND expires >= ?"
_LIST: Final = "SELECT * FROM staff_session WHERE expires >= ? ORDER BY opened DESC, id"


class StoredStaffSessions:
    """The `StaffSessionStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def enter(self, link: StaffLink, id_: str, now: int, expires: int) -> bool:
        """See `StaffSessionStore.enter`."""

        async def once(connection: StoreConnection) -> bool:
            await connection.execute("DELETE FROM used_link WHERE expires < ?", (now,))
            await connection.execute("DELETE FROM staff_session WHERE expires < ?", (now,))
            found = await connection.execute(_USE, (link.nonce, link.expires))
            if found.rowcount > 0:
                await connection.execute(_OPEN, (id_, link.by, link.role, link.person, now, expires))
            return found.rowcount > 0

        return await self._database.write(once)

    async def find(self, id_: str, now: int) -> KeptSession | None:
        """See `StaffSessionStore.find`."""
        return next(map(_session, await self._database.read(_FIND, (id_, now))), None)

    async def list(self, now: int) -> tuple[KeptSession, ...]:
        """See `StaffSessionStore.list`."""
        return tuple(map(_session, await self._database.read(_LIST, (now,))))

    async def end(self, id_: str) -> None:
        """See `StaffSessionStore.end`."""
        await self._database.execute("DELETE FROM staff_session WHERE id = ?", (id_,))


def _session(row: StoredRow) -> KeptSession:
    return KeptSession(row["id"], row["by"], row["role"], row["opened"], row["expires"], row["person"])
