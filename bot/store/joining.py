"""All SQL of a question that comes in: the group it joins, by what it means, and the limit of its asker."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from bot.review.grouping import MOST_COMPARED, nearest, telling

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiosqlite import Connection

    from bot.store.database import Database

_LISTED: Final = 128
"""Meanings with one part that are looked at, the oldest; of a town’s name there may be thousands, and whoever floods the desk
with new ones keeps nobody from the old."""
_SOUGHT: Final = 8
"""Parts by which others are sought, the rarest: what shares none of those shares little."""

# What shares the rarest parts with a meaning, likeliest first. Never reads more than `listed` rows of a part.
_SHARING: Final = """
    WITH wanted AS MATERIALIZED (
        SELECT value AS part, (
            SELECT count(*) FROM (SELECT 1 FROM meaning_part WHERE part = value AND wrong = :wrong LIMIT :listed)
        ) AS frequency
        FROM json_each(:parts)
    ), rare AS MATERIALIZED (
        SELECT part, frequency FROM wanted WHERE frequency > 0 ORDER BY frequency, part LIMIT :sought
    ), sharing AS MATERIALIZED (
        SELECT meaning_id, sum(1.0 / frequency) AS weight
        FROM rare CROSS JOIN meaning_part ON meaning_part.part = rare.part AND wrong = :wrong AND meaning_id IN (
            SELECT meaning_id FROM meaning_part WHERE part = rare.part AND wrong = :wrong LIMIT :listed
        )
        GROUP BY meaning_id ORDER BY weight DESC, meaning_id LIMIT :compared
    )
    SELECT id, key FROM sharing JOIN meaning ON id = meaning_id ORDER BY weight DESC, id
"""

# How many questions of the asker are kept of that day, and the group: by what it means, else as it was grouped before
# meanings were kept, else that of the meaning that is like it. Sending to the team has a limit of its own.
_ARRIVAL: Final = """
    SELECT
        (SELECT count(*) FROM question WHERE asker = :asker AND day = :day AND escalated >= :escalated) AS asked,
        coalesce(
            (SELECT group_id FROM meaning WHERE key = :meaning AND wrong = :wrong),
            (SELECT group_id FROM meaning WHERE key = :utterance AND wrong = :wrong),
            (SELECT group_id FROM meaning WHERE id = :like)
        ) AS group_id
"""
_NEW_GROUP: Final = """
    INSERT INTO question_group (utterance, reason, language, nearest, score, first_day, last_day)
    VALUES (:utterance, :reason, :language, :nearest, :score, :day, :day)
    RETURNING id
"""
_LATEST: Final = "UPDATE question_group SET nearest = :nearest, score = :score, reason = :reason WHERE id = :group_id"
_LEARN: Final = """
    INSERT INTO meaning (key, wrong, group_id) VALUES (:meaning, :wrong, :group_id)
    ON CONFLICT (key, wrong) DO NOTHING RETURNING id
"""
_LEARN_PARTS: Final = """
    INSERT OR IGNORE INTO meaning_part (part, wrong, meaning_id) SELECT value, :wrong, :id FROM json_each(:parts)
"""

# The question that somebody comes back to, by what was said of it the first time.
_COME_BACK: Final = """
    UPDATE question SET escalated = max(escalated, :escalated) WHERE id = (
        SELECT max(q.id) FROM question AS q JOIN question_group AS g ON g.id = q.group_id
        WHERE q.asker = :asker AND q.text = :text AND q.channel = :channel
            AND (g.reason = 'wrong_answer') = :wrong
    ) RETURNING group_id
"""


async def like(database: Database, values: dict[str, Any]) -> int | None:
    """The number of the meaning that is most like this one, as of now; compared in a thread, before anything is written.

    Of two that are alike and come at the same moment, neither sees the other: they make two groups, unless they are equal.
    """
    if not (sought := _parts(values)):
        return None
    rows = await database.read(
        _SHARING,
        {
            "parts": json.dumps(sorted(sought)),
            "wrong": values["wrong"],
            "listed": _LISTED,
            "sought": _SOUGHT,
            "compared": MOST_COMPARED,
        },
    )
    if not rows:
        return None
    numbers = {row["key"]: int(row["id"]) for row in rows}
    if values["meaning"] in numbers:
        return numbers[values["meaning"]]
    found = await asyncio.to_thread(nearest, values["meaning"], list(numbers))
    return None if found is None else numbers[found]


async def come_back(connection: Connection, values: dict[str, Any]) -> int | None:
    """The group of a question that its asker comes back to; None when there is none."""
    found = [row["group_id"] for row in await connection.execute_fetchall(_COME_BACK, values)]
    return found[0] if found else None


async def arrival(connection: Connection, values: dict[str, Any]) -> tuple[int, int | None]:
    """How many questions of the asker are kept of that day, and the group that means the same, if there is one still."""
    (row,) = await connection.execute_fetchall(_ARRIVAL, values)
    return row["asked"], row["group_id"]


async def join(connection: Connection, values: dict[str, Any], group_id: int | None) -> int:
    """Tell the group what is nearest now, and have it known by this meaning too; a new one where there is none."""
    if group_id is None:
        (new,) = await connection.execute_fetchall(_NEW_GROUP, values)
        group_id = int(new["id"])
    else:
        await connection.execute(_LATEST, values | {"group_id": group_id})
    for learned in await connection.execute_fetchall(_LEARN, values | {"group_id": group_id}):
        if sought := _parts(values):
            told = {"id": learned["id"], "wrong": values["wrong"], "parts": json.dumps(sorted(sought))}
            await connection.execute(_LEARN_PARTS, told)
    return group_id


def _parts(values: dict[str, Any]) -> Collection[str]:
    """The parts to be found by; none of a question that is grouped by its words alone."""
    return telling(values["meaning"]) if values["meaning"] != values["utterance"] else ()
