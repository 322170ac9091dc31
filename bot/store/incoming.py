"""All SQL of a question that comes in: the group it joins, by what it means, and the limit of its asker."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.review.grouping import nearest
from bot.store.group_counts import COUNT_SENT
from bot.store.sharing import sharing

if TYPE_CHECKING:
    from bot.nlu.meaning import Meaning
    from bot.store.backend import StoreConnection
    from bot.store.database import Database

MOST_LEARNED: Final = 64
"""Meanings that a group is found by. Whoever asks the same in ever new words makes it no dearer to find, and joins it still."""
LOOKED_BACK: Final = 1000
"""Questions of one asker, the newest, among which somebody comes back to one: those without a name share one."""

# How many questions of the asker are kept of that day, counted up to the limit, whether the meaning is known, and the group:
# by what it means, else as it was grouped before meanings were kept, else that of the meaning that asks the same. Sending to
# the team has a limit of its own; those without a name share none.
_ARRIVAL: Final = """
    SELECT
        (SELECT count(*) FROM (
            SELECT 1 FROM question
            WHERE :asker <> '' AND asker = :asker AND day = :day AND escalated >= :escalated LIMIT :daily_limit
        ) AS counted) AS asked,
        EXISTS (SELECT 1 FROM meaning WHERE key = :meaning AND wrong = :wrong) AS known,
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
_LEARN: Final = f"""
    INSERT INTO meaning (key, wrong, group_id, vector, encoder) SELECT :meaning, :wrong, :group_id, :vector, :encoder
    WHERE (
        SELECT count(*) FROM (SELECT 1 FROM meaning WHERE group_id = :group_id LIMIT {MOST_LEARNED}) AS learned
    ) < {MOST_LEARNED}
    RETURNING id
"""  # noqa: S608 - a constant of this module
_LEARN_PARTS: Final = """
    INSERT INTO meaning_part (part, wrong, meaning_id) SELECT value, :wrong, :id FROM json_each(:parts) WHERE true
    ON CONFLICT DO NOTHING
"""

# The question that somebody comes back to, by what was said of it the first time.
_COME_BACK: Final = """
    SELECT q.id, q.group_id, q.escalated
    FROM (
        SELECT * FROM question WHERE asker = :asker ORDER BY day DESC, id DESC LIMIT :looked_back
    ) AS q JOIN question_group AS g ON g.id = q.group_id
    WHERE q.text = :text AND q.channel = :channel AND CASE g.reason WHEN 'wrong_answer' THEN 1 ELSE 0 END = :wrong
    ORDER BY q.id DESC LIMIT 1
"""
_SEND: Final = "UPDATE question SET escalated = 1 WHERE id = ?"


class Arrival(NamedTuple):
    """What is there when a question comes in.

    Attributes:
        asked: how many questions of its asker are kept of that day, counted up to the limit; 0 for one without a name.
        known: whether a group is found by its very meaning.
        group_id: the group that means the same; None where there is none, or no longer.
    """

    asked: int
    known: bool
    group_id: int | None


async def like(database: Database, meaning: Meaning | None, wrong: int) -> int | None:
    """The number of the meaning that surely asks the same, as of now; compared in a thread, before anything is written.

    None where none does, where this very meaning is known, which needs no comparison, and without one.

    Of two that are alike and come at the same moment, neither sees the other: they make two groups, unless they are equal.
    """
    if meaning is None or not (others := await sharing(database, meaning, wrong)):
        return None
    found = await asyncio.to_thread(nearest, meaning, [other.meaning for other in others])
    return None if found is None else others[found].id


async def come_back(connection: StoreConnection, values: dict[str, Any]) -> int | None:
    """The group of a question that its asker comes back to, and perhaps sends to the team now; None when there is none."""
    for found in await connection.execute_fetchall(_COME_BACK, values | {"looked_back": LOOKED_BACK}):
        if values["escalated"] > found["escalated"]:
            await connection.execute(_SEND, (found["id"],))
            await connection.execute(COUNT_SENT, (found["group_id"],))
        return int(found["group_id"])
    return None


async def arrival(connection: StoreConnection, values: dict[str, Any]) -> Arrival:
    """What is there now, whatever has come, moved or gone since `like`."""
    (row,) = await connection.execute_fetchall(_ARRIVAL, values)
    return Arrival(row["asked"], bool(row["known"]), row["group_id"])


async def join(connection: StoreConnection, values: dict[str, Any], found: Arrival) -> int:
    """The group, a new one where there is none, known by this meaning too unless it is by `MOST_LEARNED` others."""
    group_id = found.group_id
    if group_id is None:
        (new,) = await connection.execute_fetchall(_NEW_GROUP, values)
        group_id = int(new["id"])
    if not found.known:
        for learned in await connection.execute_fetchall(_LEARN, values | {"group_id": group_id}):
            await connection.execute(_LEARN_PARTS, values | {"id": learned["id"]})
    return group_id
