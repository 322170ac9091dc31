"""All SQL of the desk's cards in the staff's channel, and of answers and corrections under way. Knows not what they show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.review.cards import AnswerDraft, Behind, Card, Wanting
from bot.review.correction_drafts import CorrectionDraft
from bot.review.model import OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

# Everything of a group that its card shows and that can change; its last act stands for who did what.
_STAMP: Final = """
    CAST(json_array(g.state, g.resolution, g.holder, g.entry, g.into_id, g.count, g.askers, g.escalated, g.last_day,
        (SELECT max(id) FROM act WHERE group_id = g.id)) AS TEXT)
"""
_OPEN: Final = ", ".join(f"'{state}'" for state in OPEN)

# As the queue is ordered.
_RANKED: Final = f"""
    WITH ranked AS MATERIALIZED (
        SELECT id, row_number() OVER (ORDER BY escalated > 0 DESC, askers DESC, count DESC, first_day, id) AS place
        FROM question_group WHERE state IN ({_OPEN}) AND count > 0
    )
"""  # noqa: S608 - constants of this module

# A card that somebody holds stays, however few ask.
_BEHIND: Final = f"""
    {_RANKED}, looked_at AS (
        SELECT card.*, {_STAMP} AS found,
            g.id IS NULL OR channel <> :channel OR (state <> 'claimed' AND coalesce(place, 0) > :most) AS too_many
        FROM card LEFT JOIN question_group AS g ON g.id = card.group_id LEFT JOIN ranked ON ranked.id = g.id
    )
    SELECT *, CASE WHEN NOT too_many THEN found END AS now FROM looked_at
    WHERE too_many OR stamp <> found
    ORDER BY group_id LIMIT :limit
"""  # noqa: S608 - constants of this module

_WANTING: Final = f"""
    {_RANKED}
    SELECT g.id, {_STAMP} AS now FROM ranked JOIN question_group AS g USING (id)
    WHERE place <= :most AND NOT EXISTS (SELECT 1 FROM card WHERE group_id = g.id)
    ORDER BY place LIMIT :limit
"""  # noqa: S608 - constants of this module

_DRAWN: Final = """
    INSERT INTO card (group_id, channel, message, stamp) VALUES (?, ?, ?, ?)
    ON CONFLICT (group_id) DO UPDATE SET channel = excluded.channel, message = excluded.message, stamp = excluded.stamp
"""

# What was written before accounts were kept is theirs who bears the name now.
_THEIRS: Final = """
    group_id = :group AND (person = :person AND person <> '' OR by = :by AND (person = '' OR :person = ''))
"""
_DRAFT_OF: Final = f"SELECT * FROM draft WHERE {_THEIRS} ORDER BY person DESC, id DESC LIMIT 1"  # noqa: S608 - as above
_PUT_DOWN: Final = "INSERT INTO draft (group_id, by, person, fields) VALUES (:group, :by, :person, :fields) RETURNING id"


class StoredCards:
    """The `CardStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, channel: str, at: str) -> None:
        """See `CardStore.open`."""
        statement = "INSERT INTO card_channel (channel, at) VALUES (?, ?) ON CONFLICT DO NOTHING"
        await self._database.execute(statement, (channel, at))

    async def is_open(self, channel: str) -> bool:
        """See `CardStore.is_open`."""
        return bool(await self._database.read("SELECT 1 FROM card_channel WHERE channel = ?", (channel,)))

    async def version(self) -> int:
        """See `CardStore.version`."""
        return await self._database.version()

    async def behind(self, channel: str, most: int, limit: int) -> tuple[Behind, ...]:
        """See `CardStore.behind`."""
        rows = await self._database.read(_BEHIND, {"channel": channel, "most": most, "limit": limit})
        return tuple(Behind(Card(row["group_id"], row["channel"], row["message"], row["stamp"]), row["now"]) for row in rows)

    async def wanting(self, most: int, limit: int) -> tuple[Wanting, ...]:
        """See `CardStore.wanting`."""
        rows = await self._database.read(_WANTING, {"most": most, "limit": limit})
        return tuple(Wanting(row["id"], row["now"]) for row in rows)

    async def drawn(self, card: Card) -> None:
        """See `CardStore.drawn`."""
        await self._database.execute(_DRAWN, (card.group, card.channel, card.message, card.stamp))

    async def gone(self, group: int) -> None:
        """See `CardStore.gone`."""
        await self._database.execute("DELETE FROM card WHERE group_id = ?", (group,))

    async def put_down(self, group: int, by: str, person: str, fields: Mapping[str, str]) -> int:
        """See `CardStore.put_down`."""
        values = {"group": group, "by": by, "person": person, "fields": json.dumps(dict(fields), ensure_ascii=False)}

        async def once(connection: StoreConnection) -> int:
            # Removed and written anew: a button under the trial of the one before must not publish this one.
            await connection.execute(f"DELETE FROM draft WHERE {_THEIRS}", values)  # noqa: S608 - a constant of this module
            ((number,),) = await connection.execute_fetchall(_PUT_DOWN, values)
            return int(number)

        return await self._database.write(once)

    async def draft(self, id_: int) -> AnswerDraft | None:
        """See `CardStore.draft`."""
        return _drafted(await self._database.read("SELECT * FROM draft WHERE id = ?", (id_,)))

    async def draft_of(self, group: int, by: str, person: str) -> AnswerDraft | None:
        """See `CardStore.draft_of`."""
        return _drafted(await self._database.read(_DRAFT_OF, {"group": group, "by": by, "person": person}))

    async def discard(self, id_: int) -> None:
        """See `CardStore.discard`."""
        await self._database.execute("DELETE FROM draft WHERE id = ?", (id_,))


class StoredCorrectionDrafts:
    """The `CorrectionDraftStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put_down(self, entry: str, person: str, fields: Mapping[str, str], today: date) -> int:
        """See `CorrectionDraftStore.put_down`."""
        kept = json.dumps(dict(fields), ensure_ascii=False)

        async def once(connection: StoreConnection) -> int:
            # Removed and written anew: a button under the trial of the one before must not publish this one.
            await connection.execute("DELETE FROM correction_draft WHERE entry = ? AND person = ?", (entry, person))
            written = "INSERT INTO correction_draft (entry, person, fields, day) VALUES (?, ?, ?, ?) RETURNING id"
            ((number,),) = await connection.execute_fetchall(written, (entry, person, kept, today.isoformat()))
            return int(number)

        return await self._database.write(once)

    async def draft(self, id_: int) -> CorrectionDraft | None:
        """See `CorrectionDraftStore.draft`."""
        return _correction(await self._database.read("SELECT * FROM correction_draft WHERE id = ?", (id_,)))

    async def draft_of(self, entry: str, person: str) -> CorrectionDraft | None:
        """See `CorrectionDraftStore.draft_of`."""
        one = "SELECT * FROM correction_draft WHERE entry = ? AND person = ?"
        return _correction(await self._database.read(one, (entry, person)))

    async def discard(self, id_: int) -> None:
        """See `CorrectionDraftStore.discard`."""
        await self._database.execute("DELETE FROM correction_draft WHERE id = ?", (id_,))


def _drafted(rows: list[StoredRow]) -> AnswerDraft | None:
    for row in rows[:1]:
        return AnswerDraft(row["id"], row["group_id"], row["by"], row["person"], json.loads(row["fields"]))
    return None


def _correction(rows: list[StoredRow]) -> CorrectionDraft | None:
    if not rows:
        return None
    row = rows[0]
    return CorrectionDraft(row["id"], row["entry"], row["person"], json.loads(row["fields"]))
