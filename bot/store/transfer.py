"""Everything that one database holds, into another that is empty, whichever program keeps either; all of it, or nothing.

Read as of one moment, in pages; written in one transaction, then read back there, and only kept when each table has the same
rows, by count and by digest. Knows no table by its name but that of the clock, which a bot writes by itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bot.errors import StoreError
from bot.store import tables
from bot.store.migrations import shipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.store.backend import StoreConnection
    from bot.store.database import Database
    from bot.store.tables import StoredTable

_PAGE: Final = 500
_BY_ITSELF: Final = "pulse"
"""What a bot that only looked at an empty database left there."""


@dataclass(slots=True)
class _Reckoning:
    """Rows that went by: how many, and a digest of them in their order."""

    count: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        self.count += len(rows)
        for row in rows:
            self._hash.update(repr(row).encode("utf-8", "surrogatepass") + b"\n")

    def digest(self) -> str:
        return str(self._hash.hexdigest())


@dataclass(frozen=True, slots=True)
class Carried:
    """One table that was carried over.

    Attributes:
        digest: of its rows, as they were read and as they were read back.
    """

    table: str
    rows: int
    digest: str


async def carry(source: Database, target: Database, told: Callable[[str, int, int], object]) -> tuple[Carried, ...]:
    """Carry everything over; a table after another, each told of by name, rows so far and rows in all.

    Raises:
        StoreError: the target holds something already, one of the two refused, or what arrived is not what was sent.
    """
    all_tables = tables.made_by(shipped()).tables
    async with source.snapshot() as reading:
        numbers = {table.name: await source.last_number(table.name) for table in all_tables if table.numbered}

        async def whole(writing: StoreConnection) -> tuple[Carried, ...]:
            await _refuse_if_filled(writing, all_tables)
            await writing.execute(f"DELETE FROM {_BY_ITSELF}")  # noqa: S608 - a constant of this module
            sent = {table.name: await _copied(table, reading, writing, told) for table in all_tables}
            for name, number in numbers.items():
                highest = await _number(writing, f"SELECT coalesce(max(id), 0) FROM {name}")  # noqa: S608 - as above
                await target.number_on(writing, name, max(number, highest))
            return tuple([await _read_back(table, sent[table.name], writing) for table in all_tables])

        return await target.write(whole)


async def _copied(
    table: StoredTable, reading: StoreConnection, writing: StoreConnection, told: Callable[[str, int, int], object]
) -> _Reckoning:
    total = await _number(reading, f"SELECT count(*) FROM {table.name}")  # noqa: S608 - a name of the schema
    sent = _Reckoning()
    one = f"({', '.join('?' * len(table.columns))})"
    into = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES "  # noqa: S608 - as above
    told(table.name, 0, total)
    async for rows in _pages(table, reading):
        await writing.execute(into + ", ".join([one] * len(rows)), [value for row in rows for value in row])
        sent.add(rows)
        told(table.name, sent.count, total)
    return sent


async def _read_back(table: StoredTable, sent: _Reckoning, writing: StoreConnection) -> Carried:
    arrived = _Reckoning()
    async for rows in _pages(table, writing):
        arrived.add(rows)
    if (arrived.count, arrived.digest()) != (sent.count, sent.digest()):
        raise StoreError(
            f"{table.name}: what arrived ({arrived.count} rows) is not what was sent ({sent.count}); nothing was kept",
            f"{table.name}\u00a0: ce qui est arrivé ({arrived.count} lignes) n’est pas ce qui est parti ({sent.count}); "
            "rien n’a été gardé",
        )
    return Carried(table.name, arrived.count, arrived.digest())


async def _pages(table: StoredTable, connection: StoreConnection) -> AsyncIterator[list[tuple[Any, ...]]]:
    """The rows by their key, so many at once: of a million not all need lie in memory."""
    columns, key, places = ", ".join(table.columns), ", ".join(table.key), ", ".join("?" * len(table.key))
    last: tuple[Any, ...] = ()
    while True:
        after = f"WHERE ({key}) > ({places})" if last else ""
        query = f"SELECT {columns} FROM {table.name} {after} ORDER BY {key} LIMIT {_PAGE}"  # noqa: S608 - as above
        rows = [tuple(map(_storable, row)) for row in await connection.execute_fetchall(query, last)]
        if not rows:
            return
        yield rows
        last = tuple(rows[-1][table.columns.index(column)] for column in table.key)


def _storable(value: Any) -> Any:  # noqa: ANN401 - a column holds what it holds
    """The one sign that PostgreSQL keeps in no text is left out on the way to either."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


async def _refuse_if_filled(writing: StoreConnection, all_tables: Sequence[StoredTable]) -> None:
    filled = [
        table.name
        for table in all_tables
        if table.name != _BY_ITSELF and await _number(writing, f"SELECT count(*) FROM {table.name}")  # noqa: S608 - as above
    ]
    if filled:
        raise StoreError(
            f"the database to write to is not empty ({', '.join(filled)}); nothing was changed",
            f"la base où écrire n’est pas vide ({', '.join(filled)}); rien n’a changé",
        )


async def _number(connection: StoreConnection, query: str) -> int:
    ((number,),) = await connection.execute_fetchall(query)
    return int(number)
