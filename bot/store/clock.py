"""The clock of the machine against what is kept: a clock set ahead by years must not erase everything.

`pulse` holds the last time that agreed with what went before. A running bot moves it on, at its start, with each probe
of its health and each day; it never jumps. Where it has not been moved for long, as with a database that only commands
write to, the days of questions, acts and counts lead on from it. No table of another kind is known here.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from bot.privacy import retention

if TYPE_CHECKING:
    from bot.store.backend import StoreConnection
_BEAT: Final = "INSERT INTO pulse (id, at) VALUES (1, :at) ON CONFLICT (id) DO UPDATE SET at = :at"
_LAST: Final = "SELECT at FROM pulse"
_NEWEST: Final = """
    SELECT max(day) FROM (
        SELECT max(day) AS day FROM question WHERE day <= :day
        UNION ALL SELECT max(day) FROM tally WHERE day <= :day
        UNION ALL SELECT max(substr(at, 1, 10)) FROM act WHERE substr(at, 1, 10) <= :day
    ) AS kept
"""
_DAYS_SINCE: Final = """
    SELECT DISTINCT day FROM (
        SELECT day FROM question WHERE day > :day
        UNION ALL SELECT day FROM tally WHERE day > :day
        UNION ALL SELECT substr(at, 1, 10) FROM act WHERE substr(at, 1, 10) > :day
    ) AS kept ORDER BY day
"""


async def beat(connection: StoreConnection, today: date, at: str) -> None:
    """Write that the store lives, at a time of today; the time itself only where it agrees with what is kept."""
    last = await _last_agreeing(connection, today)
    await connection.execute(_BEAT, {"at": at if retention.agrees(today, last) else str(last)})


async def refuse_if_jumped(connection: StoreConnection, today: date) -> None:
    """Go on only on a day that agrees with what is kept; a day that lies before it erases nothing too early.

    Raises:
        ClockJumpedError: it lies more than `retention.MOST_DAYS` beyond.
    """
    retention.refuse_if_jumped(today, await _last_agreeing(connection, today))


async def agree(connection: StoreConnection, today: date) -> None:
    """Take a day for right, whatever is kept."""
    await connection.execute(_BEAT, {"at": today.isoformat()})


async def _last_agreeing(connection: StoreConnection, today: date) -> date | None:
    """The last day that can be believed; None where nothing is kept."""
    rows = list(await connection.execute_fetchall(_LAST))
    if not rows:
        ((newest,),) = await connection.execute_fetchall(_NEWEST, {"day": today.isoformat()})
        return None if newest is None else date.fromisoformat(newest)
    last = date.fromisoformat(rows[0]["at"][:10])
    if (today - last).days <= retention.MOST_DAYS:
        return last
    days = await connection.execute_fetchall(_DAYS_SINCE, {"day": last.isoformat()})
    return retention.reached(last, (date.fromisoformat(row["day"]) for row in days))
