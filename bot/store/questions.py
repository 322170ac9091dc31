"""All SQL about questions and the groups they join. Must not know why: masking and deciding are the desk's."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from bot.review import grouping
from bot.review.model import (
    EVERYTHING,
    OURSELVES,
    RETURN_AFTER,
    Act,
    Filters,
    Page,
    QuestionGroup,
    Standing,
    StoredQuestion,
)
from bot.store import clock, incoming, removal, sharing
from bot.store.act_steps import change
from bot.store.acts import Acts, standing
from bot.store.entry_acts import StoredEntryActs
from bot.store.feedback import purge_said
from bot.store.group_counts import COUNT_ON

if TYPE_CHECKING:
    from datetime import date

    from bot.review.model import NewQuestion
    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

_ADD: Final = """
    INSERT INTO question (group_id, text, language, channel, day, asker, escalated, meaning)
    VALUES (:group_id, :text, :language, :channel, :day, :asker, :escalated, :meaning)
"""

# Groups that pass the filters, each with its place by demand. `asked` leaves the language open, so that what the other
# one holds is counted in the same reading.
_MATCHING: Final = """
    WITH asked AS MATERIALIZED (
        SELECT id, language, escalated, askers, count, first_day
        FROM question_group
        WHERE (:id IS NULL OR id = :id)
            AND (:states IS NULL OR state IN (SELECT value FROM json_each(:states)))
            AND (:reason IS NULL OR reason = :reason)
            AND (:entry IS NULL OR entry = :entry OR (reason = 'wrong_answer' AND nearest = :entry))
            AND (:channel IS NULL
                OR EXISTS (SELECT 1 FROM question WHERE group_id = question_group.id AND channel = :channel))
            AND (:text IS NULL OR instr(utterance, :text) > 0
                OR id IN (SELECT group_id FROM question WHERE instr(lower(text), :text) > 0))
    ), matching AS (
        SELECT id, row_number() OVER (ORDER BY escalated > 0 DESC, askers DESC, count DESC, first_day, id) AS place
        FROM asked WHERE :language IS NULL OR language = :language
    )
"""

# Always one row at least: the numbers are known on a page beyond the last, and where nothing matches.
_PAGE: Final = f"""
    {_MATCHING}, counted AS (
        SELECT count(*) FILTER (WHERE :language IS NULL OR language = :language) AS total,
            min(first_day) FILTER (WHERE :language IS NULL OR language = :language) AS oldest,
            count(*) FILTER (WHERE language = 'fr') AS french, count(*) FILTER (WHERE language = 'en') AS english
        FROM asked
    )
    SELECT counted.*, g.*, place,
        (SELECT coalesce(json_group_array(text), '[]') FROM (
            SELECT text FROM question WHERE group_id = g.id GROUP BY text ORDER BY min(id) LIMIT :texts
        ) AS shown) AS texts,
        (SELECT coalesce(json_group_array(channel), '[]') FROM (
            SELECT DISTINCT channel FROM question WHERE group_id = g.id ORDER BY channel
        ) AS used) AS channels
    FROM counted LEFT JOIN matching ON place > :offset AND place <= :offset + :limit
        LEFT JOIN question_group AS g ON g.id = matching.id
    ORDER BY place
"""  # noqa: S608 - a constant of this module

_QUESTIONS: Final = f"""
    {_MATCHING}
    SELECT question.*, dense_rank() OVER (PARTITION BY group_id ORDER BY asker) AS asker_number
    FROM matching JOIN question ON question.group_id = matching.id
    ORDER BY place, day, question.id
