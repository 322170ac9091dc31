"""What one act does inside a transaction: its group changed as it was seen, the act written down, questions moved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.store.group_counts import TELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.review.model import Act, Standing
    from bot.store.backend import StoreConnection

_CHANGE: Final = """
    UPDATE question_group SET state = :state, resolution = :resolution, holder = :holder, holder_person = :holder_person,
        entry = :entry, into_id = :into,
        settled_askers = CASE WHEN :state IN ('answered', 'dismissed') THEN askers ELSE settled_askers END
    WHERE id = :id AND state = :state_before AND resolution IS :resolution_before AND holder IS :holder_before
        AND holder_person IS :holder_person_before AND entry IS :entry_before AND into_id IS :into_before
"""

_RECORD: Final = """
    INSERT INTO act (group_id, verb, by, at, before, after, detail, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
"""

_NEW_GROUP: Final = """
    INSERT INTO question_group (utterance, reason, language, nearest, score, first_day, last_day)
    SELECT :utterance, reason, language, nearest, score, first_day, last_day FROM question_group WHERE id = :id
    RETURNING id
"""

_MOVE_QUESTIONS: Final = """
    UPDATE question SET group_id = :there
    WHERE group_id = :here AND id IN (SELECT CAST(value AS INTEGER) FROM json_each(:moved))
"""
# Who waits for both groups stays with the one that was there.
_MOVE_WISHES: Final = """
    UPDATE wish SET group_id = :there
    WHERE group_id = :here AND id IN (SELECT CAST(value AS INTEGER) FROM json_each(:moved))
        AND NOT EXISTS (SELECT 1 FROM wish AS other WHERE other.group_id = :there AND other.address = wish.address)
"""
_MOVE_MEANINGS: Final = """
    UPDATE meaning SET group_id = :there WHERE group_id = :here AND key IN (SELECT value FROM json_each(:moved))
"""

TO_WRITE: Final = "INSERT INTO unwritten (act_id) VALUES (?)"
"""Know, with the act, that its files are still to be written."""

_UNDONE: Final = "SELECT 1 FROM act WHERE undoes = ?"


async def change(connection: StoreConnection, act: Act, detail: object) -> int | None:
    """Change the group and write the act down; its id, or None, and nothing changed, when it stands otherwise than seen."""
    values = {"id": act.group, **_columns(act.after, ""), **_columns(act.before, "_before")}
    if (await connection.execute(_CHANGE, values)).rowcount == 0:
        return None
    before, after = json.dumps(act.before.as_json(kept=True)), json.dumps(act.after.as_json(kept=True))
    kept = None if detail is None else json.dumps(detail, ensure_ascii=False)
    values_kept = (act.group, act.verb, act.by, act.at, before, after, kept, act.undoes)
    ((recorded,),) = await connection.execute_fetchall(_RECORD, values_kept)
    return int(recorded)


async def merge(connection: StoreConnection, act: Act, into: int) -> bool:
    """Change the group, and move all that it holds into another; False, and nothing done, where that one is not there."""
    if not await _is_there(connection, into):
        return False
    moved = {
        "group": into,
        "questions": await _column(connection, "SELECT id FROM question WHERE group_id = ?", act.group),
        "wishes": await _column(connection, "SELECT id FROM wish WHERE group_id = ?", act.group),
        "meanings": await _column(connection, "SELECT key FROM meaning WHERE group_id = ?", act.group),
    }
    if await change(connection, act, {**(act.detail or {}), **moved}) is None:
        return False
    await _move(connection, moved, act.group, into)
    return True


async def split(connection: StoreConnection, act: Act, texts: Sequence[str], utterance: str) -> int | None:
    """Give the questions of these texts a new group, which is returned; None, and nothing done, when nothing moved."""
    moved = await _part(connection, act.group, texts)
    if moved is None:
        return None
    new = (await _column(connection, _NEW_GROUP, {"utterance": utterance, "id": act.group}))[0]
    moved["group"] = new
    if await change(connection, act, moved) is None:
        # Nothing of this may stay, the new group neither; the transaction itself goes on.
        await connection.execute("DELETE FROM question_group WHERE id = ?", (new,))
        return None
    await _move(connection, moved, act.group, new)
    return int(new)


async def undo(connection: StoreConnection, act: Act, undone: Act) -> bool:
    """Change the group back, and move back what the other act had moved; False, and nothing done, where it was undone."""
    moved = dict(undone.detail or {})
    other = moved.get("group")
    if await _column(connection, _UNDONE, undone.id):
        return False
    if undone.verb == "split" and not await _column(
        connection, "SELECT id FROM question_group WHERE id = ? AND state = 'new'", other
    ):
        return False
    if (recorded := await change(connection, act, act.detail)) is None:
        return False
    if moved.get("files"):
        await connection.execute(TO_WRITE, (recorded,))
    if other is not None:
        await _move(connection, moved, other, act.group)
    if undone.verb == "split":
        await connection.execute("DELETE FROM question_group WHERE id = ? AND count = 0", (other,))
    return True


async def _is_there(connection: StoreConnection, group_id: int) -> bool:
    return bool(await _column(connection, "SELECT id FROM question_group WHERE id = ? AND state <> 'merged'", group_id))


async def _part(connection: StoreConnection, group_id: int, texts: Sequence[str]) -> dict[str, Any] | None:
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


async def _move(connection: StoreConnection, moved: dict[str, Any], here: int, there: int) -> None:
    moves = (("questions", _MOVE_QUESTIONS), ("wishes", _MOVE_WISHES), ("meanings", _MOVE_MEANINGS))
    for name, statement in moves:
        await connection.execute(statement, {"here": here, "there": there, "moved": json.dumps(moved.get(name, []))})
    await connection.execute(TELL, (json.dumps([here, there]),))


async def _column(connection: StoreConnection, query: str, values: object) -> list[Any]:
    parameters = values if isinstance(values, dict) else (values,)
    return [row[0] for row in await connection.execute_fetchall(query, parameters)]


def _columns(standing: Standing, ending: str) -> dict[str, Any]:
    names = ("state", "resolution", "holder", "holder_person", "entry", "into")
    return {f"{name}{ending}": getattr(standing, name) for name in names}
