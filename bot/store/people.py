"""All SQL about what one person left: wishes to be told, and what is the person's own. Knows digests, no person."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot.privacy.erased import ErasedAsker
from bot.privacy.erasure import OwnData, OwnQuestion, OwnWish
from bot.review.wishes import Wish
from bot.store import removal
from bot.store.feedback import StoredFeedback, erase_said, own_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.assistant import Channel
    from bot.privacy.erased import ErasedList
    from bot.review.model import State
    from bot.review.wishes import NewWish
    from bot.store.backend import StoreConnection, StoredRow
    from bot.store.database import Database

# A wish is the one that the same address has for the same group, else the one of the same receipt, else a new one.
_WISH: Final = (
    "UPDATE wish SET receipt = :receipt, expires = :expires WHERE group_id = :group_id AND address = :address",
    "UPDATE wish SET group_id = :group_id, expires = :expires WHERE receipt = :receipt",
    """
    INSERT INTO wish (group_id, text, language, channel, asker, address, receipt, day, expires)
    VALUES (:group_id, :text, :language, :channel, :asker, :address, :receipt, :day, :expires)
    """,
)

_WISHES: Final = "SELECT wish.*, state FROM wish JOIN question_group AS g ON g.id = wish.group_id"

_TO_TELL: Final = f"""
    {_WISHES}
    WHERE address IS NOT NULL AND channel = :channel AND expires >= :today
        AND state IN (SELECT value FROM json_each(:states))
    ORDER BY wish.id
"""  # noqa: S608 - a constant of this module

_OWN: Final = """
    SELECT question.*, reason, state FROM question JOIN question_group AS g ON g.id = group_id
    WHERE asker IN (SELECT value FROM json_each(?)) ORDER BY day, question.id
"""
_OWN_WISHES: Final = f"{_WISHES} WHERE asker IN (SELECT value FROM json_each(?)) ORDER BY wish.id"  # noqa: S608 - a constant of this module
_LOSING: Final = "SELECT DISTINCT group_id FROM question WHERE asker IN (SELECT value FROM json_each(?))"
_DELETE: Final = "DELETE FROM {table} WHERE asker IN (SELECT value FROM json_each(?))"


class People:
    """The `PeopleStore` of the program, in SQLite.

    Attributes:
        feedback: what people said back about answers.

    Args:
        remembered: told of each erasure before it is done, so that no copy that is put back brings back what was erased.
        today: the clock.
    """

    def __init__(
        self, database: Database, *, remembered: ErasedList | None = None, today: Callable[[], date] = date.today
    ) -> None:
        self._database = database
        self.feedback = StoredFeedback(database)
        self._remembered = remembered
        self._today = today

    async def wish(self, wish: NewWish) -> None:
        """See `WishStore.wish`."""
        values = {
            "group_id": wish.group,
            "text": wish.text,
            "language": wish.language,
            "channel": wish.channel,
            "asker": wish.asker,
            "address": wish.address,
            "receipt": wish.receipt,
            "day": wish.day.isoformat(),
            "expires": wish.expires.isoformat(),
        }

        async def keep(connection: StoreConnection) -> None:
            for statement in _WISH:
                if (await connection.execute(statement, values)).rowcount:
                    return

        await self._database.write(keep)

    async def wishes(self, *, states: Sequence[State], channel: Channel, today: date) -> tuple[Wish, ...]:
        """See `WishStore.wishes`."""
        values = {"states": json.dumps(states), "channel": channel, "today": today.isoformat()}
        return tuple(_wish(row) for row in await self._database.read(_TO_TELL, values))

    async def fulfil(self, wish_id: int) -> bool:
        """See `WishStore.fulfil`."""
        return await self._database.execute("DELETE FROM wish WHERE id = ?", (wish_id,)) > 0

    async def by_receipt(self, receipt: str, today: date) -> Wish | None:
        """See `WishStore.by_receipt`."""
        rows = await self._database.read(
            f"{_WISHES} WHERE receipt = ? AND expires >= ?",
            (receipt, today.isoformat()),
        )
        return _wish(rows[0]) if rows else None

    async def mine(self, askers: Sequence[str]) -> OwnData:
        """See `PersonalDataStore.mine`."""
        questions = await self._database.read(_OWN, (json.dumps(askers),))
        wishes = await self._database.read(_OWN_WISHES, (json.dumps(askers),))
        return OwnData(
            tuple(_own(row) for row in questions),
            tuple(OwnWish(row["text"], row["channel"], row["state"], row["expires"]) for row in wishes),
            await own_said(self._database, askers),
        )

    async def erase(self, askers: Sequence[str]) -> int:
        """See `PersonalDataStore.erase`."""

        async def remove(connection: StoreConnection) -> int:
            losing = await connection.execute_fetchall(_LOSING, (json.dumps(askers),))
            removed = 0
            for table in ("wish", "question"):
                removed += (await connection.execute(_DELETE.format(table=table), (json.dumps(askers),))).rowcount
            removed += await erase_said(connection, askers)
            await removal.settle(connection, (row["group_id"] for row in losing))
            return removed

        if self._remembered is not None:
            await self._remembered.add([ErasedAsker(asker, self._today()) for asker in askers])
        removed = await self._database.write(remove)
        if removed:
            await self._database.scrub()
        return removed


def _wish(row: StoredRow) -> Wish:
    names: tuple[str, ...] = ("id", "text", "language", "channel", "address", "state", "expires")
    values: dict[str, Any] = {name: row[name] for name in names}
    return Wish(group=row["group_id"], **values)


def _own(row: StoredRow) -> OwnQuestion:
    names: tuple[str, ...] = ("text", "language", "channel", "day", "reason", "state")
    values: dict[str, Any] = {name: row[name] for name in names}
    return OwnQuestion(escalated=bool(row["escalated"]), **values)