"""  # noqa: S608 - a constant of this module

_LOSING: Final = "SELECT DISTINCT group_id FROM question WHERE day < ?"
_PURGE: Final = "DELETE FROM question WHERE day < ?"
_PURGE_WISHES: Final = "DELETE FROM wish WHERE expires < ?"
_PURGE_ACTS: Final = "DELETE FROM act WHERE at < ? AND group_id NOT IN (SELECT id FROM question_group)"

_ALL: Final = 2**62
_TEXTS: Final = 10
"""How many different texts a group shows of itself; `questions_of` gives all."""


class Questions:
    """The `QuestionStore` of the program, in SQLite.

    Attributes:
        acts: the acts upon the same groups. entry_acts: those upon entries of the knowledge.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.acts = Acts(database)
        self.entry_acts = StoredEntryActs(database)

    async def add(
        self, question: NewQuestion, *, daily_limit: int, again: bool = True, return_after: int = RETURN_AFTER
    ) -> int | None:
        """See `QuestionStore.add`."""
        values: dict[str, Any] = {
            "text": question.text,
            "utterance": question.utterance,
            "reason": question.reason,
            "language": question.language,
            "channel": question.channel,
            "day": question.day.isoformat(),
            "asker": question.asker,
            "nearest": question.nearest,
            "score": question.score,
            "escalated": int(question.escalated),
            "wrong": int(question.reason == "wrong_answer"),
            "daily_limit": daily_limit,
            **sharing.columns(question.meaning, question.utterance),
        }
        values["like"] = await incoming.like(self._database, question.meaning, values["wrong"])

        async def arrive(connection: StoreConnection) -> int | None:
            if not again and (group_id := await incoming.come_back(connection, values)) is not None:
                return group_id
            found = await incoming.arrival(connection, values)
            if question.asker and found.asked >= daily_limit:
                return None
            group_id = await incoming.join(connection, values, found)
            kept = values | {"group_id": group_id}
            (row,) = await connection.execute_fetchall(COUNT_ON, kept)
            await connection.execute(_ADD, kept)
            if _is_asked_by_more(row, return_after):
                back = Standing("reopened", "asked_by_more")
                at = question.at or question.day.isoformat()
                await change(connection, Act(group_id, "return", OURSELVES, at, standing(row), back), None)
            return group_id

        return await self._database.write(arrive)

    async def page(self, filters: Filters, *, limit: int, offset: int = 0) -> Page:
        """See `QuestionStore.page`."""
        rows = await self._database.read(_PAGE, _narrow(filters) | {"limit": limit, "offset": offset, "texts": _TEXTS})
        numbers = rows[0]
        shown = tuple(_group(row) for row in rows if row["id"] is not None)
        return Page(numbers["total"], shown, {"fr": numbers["french"], "en": numbers["english"]}, numbers["oldest"])

    async def group(self, group_id: int) -> QuestionGroup | None:
        """See `QuestionStore.group`."""
        one = _narrow(EVERYTHING, group_id) | {"limit": 1, "offset": 0, "texts": _TEXTS}
        rows = await self._database.read(_PAGE, one)
        return _group(rows[0]) if rows[0]["id"] is not None else None

    async def alike(self, group_id: int) -> tuple[QuestionGroup, ...]:
        """See `QuestionStore.alike`."""
        beside = await sharing.beside(self._database, group_id)
        likely = await asyncio.to_thread(grouping.alike, beside) if beside else ()
        found = [await self.group(each) for each in likely]
        return tuple(group for group in found if group is not None and group.standing.state != "merged")

    async def questions(self, filters: Filters) -> tuple[tuple[QuestionGroup, StoredQuestion], ...]:
        """See `QuestionStore.questions`."""
        groups = {group.id: group for group in (await self.page(filters, limit=_ALL)).groups}
        rows = await self._database.read(_QUESTIONS, _narrow(filters))
        # A group that came between the two readings waits for the next export.
        return tuple((groups[row["group_id"]], _question(row)) for row in rows if row["group_id"] in groups)

    async def questions_of(self, group_id: int) -> tuple[StoredQuestion, ...]:
        """See `QuestionStore.questions_of`."""
        rows = await self._database.read(_QUESTIONS, _narrow(EVERYTHING, group_id))
        return tuple(_question(row) for row in rows)

    async def purge(self, before: date, today: date, *, even_if_clock_jumped: bool = False) -> int:
        """See `RetentionStore.purge`."""
        day = before.isoformat()

        async def remove(connection: StoreConnection) -> tuple[int, int]:
            if even_if_clock_jumped:
                await clock.agree(connection, today)
            else:
                await clock.refuse_if_jumped(connection, today)
                await clock.beat(connection, today, today.isoformat())
            losing = [row["group_id"] for row in await connection.execute_fetchall(_LOSING, (day,))]
            removed = (await connection.execute(_PURGE, (day,))).rowcount
            await removal.settle(connection, losing)
            await connection.execute(_PURGE_ACTS, (day,))
            said = await purge_said(connection, day)
            said += (await connection.execute("DELETE FROM correction_draft WHERE day < ?", (day,))).rowcount
            await connection.execute(_PURGE_WISHES, (today.isoformat(),))
            return removed, said

        removed, said = await self._database.write(remove)
        if removed or said:
            await self._database.scrub()
        return removed


def _is_asked_by_more(group: StoredRow, return_after: int) -> bool:
    """Whether a group was settled, and that many more have asked since."""
    return group["state"] in ("answered", "dismissed") and group["askers"] - group["settled_askers"] >= return_after


def _narrow(filters: Filters, group_id: int | None = None) -> dict[str, Any]:
    return {
        "id": group_id,
        "states": json.dumps(filters.states) if filters.states else None,
        "language": filters.language,
        "reason": filters.reason,
        "channel": filters.channel,
        "text": filters.text,
        "entry": filters.entry,
    }


def _group(row: StoredRow) -> QuestionGroup:
    return QuestionGroup(
        id=row["id"],
        utterance=row["utterance"],
        reason=row["reason"],
        language=row["language"],
        standing=standing(row),
        questions=tuple(json.loads(row["texts"])),
        count=row["count"],
        askers=row["askers"],
        escalated=row["escalated"],
        channels=tuple(json.loads(row["channels"])),
        nearest=row["nearest"],
        score=row["score"],
        first=row["first_day"],
        last=row["last_day"],
    )


def _question(row: StoredRow) -> StoredQuestion:
    return StoredQuestion(
        group=row["group_id"],
        text=row["text"],
        language=row["language"],
        channel=row["channel"],
        day=row["day"],
        asker=row["asker_number"],
    )
