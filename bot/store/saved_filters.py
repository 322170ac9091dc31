"""All SQL about filters of the queue that staff keep under a name. Knows not what they narrow by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.review.saved_filters import SavedFilter

if TYPE_CHECKING:
    from bot.store.database import Database

_SAVE: Final = """
    INSERT INTO saved_filter (by, name, query, text) VALUES (?, ?, ?, ?)
    ON CONFLICT (by, name) DO UPDATE SET query = excluded.query, text = excluded.text
"""


class StoredFilters:
    """The `FilterStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, by: str) -> tuple[SavedFilter, ...]:
        """See `FilterStore.of`."""
        rows = await self._database.read("SELECT name, query, text FROM saved_filter WHERE by = ? ORDER BY name", (by,))
        return tuple(SavedFilter(row["name"], row["query"], row["text"]) for row in rows)

    async def save(self, by: str, kept: SavedFilter) -> None:
        """See `FilterStore.save`."""
        await self._database.execute(_SAVE, (by, kept.name, kept.query, kept.text))

    async def drop(self, by: str, name: str) -> None:
        """See `FilterStore.drop`."""
        await self._database.execute("DELETE FROM saved_filter WHERE by = ? AND name = ?", (by, name))
