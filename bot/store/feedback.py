"""All SQL of what people say back about answers, and of what staff did about it. Knows digests, no person."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.privacy.erasure import OwnFeedback
from bot.review.feedback_model import CaseAct, Comment, EntryFeedback, FeedbackPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.review.feedback_model import NewFeedback
    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

_RECENT_DAYS: Final = 30
_COMMENTS: Final = 20
"""Of one entry, the newest: who wants all of them exports the database."""
_ALL: Final = 2**62

# Who came without a name is as many people as answers.
_SAID_TODAY: Final = """
    SELECT count(*) FROM feedback WHERE asker <> '' AND asker = :asker AND day = :day AND answer <> :answer
"""
# A row of its own, with a new number: what is said anew comes after what staff dealt with.
_REPLACED: Final = "DELETE FROM feedback WHERE answer = :answer AND asker = :asker"
_KEEP: Final = """
    INSERT INTO feedback (answer, asker, entry, channel, language, verdict, reason, comment, day)
    VALUES (:answer, :asker, :entry, :channel, :language, :verdict, :reason, :comment, :day)
"""

# `fresh` came after staff last dealt with the entry. Always one row at least, so that the numbers are known on any page.
_PAGE: Final = """
    WITH said AS MATERIALIZED (
        SELECT *, CASE asker WHEN '' THEN answer ELSE asker END AS person, day >= :recent AS recent,
            id > coalesce(
                (SELECT through FROM feedback_act AS a WHERE a.entry = feedback.entry ORDER BY a.id DESC LIMIT 1), 0
            ) AS fresh
        FROM feedback
    ), entries AS MATERIALIZED (
        SELECT entry, max(day) AS last,
            count(DISTINCT person) FILTER (WHERE verdict = 'wrong') AS wrong,
            count(DISTINCT person) FILTER (WHERE verdict = 'not_helpful') AS not_helpful,
            count(DISTINCT person) FILTER (WHERE verdict = 'helpful') AS helpful,
            count(DISTINCT person) FILTER (WHERE verdict = 'wrong' AND fresh) AS fresh_wrong,
            count(DISTINCT person) FILTER (WHERE verdict = 'wrong' AND fresh AND recent) AS recent_wrong,
            count(DISTINCT person) FILTER (WHERE verdict = 'not_helpful' AND fresh) AS fresh_not_helpful,
            count(DISTINCT person) FILTER (WHERE verdict = 'not_helpful' AND fresh AND recent) AS recent_not_helpful
        FROM said GROUP BY entry
    ), placed AS MATERIALIZED (
        SELECT *, row_number() OVER (ORDER BY recent_wrong DESC, fresh_wrong DESC,
            recent_not_helpful DESC, fresh_not_helpful DESC, last DESC, entry) AS place
        FROM entries
    ), counted AS (
        SELECT count(*) AS total, count(*) FILTER (WHERE fresh_wrong > 0) AS open FROM entries
    )
    SELECT counted.*, placed.*,
        (SELECT json_group_object(reason, many) FROM (
            SELECT reason, count(*) AS many FROM said WHERE said.entry = placed.entry AND reason <> '' GROUP BY reason
        ) AS reasoned) AS reasons,
        (SELECT json_group_array(json_array(day, verdict, reason, comment)) FROM (
            SELECT * FROM said WHERE said.entry = placed.entry AND comment <> '' ORDER BY id DESC LIMIT :comments
        ) AS commented) AS comments,
        (SELECT json_group_array(json_array(verb, by, at)) FROM (
            SELECT * FROM feedback_act AS a WHERE a.entry = placed.entry ORDER BY a.id
        ) AS acted) AS acts
    FROM counted LEFT JOIN placed
        ON place > :offset AND place <= :offset + :limit AND (:entry IS NULL OR placed.entry = :entry)
    ORDER BY place
"""

_ACT: Final = """
    INSERT INTO feedback_act (entry, verb, by, at, through)
    SELECT :entry, :verb, :by, :at, CASE :verb WHEN 'settle' THEN max(id) ELSE 0 END FROM feedback WHERE entry = :entry
    HAVING count(*) > 0
