"""All SQL of a question that comes in: the group it joins, by what it means, and the limit of its asker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.review.grouping import likeness, parts, telling

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiosqlite import Connection

# Sending to the team has a limit of its own: whoever asked too much may still do so by hand.
_ASKED_THAT_DAY: Final = """
    SELECT count(*) FROM question WHERE asker = :asker AND day = :day AND escalated >= :escalated
"""

# By what it means, else as it was grouped before meanings were kept.
_GROUP_OF: Final = """
    SELECT group_id FROM meaning WHERE key IN (:meaning, :utterance) AND wrong = (:reason = 'wrong_answer')
    ORDER BY key = :meaning DESC LIMIT 1
"""
_WITH_PART: Final = """
    SELECT key FROM meaning_part WHERE part = ? AND wrong = ? LIMIT ?
"""
_GROUP_OF_KEY: Final = "SELECT group_id FROM meaning WHERE key = ? AND wrong = ?"
_NEW_GROUP: Final = """
    INSERT INTO question_group (utterance, reason, language, nearest, score, first_day, last_day)
    VALUES (:utterance, :reason, :language, :nearest, :score, :day, :day)
    RETURNING id
"""
_LATEST: Final = "UPDATE question_group SET nearest = :nearest, score = :score, reason = :reason WHERE id = :group_id"
_LEARN: Final = """
    INSERT INTO meaning (key, wrong, group_id) VALUES (:meaning, :reason = 'wrong_answer', :group_id)
    ON CONFLICT (key, wrong) DO NOTHING
"""
_LEARN_PARTS: Final = """
    INSERT OR IGNORE INTO meaning_part (part, wrong, key)
    SELECT value, :reason = 'wrong_answer', :meaning FROM json_each(:parts)
"""

# The question that somebody comes back to, by what was said of it the first time.
_COME_BACK: Final = """
    UPDATE question SET escalated = max(escalated, :escalated) WHERE id = (
        SELECT max(q.id) FROM question AS q JOIN question_group AS g ON g.id = q.group_id
        WHERE q.asker = :asker AND q.text = :text AND q.channel = :channel
            AND (g.reason = 'wrong_answer') = (:reason = 'wrong_answer')
    ) RETURNING group_id
"""

_COMPARED: Final = 300
"""Meanings with a part in common that are looked at; of a town's name there may be thousands, and writing waits."""


async def asked_that_day(connection: Connection, values: dict[str, Any]) -> int:
    """How many questions of the asker are kept of that day."""
    return await number(connection, _ASKED_THAT_DAY, values)


async def come_back(connection: Connection, values: dict[str, Any]) -> int | None:
    """The group of a question that its asker comes back to; None when there is none."""
    found = [row["group_id"] for row in await connection.execute_fetchall(_COME_BACK, values)]
    return found[0] if found else None


async def join(connection: Connection, values: dict[str, Any]) -> int:
    """The group that means the same, told what is nearest now; a new one where there is none."""
    found = [row["group_id"] for row in await connection.execute_fetchall(_GROUP_OF, values)]
    group_id = int(found[0]) if found else await _near(connection, values)
    if group_id is None:
        group_id = await number(connection, _NEW_GROUP, values)
    told = values | {"group_id": group_id, "parts": json.dumps(sorted(_parts(values)))}
    await connection.execute(_LATEST, told)
    await connection.execute(_LEARN, told)
    await connection.execute(_LEARN_PARTS, told)
    return group_id


async def number(connection: Connection, query: str, values: dict[str, Any]) -> int:
    """The one number that a query gives."""
    (row,) = await connection.execute_fetchall(query, values)
    return int(row[0])


def _parts(values: dict[str, Any]) -> Collection[str]:
    """The parts to be found by; none of a question that is grouped by its words alone."""
    return telling(values["meaning"]) if values["meaning"] != values["utterance"] else ()


async def _near(connection: Connection, values: dict[str, Any]) -> int | None:
    """The group of the meaning that is most like this one."""
    wrong = int(values["reason"] == "wrong_answer")
    mine = parts(values["meaning"])
    best, nearest = 0.0, None
    for key in sorted(await _sharing(connection, _parts(values), wrong)):
        like = likeness(mine, parts(key))
        if like > best:
            best, nearest = like, key
    if nearest is None:
        return None
    (row,) = await connection.execute_fetchall(_GROUP_OF_KEY, (nearest, wrong))
    return int(row["group_id"])


async def _sharing(connection: Connection, wanted: Collection[str], wrong: int) -> set[str]:
    """Meanings that share a part: every one of the rare parts, of common ones as many as there is time for."""
    found: set[str] = set()
    common: list[str] = []
    for part in sorted(wanted):
        rows = await connection.execute_fetchall(_WITH_PART, (part, wrong, _COMPARED))
        keys = [row["key"] for row in rows]
        if len(keys) < _COMPARED:
            found.update(keys)
        else:
            common = keys
    return found or set(common)
