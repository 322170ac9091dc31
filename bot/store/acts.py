"""All SQL of acts: each upon a group changes it only if it still stands as seen, and is written down with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.review.model import Act, Standing
from bot.review.unwritten import Unwritten
from bot.store.group_counts import TELL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Row

    from aiosqlite import Connection

    from bot.store.database import Database

_ACTS: Final = "SELECT * FROM act WHERE group_id = ? ORDER BY id"

_CHANGE: Final = """
    UPDATE question_group SET state = :state, resolution = :resolution, holder = :holder, entry = :entry, into_id = :into,
        settled_askers = CASE WHEN :state IN ('answered', 'dismissed') THEN askers ELSE settled_askers END
    WHERE id = :id AND state = :state_before AND resolution IS :resolution_before AND holder IS :holder_before
        AND entry IS :entry_before AND into_id IS :into_before
"""

_RECORD: Final = """
    INSERT INTO act (group_id, verb, by, at, before, after, detail, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

_NEW_GROUP: Final = """
    INSERT INTO question_group (utterance, reason, language, nearest, score, first_day, last_day)
    SELECT :utterance, reason, language, nearest, score, first_day, last_day FROM question_group WHERE id = :id
    RETURNING id
"""

_MOVE_QUESTIONS: Final = """
    UPDATE question SET group_id = :there WHERE group_id = :here AND id IN (SELECT value FROM json_each(:moved))
"""
# Who waits for both groups stays with the one that was there.
_MOVE_WISHES: Final = """
    UPDATE OR IGNORE wish SET group_id = :there WHERE group_id = :here AND id IN (SELECT value FROM json_each(:moved))
"""
_MOVE_MEANINGS: Final = """
    UPDATE meaning SET group_id = :there WHERE group_id = :here AND key IN (SELECT value FROM json_each(:moved))
"""

TO_WRITE: Final = "INSERT INTO unwritten (act_id) VALUES (last_insert_rowid())"
_WROTE: Final = "DELETE FROM unwritten WHERE act_id IN (SELECT id FROM act WHERE group_id = ?)"
# Of a group's or an entry's acts the last one says how its files should be. To undo what was done to an entry names its own
# files, since others may have changed theirs meanwhile; to undo an answer turns the answer's around.
_UNWRITTEN: Final = """
    SELECT act.group_id, act.entry, act.verb = 'undo' AND act.entry IS NULL AS back,
        CASE WHEN act.entry IS NULL THEN coalesce(undone.detail, act.detail) ELSE act.detail END AS detail
    FROM unwritten JOIN act ON act.id = act_id LEFT JOIN act AS undone ON undone.id = act.undoes
    WHERE act_id IN (SELECT max(act_id) FROM unwritten JOIN act ON act.id = act_id GROUP BY group_id, entry)
    ORDER BY act_id
"""

_UNDONE: Final = "SELECT 1 FROM act WHERE undoes = ?"


class Acts:
    """The `ActStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def acts_of(self, group_id: int) -> tuple[Act, ...]:
        """See `ActStore.acts_of`."""
        return tuple(act_of(row) for row in await self._database.read(_ACTS, (group_id,)))

    async def record(self, act: Act) -> bool:
        """See `ActStore.record`."""

        async def once(connection: Connection) -> bool:
            done = await change(connection, act, act.detail)
            if done and (act.detail or {}).get("files"):
                await connection.execute(TO_WRITE)
            return done

        return await self._database.write(once)

    async def merge(self, act: Act, into: int) -> bool:
        """See `ActStore.merge`."""

        async def whole(connection: Connection) -> bool:
            if not await _is_there(connection, into):
                return False
            moved = {
                "group": into,
                "questions": await _column(connection, "SELECT id FROM question WHERE group_id = ?", act.group),
                "wishes": await _column(connection, "SELECT id FROM wish WHERE group_id = ?", act.group),
                "meanings": await _column(connection, "SELECT key FROM meaning WHERE group_id = ?", act.group),
            }
            if not await change(connection, act, {**(act.detail or {}), **moved}):
                return False
            await _move(connection, moved, act.group, into)
            return True

        return await self._database.write(whole)

    async def split(self, act: Act, texts: Sequence[str], utterance: str) -> int | None:
        """See `ActStore.split`."""

        async def whole(connection: Connection) -> int | None:
            moved = await _part(connection, act.group, texts)
            if moved is None:
                return None
            new = (await _column(connection, _NEW_GROUP, {"utterance": utterance, "id": act.group}))[0]
            moved["group"] = new
            if not await change(connection, act, moved):
                # Nothing of this may stay, the new group neither; the transaction itself goes on.
                await connection.execute("DELETE FROM question_group WHERE id = ?", (new,))
                return None
            await _move(connection, moved, act.group, new)
            return int(new)

        return await self._database.write(whole)

    async def undo(self, act: Act, undone: Act) -> bool:
        """See `ActStore.undo`."""
        moved = dict(undone.detail or {})
        other = moved.get("group")

        async def whole(connection: Connection) -> bool:
            if await _column(connection, _UNDONE, undone.id):
                return False
            if undone.verb == "split" and not await _column(
                connection, "SELECT id FROM question_group WHERE id = ? AND state = 'new'", other
            ):
                return False
            if not await change(connection, act, act.detail):
                return False
            if moved.get("files"):
                await connection.execute(TO_WRITE)
            if other is not None:
                await _move(connection, moved, other, act.group)
            if undone.verb == "split":
                await connection.execute("DELETE FROM question_group WHERE id = ? AND count = 0", (other,))
            return True

        return await self._database.write(whole)

    async def wrote(self, group_id: int) -> None:
        """See `ActStore.wrote`."""
        await self._database.execute(_WROTE, (group_id,))

    async def unwritten(self) -> tuple[Unwritten, ...]:
        """See `ActStore.unwritten`."""
        found = []
        for row in await self._database.read(_UNWRITTEN):
            files = json.loads(row["detail"])["files"]
            found.append(Unwritten(row["group_id"], dict(_turned(files, back=bool(row["back"]))), row["entry"] or ""))
        return tuple(found)


def _turned(files: dict[str, list[str | None]], *, back: bool) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Each file as it was before the act and as it is to be after it."""
    for path, (before, after) in files.items():
        yield path, (after, before) if back else (before, after)


async def change(connection: Connection, act: Act, detail: object) -> bool:
    """Change the group and write the act down; False, and nothing changed, when it stands otherwise than was seen."""
    values = {"id": act.group, **_columns(act.after, ""), **_columns(act.before, "_before")}
    if (await connection.execute(_CHANGE, values)).rowcount == 0:
        return False
    before, after = json.dumps(act.before.as_json()), json.dumps(act.after.as_json())
    kept = None if detail is None else json.dumps(detail, ensure_ascii=False)
    await connection.execute(_RECORD, (act.group, act.verb, act.by, act.at, before, after, kept, act.undoes))
    return True


def standing(row: Row) -> Standing:
    """How the group of a row stands."""
    return Standing(row["state"], row["resolution"], row["holder"], row["entry"], row["into_id"])


def _columns(standing: Standing, ending: str) -> dict[str, Any]:
    names = ("state", "resolution", "holder", "entry", "into")
    return {f"{name}{ending}": getattr(standing, name) for name in names}


async def _is_there(connection: Connection, group_id: int) -> bool:
    return bool(await _column(connection, "SELECT id FROM question_group WHERE id = ? AND state <> 'merged'", group_id))


async def _part(connection: Connection, group_id: int, texts: Sequence[str]) -> dict[str, Any] | None:
    """What goes with these texts; None when that is nothing, or everything."""
    rows = list(await connection.execute_fetchall("SELECT id, text, meaning FROM question WHERE group_id = ?", (group_id,)))
    going = [row for row in rows if row["text"] in texts]
    staying = {row["meaning"] for row in rows if row["text"] not in texts}
    if not going or len(going) == len(rows):
        return None
    wishes = await connection.execute_fetchall("SELECT id, text FROM wish WHERE group_id = ?", (group_id,))
    return {
        "questions": [row["id"] for row in going],
        "wishes": [row["id"] for row in wishes if row["text"] in texts],
        "meanings": sorted({row["meaning"] for row in going} - staying),
    }


async def _move(connection: Connection, moved: dict[str, Any], here: int, there: int) -> None:
    moves = (("questions", _MOVE_QUESTIONS), ("wishes", _MOVE_WISHES), ("meanings", _MOVE_MEANINGS))
    for name, statement in moves:
        await connection.execute(statement, {"here": here, "there": there, "moved": json.dumps(moved.get(name, []))})
    await connection.execute(TELL, (json.dumps([here, there]),))


async def _column(connection: Connection, query: str, values: object) -> list[Any]:
    parameters = values if isinstance(values, dict) else (values,)
    return [row[0] for row in await connection.execute_fetchall(query, parameters)]


def act_of(row: Row) -> Act:
    """The act of a row."""
    return Act(
        group=row["group_id"],
        verb=row["verb"],
        by=row["by"],
        at=row["at"],
        before=Standing(**json.loads(row["before"])),
        after=Standing(**json.loads(row["after"])),
        detail=None if row["detail"] is None else json.loads(row["detail"]),
        undoes=row["undoes"],
        id=row["id"],
        entry=row["entry"] or "",
    )
