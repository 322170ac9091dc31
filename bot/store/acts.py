"""All SQL of acts: each upon a group changes it only if it still stands as seen, and is written down with it."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.review.model import Act, Standing
from bot.review.unwritten import Unwritten
from bot.store import act_steps as steps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

_ACTS: Final = "SELECT * FROM act WHERE group_id = ? ORDER BY id"

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

# One that was recorded and not written yet counts once it is.
_PUBLISHED: Final = """
    SELECT (SELECT coalesce(max(id), 0) FROM act) * 2 + CASE WHEN EXISTS (SELECT 1 FROM unwritten) THEN 1 ELSE 0 END
"""

_PROPOSED: Final = """
    SELECT * FROM act WHERE verb = 'propose' AND id IN (SELECT max(id) FROM act GROUP BY group_id, entry) ORDER BY id
"""


class Acts:
    """The `ActStore` of the program, in SQLite; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def acts_of(self, group_id: int) -> tuple[Act, ...]:
        """See `ActStore.acts_of`."""
        return tuple(act_of(row) for row in await self._database.read(_ACTS, (group_id,)))

    async def record(self, act: Act) -> bool:
        """See `ActStore.record`."""

        async def once(connection: StoreConnection) -> bool:
            recorded = await steps.change(connection, act, act.detail)
            if recorded is not None and (act.detail or {}).get("files"):
                await connection.execute(steps.TO_WRITE, (recorded,))
            return recorded is not None

        return await self._database.write(once)

    async def proposed(self) -> tuple[Act, ...]:
        """See `ActStore.proposed`."""
        return tuple(act_of(row) for row in await self._database.read(_PROPOSED))

    async def published(self) -> int:
        """A number that is another one once staff have acted, or the files of an act were written; by whatever process."""
        ((number,),) = await self._database.read(_PUBLISHED)
        return int(number)

    async def merge(self, act: Act, into: int) -> bool:
        """See `ActStore.merge`."""
        return await self._database.write(lambda connection: steps.merge(connection, act, into))

    async def record_all(self, acts: Sequence[Act]) -> bool:
        """See `ActStore.record_all`."""

        async def one(connection: StoreConnection, act: Act) -> bool:
            into = act.after.into
            if into is None:
                return await steps.change(connection, act, act.detail) is not None
            return await steps.merge(connection, act, into)

        return await self._all([partial(one, act=act) for act in acts])

    async def undo_all(self, acts: Sequence[tuple[Act, Act]]) -> bool:
        """See `ActStore.undo_all`."""
        return await self._all([partial(steps.undo, act=act, undone=undone) for act, undone in acts])

    async def split(self, act: Act, texts: Sequence[str], utterance: str) -> int | None:
        """See `ActStore.split`."""
        return await self._database.write(lambda connection: steps.split(connection, act, texts, utterance))

    async def undo(self, act: Act, undone: Act) -> bool:
        """See `ActStore.undo`."""
        return await self._database.write(lambda connection: steps.undo(connection, act, undone))

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

    async def _all(self, each: Sequence[Callable[[StoreConnection], Awaitable[bool]]]) -> bool:
        """Every step, or none: False where one of them found things otherwise than was seen."""

        async def whole(connection: StoreConnection) -> None:
            for step in each:
                if not await step(connection):
                    raise _OvertakenError

        try:
            await self._database.write(whole)
        except _OvertakenError:
            return False
        return True


class _OvertakenError(Exception):
    """Takes back what a transaction has done so far."""


def _turned(files: dict[str, list[str | None]], *, back: bool) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
    """Each file as it was before the act and as it is to be after it."""
    for path, (before, after) in files.items():
        yield path, (after, before) if back else (before, after)


def standing(row: StoredRow) -> Standing:
    """How the group of a row stands."""
    return Standing(row["state"], row["resolution"], row["holder"], row["entry"], row["into_id"], row["holder_person"])


def act_of(row: StoredRow) -> Act:
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
