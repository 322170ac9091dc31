"""What a group keeps of questions that are removed: its counts, its head, what it is found by, its card. Within a write."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.privacy.marks import HIDDEN
from bot.review.notes import KEPT_UTTERANCE, normal
from bot.store.group_counts import REMOVE_EMPTY, TELL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.backend import StoreConnection

_OLDEST: Final = """
    SELECT group_id, text FROM question WHERE id IN (
        SELECT min(id) FROM question WHERE group_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) GROUP BY group_id
    )
"""
_HEAD: Final = "UPDATE question_group SET utterance = ? WHERE id = ?"
# A merged group has no question of its own to be told by; its own went where it was merged into.
_HIDE_MERGED: Final = """
    UPDATE question_group SET utterance = :hidden WHERE state = 'merged' AND count = 0 AND (
        id IN (SELECT CAST(value AS INTEGER) FROM json_each(:groups))
        OR into_id IN (SELECT CAST(value AS INTEGER) FROM json_each(:groups))
    )
"""
_FORGET_MEANINGS: Final = """
    DELETE FROM meaning WHERE group_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) AND NOT EXISTS (
        SELECT 1 FROM question WHERE group_id = meaning.group_id AND question.meaning = meaning.key
    )
"""
_DRAW_ANEW: Final = "UPDATE card SET stamp = '' WHERE group_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"


async def settle(connection: StoreConnection, losing: Iterable[int]) -> None:
    """Leave nothing in groups that tells of questions they have just lost; groups left empty go.

    Args:
        losing: ids of the groups.
    """
    groups = json.dumps(sorted(losing))
    await connection.execute(REMOVE_EMPTY)
    await connection.execute(TELL, (groups,))
    for row in await connection.execute_fetchall(_OLDEST, (groups,)):
        await connection.execute(_HEAD, (normal(row["text"])[:KEPT_UTTERANCE], row["group_id"]))
    await connection.execute(_HIDE_MERGED, {"hidden": HIDDEN, "groups": groups})
    await connection.execute(_FORGET_MEANINGS, (groups,))
    # Where a group is gone its card tells by its row alone which message has to go.
    await connection.execute(_DRAW_ANEW, (groups,))
