"""All SQL about who of the staff wants the week told to them. Knows not how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.review.notices import StaffNotice

if TYPE_CHECKING:
    from bot.store.database import Database

_WANT: Final = """
    INSERT INTO staff_notice (address, by, language, told) VALUES (?, ?, ?, ?)
    ON CONFLICT (address) DO UPDATE SET by = excluded.by, language = excluded.language
"""
_BEGIN: Final = "UPDATE staff_notice SET told = ? WHERE address = ? AND told <> ?"


class StoredNotices:
    """The `NoticeStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def every(self) -> tuple[StaffNotice, ...]:
        """See `NoticeStore.every`."""
        rows = await self._database.read("SELECT address, by, language, told FROM staff_notice ORDER BY address")
        return tuple(StaffNotice(row["address"], row["by"], row["language"], row["told"]) for row in rows)

    async def want(self, notice: StaffNotice) -> None:
        """See `NoticeStore.want`."""
        await self._database.execute(_WANT, (notice.address, notice.by, notice.language, notice.told))

    async def unwant(self, address: str) -> bool:
        """See `NoticeStore.unwant`."""
        return await self._database.execute("DELETE FROM staff_notice WHERE address = ?", (address,)) > 0

    async def begin(self, notice: StaffNotice, week: str) -> bool:
        """See `NoticeStore.begin`."""
        return await self._database.execute(_BEGIN, (week, notice.address, week)) > 0
