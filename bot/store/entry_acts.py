"""All SQL of acts upon entries of the knowledge: each is written down only if it comes upon the last one that was seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.store.act_steps import TO_WRITE
from bot.store.acts import act_of

if TYPE_CHECKING:
    from bot.review.model import Act
    from bot.store.backend import StoreConnection
    from bot.store.database import Database

_ACTS: Final = "SELECT * FROM act WHERE entry = ? ORDER BY id"
_RECORD: Final = """
    INSERT INTO act (group_id, verb, by, at, before, after, detail, undoes, entry)
    SELECT 0, :verb, :by, :at, :before, :after, :detail, :undoes, :entry
    WHERE (SELECT coalesce(max(id), 0) FROM act WHERE entry = :entry) = :last
    RETURNING id
"""

_WROTE: Final = "DELETE FROM unwritten WHERE act_id IN (SELECT id FROM act WHERE entry = ?)"


class StoredEntryActs:
    """The `EntryActStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def acts_of(self, entry: str) -> tuple[Act, ...]:
        """See `EntryActStore.acts_of`."""
        return tuple(act_of(row) for row in await self._database.read(_ACTS, (entry,)))

    async def record(self, act: Act, last: int) -> bool:
        """See `EntryActStore.record`."""
        values = {"verb": act.verb, "by": act.by, "at": act.at, "undoes": act.undoes, "entry": act.entry, "last": last}
        standing = {"before": json.dumps(act.before.as_json()), "after": json.dumps(act.after.as_json())}
        detail = json.dumps(act.detail, ensure_ascii=False)

        async def once(connection: StoreConnection) -> bool:
            recorded = [row[0] for row in await connection.execute_fetchall(_RECORD, {**values, **standing, "detail": detail})]
            for act_id in recorded:
                await connection.execute(TO_WRITE, (act_id,))
            return bool(recorded)

        return await self._database.write(once)

    async def wrote(self, entry: str) -> None:
        """See `EntryActStore.wrote`."""
        await self._database.execute(_WROTE, (entry,))
