"""What a group tells of its questions is always told by them, after each change, with these statements."""

from __future__ import annotations

from typing import Final

TELL: Final = """
    UPDATE question_group SET (count, askers, escalated, first_day, last_day) = (
        SELECT count(*), count(DISTINCT asker), sum(escalated), min(day), max(day)
        FROM question WHERE group_id = question_group.id
    ) WHERE id IN (SELECT value FROM json_each(?))
"""
"""Count anew; the parameter is a JSON array of groups, each with a question at least."""

REMOVE_EMPTY: Final = """
    DELETE FROM question_group WHERE NOT EXISTS (SELECT 1 FROM question WHERE group_id = question_group.id)
"""
