"""All SQL of the project about questions, groups and acts. Must not know why: masking and deciding are the desk's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.review.model import EVERYTHING, Act, Filters, Group, Page, Standing, StoredQuestion

if TYPE_CHECKING:
    from datetime import date
    from sqlite3 import Row

    from aiosqlite import Connection

    from bot.review.model import NewQuestion
    from bot.store.database import Database

_ASKED_THAT_DAY: Final = "SELECT count(*) FROM question WHERE asker = :asker AND day = :day"

_JOIN_GROUP: Final = """
    INSERT INTO question_group (utterance, reason, language, nearest, score, first_day, last_day)
    VALUES (:utterance, :reason, :language, :nearest, :score, :day, :day)
    ON CONFLICT (utterance, reason) DO UPDATE SET nearest = excluded.nearest, score = excluded.score
    RETURNING id
"""

_ADD: Final = """
    INSERT INTO question (group_id, text, language, channel, day, asker)
    VALUES (:group_id, :text, :language, :channel, :day, :asker)
"""

# What a group tells of its questions, always told by the questions themselves; the last word narrows it to some groups.
_TELL: Final = """
    UPDATE question_group SET (count, askers, first_day, last_day) = (
        SELECT count(*), count(DISTINCT asker), min(day), max(day) FROM question WHERE group_id = question_group.id
    ) WHERE id IN (SELECT value FROM json_each(?))
