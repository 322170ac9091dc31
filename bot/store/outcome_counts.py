"""All SQL of counts, and of what was posted to the staff by itself. Knows neither questions' texts nor people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.review.outcome_counts import OutcomeCount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.store.backend import StoreConnection
    from bot.store.database import Database

_ADD: Final = """
    INSERT INTO tally (day, channel, language, outcome, reason, entry, count) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, channel, language, outcome, reason, entry) DO UPDATE SET count = tally.count + excluded.count
"""

# What people called wrong lies with what they said back, so that erasing that erases it here too.
_SINCE: Final = """
    SELECT day, channel, language, outcome AS fate, reason, entry, count FROM tally WHERE day >= :day
    UNION ALL
    SELECT day, channel, language, 'wrong', '', entry, count(*)
    FROM feedback WHERE day >= :day AND verdict = 'wrong'
    GROUP BY 1, 2, 3, 6
    ORDER BY 1
"""


class StoredOutcomeCounts:
    """The `OutcomeCountStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, counts: Sequence[OutcomeCount]) -> None:
        """See `OutcomeCountStore.add`."""
        rows = [(one.day, one.channel, one.language, one.fate, one.reason, one.entry, one.count) for one in counts]

        async def whole(connection: StoreConnection) -> None:
            await connection.executemany(_ADD, rows)

        await self._database.write(whole)

    async def since(self, day: date) -> tuple[OutcomeCount, ...]:
        """See `OutcomeCountStore.since`."""
        rows = await self._database.read(_SINCE, {"day": day.isoformat()})
        return tuple(OutcomeCount(**dict[str, Any](row)) for row in rows)

    async def purge(self, before: date) -> None:
        """See `OutcomeCountStore.purge`."""
        await self._database.execute("DELETE FROM tally WHERE day < ?", (before.isoformat(),))


class Posted:
    """Which periods the staff were told of already."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, what: str, period: str, at: str) -> bool:
        """Write down that it is told now; False when it was before, by this program or another on the same database."""
        statement = "INSERT INTO posted (what, period, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
        return await self._database.execute(statement, (what, period, at)) > 0

    async def take_back(self, what: str, period: str) -> None:
        """It could not be told after all."""
        await self._database.execute("DELETE FROM posted WHERE what = ? AND period = ?", (what, period))
