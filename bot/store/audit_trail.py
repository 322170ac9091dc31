"""The audit trail over all groups, newest first. Reads only: acts are written where groups change."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.store.acts import act_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.model import Act
    from bot.store.database import Database

_NEWEST: Final = """
    SELECT * FROM act WHERE :by IS NULL OR act.by IN (SELECT value FROM json_each(:by))
    ORDER BY id DESC LIMIT :limit OFFSET :offset
"""
_NAMES: Final = "SELECT DISTINCT act.by FROM act"


class Trail:
    """The `Journal` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, limit: int, offset: int = 0, by: Sequence[str] = ()) -> tuple[Act, ...]:
        """See `Journal.page`."""
        wanted = {"by": json.dumps(list(by)) if by else None, "limit": limit, "offset": offset}
        return tuple(act_of(row) for row in await self._database.read(_NEWEST, wanted))

    async def names(self) -> frozenset[str]:
        """See `Journal.names`."""
        return frozenset(row["by"] for row in await self._database.read(_NAMES))