"""

_OWN: Final = "SELECT * FROM feedback WHERE asker IN (SELECT value FROM json_each(?)) ORDER BY id"
_ERASE: Final = "DELETE FROM feedback WHERE asker IN (SELECT value FROM json_each(?)) AND day <= ?"
_PURGE: Final = "DELETE FROM feedback WHERE day < ?"
# As with groups: the trail is kept as long as there is something that it is about.
_PURGE_ACTS: Final = "DELETE FROM feedback_act WHERE at < ? AND entry NOT IN (SELECT entry FROM feedback)"


class StoredFeedback:
    """The `FeedbackStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, new: NewFeedback, *, daily_limit: int) -> bool:
        """See `FeedbackStore.keep`."""
        names: tuple[str, ...] = ("answer", "asker", "entry", "channel", "language", "verdict", "reason", "comment")
        values: dict[str, Any] = {name: getattr(new, name) for name in names} | {"day": new.day.isoformat()}

        async def whole(connection: StoreConnection) -> bool:
            ((said,),) = await connection.execute_fetchall(_SAID_TODAY, values)
            if said >= daily_limit:
                return False
            await connection.execute(_REPLACED, values)
            await connection.execute(_KEEP, values)
            return True

        return await self._database.write(whole)

    async def page(self, today: date, *, limit: int, offset: int = 0) -> FeedbackPage:
        """See `FeedbackStore.page`."""
        return await self._page(today, None, limit, offset)

    async def of(self, entry: str, today: date) -> EntryFeedback | None:
        """See `FeedbackStore.of`."""
        return next(iter((await self._page(today, entry, _ALL)).entries), None)

    async def _page(self, today: date, entry: str | None, limit: int, offset: int = 0) -> FeedbackPage:
        values = {
            "recent": (today - timedelta(days=_RECENT_DAYS)).isoformat(),
            "comments": _COMMENTS,
            "limit": limit,
            "offset": offset,
            "entry": entry,
        }
        rows = await self._database.read(_PAGE, values)
        shown = tuple(_entry(row) for row in rows if row["entry"] is not None)
        return FeedbackPage(rows[0]["total"], rows[0]["open"], shown)

    async def act(self, act: CaseAct) -> bool:
        """See `FeedbackStore.act`."""
        values = {"entry": act.entry, "verb": act.verb, "by": act.by, "at": act.at}

        async def whole(connection: StoreConnection) -> bool:
            return (await connection.execute(_ACT, values)).rowcount > 0

        return await self._database.write(whole)


async def own_said(database: Database, askers: Sequence[str]) -> tuple[OwnFeedback, ...]:
    """What one person said, by their digests, oldest first."""
    names = ("entry", "verdict", "reason", "comment", "channel", "day")
    rows = await database.read(_OWN, (json.dumps(askers),))
    return tuple(OwnFeedback(*(row[name] for name in names)) for row in rows)


async def erase_said(connection: StoreConnection, askers: Sequence[str], until: str = "9999-12-31") -> int:
    """Remove what one person said until an ISO day, by their digests; how much that was."""
    return (await connection.execute(_ERASE, (json.dumps(askers), until))).rowcount


async def purge_said(connection: StoreConnection, day: str) -> int:
    """Remove what was said before an ISO day, and what staff did about entries of which nothing is left; how much was said."""
    removed = (await connection.execute(_PURGE, (day,))).rowcount
    await connection.execute(_PURGE_ACTS, (day,))
    return removed


def _entry(row: StoredRow) -> EntryFeedback:
    return EntryFeedback(
        entry=row["entry"],
        case="open" if row["fresh_wrong"] else "settled" if row["wrong"] else "none",
        wrong=row["wrong"],
        not_helpful=row["not_helpful"],
        helpful=row["helpful"],
        reasons=json.loads(row["reasons"] or "{}"),
        comments=tuple(Comment(*one) for one in json.loads(row["comments"] or "[]")),
        acts=tuple(CaseAct(row["entry"], *one) for one in json.loads(row["acts"] or "[]")),
        last=row["last"],
    )
