"""All SQL of erasing by text, and of erasing again what a copy brought back. Knows not what a text is looked for with."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from bot.privacy.erased import Found
from bot.store import removal
from bot.store.feedback import erase_said
from bot.store.redaction import redacted, strings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from datetime import date

    from bot.privacy.erased import Holds
    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

_AT_ONCE: Final = 5000
"""Rows that are read before the next are: of a million questions not all need lie in memory."""
_ALWAYS: Final = "9999-12-31"

_SCANNED: Final = {
    "question": "SELECT id, group_id, text, meaning FROM question WHERE day <= :until",
    "wish": "SELECT id, group_id, text FROM wish WHERE day <= :until",
    "draft": "SELECT id, group_id, fields AS text FROM draft WHERE true",
    "correction_draft": "SELECT id, NULL AS group_id, fields AS text FROM correction_draft WHERE true",
    "act": "SELECT id, group_id, detail AS text FROM act WHERE detail IS NOT NULL AND substr(at, 1, 10) <= :until",
    "saved_filter": "SELECT id, NULL AS group_id, name || ' ' || text AS text FROM saved_filter WHERE true",
    "feedback": "SELECT id, NULL AS group_id, comment AS text FROM feedback WHERE day <= :until",
    "question_group": "SELECT id, id AS group_id, utterance AS text FROM question_group WHERE first_day <= :until",
}
"""What people's words may stand in, by table; a test holds this to the schema."""

_AS_JSON: Final = ("draft", "correction_draft", "act")

_DELETE_BY_ID: Final = "DELETE FROM {table} WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
_DELETE_OF_ASKER: Final = "DELETE FROM {table} WHERE asker = :asker AND day <= :until"
_LOSING: Final = "SELECT DISTINCT group_id FROM question WHERE asker = :asker AND day <= :until"
_CARDS: Final = "SELECT count(*) FROM card WHERE group_id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
_UNSAY: Final = "UPDATE feedback SET comment = '' WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
_REDACT: Final = "UPDATE act SET detail = ? WHERE id = ?"
_NEVER_WRITTEN: Final = "DELETE FROM unwritten WHERE act_id = ?"
_ACTS_OF: Final = """
    SELECT id, group_id, detail AS text FROM act
    WHERE detail IS NOT NULL AND json_type(detail, '$.meanings') = 'array'
"""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that hold a text, by table: id and group of each.

    Attributes:
        acts: id of each act, with what of its detail may stay.
        meanings: of the questions that go.
    """

    of: dict[str, dict[int, int | None]]
    acts: dict[int, str] = field(default_factory=dict)
    meanings: frozenset[str] = frozenset()

    def groups(self) -> set[int]:
        """Every group that has to do with it."""
        return {group for rows in self.of.values() for group in rows.values() if group is not None}

    def found(self, cards: int) -> Found:
        of = self.of
        return Found(
            questions=len(of["question"]),
            groups=len(set(of["question"].values())),
            wishes=len(of["wish"]),
            drafts=len(of["draft"]) + len(of["correction_draft"]) + len(of["saved_filter"]),
            acts=len(of["act"]),
            comments=len(of["feedback"]),
            heads=len(of["question_group"]),
            cards=cards,
        )


class StoredErasure:
    """The `ErasureStore` of the program, in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, holds: Holds) -> Found:
        """See `ErasureStore.count`."""
        rows = await self._holding(holds, _ALWAYS)
        ((cards,),) = await self._database.read(_CARDS, (json.dumps(sorted(rows.groups())),))
        return rows.found(cards)

    async def erase(self, holds: Holds, until: date | None = None) -> Found:
        """See `ErasureStore.erase`."""
        rows = await self._holding(holds, until.isoformat() if until else _ALWAYS)

        async def remove(connection: StoreConnection) -> Found:
            groups = rows.groups()
            ((cards,),) = await connection.execute_fetchall(_CARDS, (json.dumps(sorted(groups)),))
            for table in ("question", "wish", "draft", "correction_draft", "saved_filter"):
                await connection.execute(_DELETE_BY_ID.format(table=table), (json.dumps(list(rows.of[table])),))
            await connection.execute(_UNSAY, (json.dumps(list(rows.of["feedback"])),))  # whoever said it still found so
            for act, kept in rows.acts.items():
                await connection.execute(_REDACT, (kept, act))
                await connection.execute(_NEVER_WRITTEN, (act,))
            await removal.settle(connection, groups)
            return rows.found(cards)

        return await self._database.write(remove)

    async def erase_asker(self, asker: str, until: date) -> int:
        """See `ErasureStore.erase_asker`."""
        values = {"asker": asker, "until": until.isoformat()}

        async def remove(connection: StoreConnection) -> int:
            losing = [row["group_id"] for row in await connection.execute_fetchall(_LOSING, values)]
            removed = 0
            for table in ("wish", "question"):
                removed += (await connection.execute(_DELETE_OF_ASKER.format(table=table), values)).rowcount
            removed += await erase_said(connection, (asker,), values["until"])
            await removal.settle(connection, losing)
            return removed

        return await self._database.write(remove)

    async def overwrite(self) -> None:
        """See `ErasureStore.overwrite`."""
        await self._database.overwrite()

    async def _holding(self, holds: Holds, until: str) -> _Rows:
        """What holds the text as of now; looked for before the write, which keeps a running bot from its own."""
        found: dict[str, dict[int, int | None]] = {table: {} for table in _SCANNED}
        acts: dict[int, str] = {}
        meanings: set[str] = set()
        for table, query in _SCANNED.items():
            async for row in self._each(query, until):
                held = strings(json.loads(row["text"])) if table in _AS_JSON else (row["text"],)
                if not any(map(holds, held)):
                    continue
                found[table][row["id"]] = row["group_id"]
                if table == "act":
                    acts[row["id"]] = json.dumps(redacted(json.loads(row["text"]), holds), ensure_ascii=False)
                if table == "question":
                    meanings.add(row["meaning"])
        rows = _Rows(found, acts, frozenset(meanings))
        return await self._with_meanings(rows) if meanings else rows

    async def _with_meanings(self, rows: _Rows) -> _Rows:
        """The same, and acts that moved what those questions mean; a meaning is most of their words."""
        of, acts = dict(rows.of), dict(rows.acts)
        async for row in self._each(_ACTS_OF, _ALWAYS):
            detail: dict[str, Any] = json.loads(acts.get(row["id"], row["text"]))
            kept = [meaning for meaning in detail.get("meanings", ()) if meaning not in rows.meanings]
            if len(kept) < len(detail.get("meanings", ())):
                acts[row["id"]] = json.dumps({**detail, "meanings": kept}, ensure_ascii=False)
                of["act"] = of["act"] | {row["id"]: row["group_id"]}
        return replace(rows, of=of, acts=acts)

    async def _each(self, query: str, until: str) -> AsyncIterator[StoredRow]:
        last = -1
        page: Iterable[StoredRow]
        while page := await self._database.read(
            f"SELECT * FROM ({query}) AS scanned WHERE id > :last ORDER BY id LIMIT :limit",  # noqa: S608 - constants of this module
            {"until": until, "last": last, "limit": _AT_ONCE},
        ):
            for row in page:
                yield row
                last = row["id"]
