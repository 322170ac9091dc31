"""What a group tells of its questions is always told by them, after each change, with these statements."""

from __future__ import annotations

from typing import Final

TELL: Final = """
    UPDATE question_group SET (count, askers, escalated, first_day, last_day) = (
        SELECT count(*), count(DISTINCT asker), coalesce(sum(escalated), 0),
            coalesce(min(day), question_group.first_day), coalesce(max(day), question_group.last_day)
        FROM question WHERE group_id = question_group.id
    ) WHERE id IN (SELECT value FROM json_each(?))
"""
"""Count anew; the parameter is a JSON array of groups."""

REMOVE_EMPTY: Final = """
    DELETE FROM question_group WHERE NOT EXISTS (SELECT 1 FROM question WHERE group_id = question_group.id)
        AND (state <> 'merged' OR NOT EXISTS (SELECT 1 FROM question WHERE group_id = question_group.into_id))
"""
"""A merged group has no questions of its own, and goes with the group that has them."""
