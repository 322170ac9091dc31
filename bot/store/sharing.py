"""All SQL of finding what may mean the same: the meanings that share the rarest parts with one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bot.nlu.meaning import Meaning
from bot.review.grouping import MOST_COMPARED

if TYPE_CHECKING:
    from bot.store.backend import StoredRow
    from bot.store.database import Database

_LISTED: Final = 128
"""Meanings with one part that are looked at, the oldest; of a town’s name there may be thousands, and whoever floods the desk
with new ones keeps nobody from the old."""
_SOUGHT: Final = 8
"""Parts by which others are sought, the rarest: what shares none of those shares little."""
_ASKED: Final = 4
"""Meanings of a group by which others are sought that it may be one with, the oldest."""

# What shares the rarest parts with a meaning, likeliest first: of other groups, where a group is told; else nothing where the
# meaning itself is known, since what comes in is found by that. Never reads more than `listed` rows of a part.
_SHARING: Final = """
    WITH wanted AS MATERIALIZED (
        SELECT value AS part, (
            SELECT count(*) FROM (SELECT 1 FROM meaning_part WHERE part = value AND wrong = :wrong LIMIT :listed) AS sharers
        ) AS frequency
        FROM json_each(:parts)
        WHERE :group_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM meaning WHERE key = :meaning AND wrong = :wrong)
    ), rare AS MATERIALIZED (
        SELECT part, frequency, (
            SELECT max(meaning_id) FROM (
                SELECT meaning_id FROM meaning_part
                WHERE part = wanted.part AND wrong = :wrong ORDER BY meaning_id LIMIT :listed
            ) AS oldest
        ) AS upto
        FROM wanted WHERE frequency > 0 ORDER BY frequency, part LIMIT :sought
    ), sharing AS MATERIALIZED (
        SELECT meaning_id, sum(1.0 / frequency) AS weight
        FROM rare CROSS JOIN meaning_part
        WHERE meaning_part.part = rare.part AND wrong = :wrong AND meaning_id <= upto
            AND (:group_id IS NULL OR NOT EXISTS (SELECT 1 FROM meaning WHERE id = meaning_id AND group_id = :group_id))
        GROUP BY meaning_id ORDER BY weight DESC, meaning_id LIMIT :compared
    )
    SELECT id, key, group_id, vector, encoder FROM sharing JOIN meaning ON id = meaning_id ORDER BY weight DESC, id
"""

# What is grouped by its words alone has no part.
_OF_GROUP: Final = """
    SELECT key, wrong, vector, encoder FROM meaning
    WHERE group_id = :group_id AND EXISTS (SELECT 1 FROM meaning_part WHERE meaning_id = meaning.id)
    ORDER BY id LIMIT :asked
"""


class Sharing(NamedTuple):
    """A meaning that is kept, by its number and that of its group."""

    id: int
    group: int
    meaning: Meaning


def columns(meaning: Meaning | None, utterance: str) -> dict[str, Any]:
    """A question's meaning as it is kept: its words alone where it has none, which nothing is found by but the same words."""
    if meaning is None:
        return {"meaning": utterance, "parts": "[]", "vector": None, "encoder": None}
    vector, encoder = meaning.vector or None, meaning.encoder or None
    return {"meaning": meaning.key, "parts": json.dumps(sorted(meaning.sought)), "vector": vector, "encoder": encoder}


async def sharing(database: Database, meaning: Meaning, wrong: int, group_id: int | None = None) -> tuple[Sharing, ...]:
    """The meanings that share most with this one, as of now; none where it is itself known and no group is told.

    Args:
        wrong: 1 for what was answered wrong, which never is one with what was refused.
        group_id: the group that they must not be of.
    """
    rows = await database.read(
        _SHARING,
        {
            "parts": json.dumps(sorted(meaning.sought)),
            "meaning": meaning.key,
            "wrong": wrong,
            "group_id": group_id,
            "listed": _LISTED,
            "sought": _SOUGHT,
            "compared": MOST_COMPARED,
        },
    )
    return tuple(Sharing(row["id"], row["group_id"], _meaning(row)) for row in rows)


async def beside(database: Database, group_id: int) -> list[tuple[Meaning, list[tuple[int, Meaning]]]]:
    """Some meanings of a group, each with those of other groups that share most with it."""
    found = []
    for row in await database.read(_OF_GROUP, {"group_id": group_id, "asked": _ASKED}):
        meaning = _meaning(row)
        others = await sharing(database, meaning, row["wrong"], group_id)
        found.append((meaning, [(other.group, other.meaning) for other in others]))
    return found


def _meaning(row: StoredRow) -> Meaning:
    return Meaning.of_key(row["key"], row["vector"] or b"", row["encoder"] or "")