"""

# Groups that pass the filters, each with its place by demand and the number of all: one reading gives count and list.
_MATCHING: Final = """
    WITH matching AS (
        SELECT id, count(*) OVER () AS total,
            row_number() OVER (ORDER BY askers DESC, count DESC, first_day, id) AS place
        FROM question_group
        WHERE (:id IS NULL OR id = :id)
            AND (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
            AND (:language IS NULL OR language = :language)
            AND (:reason IS NULL OR reason = :reason)
            AND (:text IS NULL OR instr(utterance, :text)
                OR id IN (SELECT group_id FROM question WHERE instr(lower(text), :text)))
    )
"""

# The first place is always read, so that the number of all is known on a page beyond the last.
_PAGE: Final = f"""
    {_MATCHING}
    SELECT g.*, total, place,
        (SELECT json_group_array(text) FROM (
            SELECT text FROM question WHERE group_id = g.id GROUP BY text ORDER BY min(id) LIMIT :texts
        )) AS texts,
        (SELECT json_group_array(channel) FROM (
            SELECT DISTINCT channel FROM question WHERE group_id = g.id ORDER BY channel
        )) AS channels
    FROM matching JOIN question_group AS g USING (id)
    WHERE place = 1 OR (place > :offset AND place <= :offset + :limit)
    ORDER BY place
"""  # noqa: S608 - a constant of this module

_QUESTIONS: Final = f"""
    {_MATCHING}
    SELECT question.*, dense_rank() OVER (PARTITION BY group_id ORDER BY asker) AS asker_number
    FROM matching JOIN question ON question.group_id = matching.id
    ORDER BY place, day, question.id
"""  # noqa: S608 - a constant of this module

_ACTS: Final = "SELECT * FROM act WHERE group_id = ? ORDER BY id"

_CHANGE: Final = """
    UPDATE question_group SET state = :state, resolution = :resolution
    WHERE id = :id AND state = :state_before AND resolution IS :resolution_before
"""

_RECORD: Final = "INSERT INTO act (group_id, verb, by, at, before, after) VALUES (?, ?, ?, ?, ?, ?)"

_LOSING: Final = "SELECT DISTINCT group_id FROM question WHERE day < ?"
_PURGE: Final = "DELETE FROM question WHERE day < ?"
_PURGE_EMPTY: Final = """
    DELETE FROM question_group WHERE NOT EXISTS (SELECT 1 FROM question WHERE group_id = question_group.id)
"""
_PURGE_ACTS: Final = "DELETE FROM act WHERE at < ? AND group_id NOT IN (SELECT id FROM question_group)"

_ALL: Final = 2**62
_TEXTS: Final = 10
"""How many different texts a group shows of itself; `questions_of` gives all."""


class Questions:
    """The `QuestionStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, question: NewQuestion, *, daily_limit: int) -> int | None:
        """See `QuestionStore.add`."""
        values = {
            "text": question.text,
            "utterance": question.utterance,
            "reason": question.reason,
            "language": question.language,
            "channel": question.channel,
            "day": question.day.isoformat(),
            "asker": question.asker,
            "nearest": question.nearest,
            "score": question.score,
        }

        async def join(connection: Connection) -> int | None:
            if question.asker and await _number(connection, _ASKED_THAT_DAY, values) >= daily_limit:
                return None
            group_id = await _number(connection, _JOIN_GROUP, values)
            await connection.execute(_ADD, values | {"group_id": group_id})
            await connection.execute(_TELL, (json.dumps([group_id]),))
            return group_id

        return await self._database.write(join)

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """See `QuestionStore.page`."""
        rows = await self._database.read(_PAGE, _narrow(filters) | {"limit": limit, "offset": offset, "texts": _TEXTS})
        shown = tuple(_group(row) for row in rows if offset < row["place"] <= offset + limit)
        return Page(rows[0]["total"] if rows else 0, shown)

    async def group(self, group_id: int) -> Group | None:
        """See `QuestionStore.group`."""
        one = _narrow(EVERYTHING, group_id) | {"limit": 1, "offset": 0, "texts": _TEXTS}
        rows = await self._database.read(_PAGE, one)
        return _group(rows[0]) if rows else None

    async def questions(self, filters: Filters) -> tuple[tuple[Group, StoredQuestion], ...]:
        """See `QuestionStore.questions`."""
        groups = {group.id: group for group in (await self.page(filters, limit=_ALL)).groups}
        rows = await self._database.read(_QUESTIONS, _narrow(filters))
        # A group that came between the two readings waits for the next export.
        return tuple((groups[row["group_id"]], _question(row)) for row in rows if row["group_id"] in groups)

    async def questions_of(self, group_id: int) -> tuple[StoredQuestion, ...]:
        """See `QuestionStore.questions_of`."""
        rows = await self._database.read(_QUESTIONS, _narrow(EVERYTHING, group_id))
        return tuple(_question(row) for row in rows)

    async def acts_of(self, group_id: int) -> tuple[Act, ...]:
        """See `QuestionStore.acts_of`."""
        return tuple(_act(row) for row in await self._database.read(_ACTS, (group_id,)))

    async def record(self, act: Act) -> bool:
        """See `QuestionStore.record`."""
        change = {
            "id": act.group,
            "state": act.after.state,
            "resolution": act.after.resolution,
            "state_before": act.before.state,
            "resolution_before": act.before.resolution,
        }
        before, after = json.dumps(act.before.as_json()), json.dumps(act.after.as_json())

        async def change_and_record(connection: Connection) -> bool:
            if (await connection.execute(_CHANGE, change)).rowcount == 0:
                return False
            await connection.execute(_RECORD, (act.group, act.verb, act.by, act.at, before, after))
            return True

        return await self._database.write(change_and_record)

    async def purge(self, before: date) -> int:
        """See `QuestionStore.purge`."""
        day = before.isoformat()

        async def remove(connection: Connection) -> int:
            losing = [row["group_id"] for row in await connection.execute_fetchall(_LOSING, (day,))]
            removed = (await connection.execute(_PURGE, (day,))).rowcount
            await connection.execute(_PURGE_EMPTY)
            await connection.execute(_TELL, (json.dumps(losing),))
            await connection.execute(_PURGE_ACTS, (day,))
            return removed

        removed = await self._database.write(remove)
        if removed:
            await self._database.scrub()
        return removed


def _narrow(filters: Filters, group_id: int | None = None) -> dict[str, Any]:
    return {
        "id": group_id,
        "states": json.dumps(filters.states) if filters.states else None,
        "language": filters.language,
        "reason": filters.reason,
        "text": filters.text,
    }


async def _number(connection: Connection, query: str, values: dict[str, Any]) -> int:
    (row,) = await connection.execute_fetchall(query, values)
    return int(row[0])


def _group(row: Row) -> Group:
    return Group(
        id=row["id"],
        utterance=row["utterance"],
        reason=row["reason"],
        language=row["language"],
        standing=Standing(row["state"], row["resolution"]),
        questions=tuple(json.loads(row["texts"])),
        count=row["count"],
        askers=row["askers"],
        channels=tuple(json.loads(row["channels"])),
        nearest=row["nearest"],
        score=row["score"],
        first=row["first_day"],
        last=row["last_day"],
    )


def _question(row: Row) -> StoredQuestion:
    return StoredQuestion(
        group=row["group_id"],
        text=row["text"],
        language=row["language"],
        channel=row["channel"],
        day=row["day"],
        asker=row["asker_number"],
    )


def _act(row: Row) -> Act:
    return Act(
        group=row["group_id"],
        verb=row["verb"],
        by=row["by"],
        at=row["at"],
        before=Standing(**json.loads(row["before"])),
        after=Standing(**json.loads(row["after"])),
    )
