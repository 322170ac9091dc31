"""The audit trail over all groups, newest first. Reads only: acts are written where groups change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.store.acts import act_of

if TYPE_CHECKING:
    from bot.review.model import Act
    from bot.store.database import Database

_NEWEST: Final = "SELECT * FROM act ORDER BY id DESC LIMIT ? OFFSET ?"


class Trail:
    """The `Journal` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, limit: int, offset: int = 0) -> tuple[Act, ...]:
        """See `Journal.page`."""
        return tuple(act_of(row) for row in await self._database.read(_NEWEST, (limit, offset)))
