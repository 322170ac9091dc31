"""Connections to a PostgreSQL server, and rows as the store reads them. Knows no table and no transaction."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit, urlunsplit

from psycopg import AsyncClientCursor, AsyncConnection
from psycopg.adapt import Loader
from psycopg.types.string import StrDumper, TextLoader

from bot.store.postgres import dialect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from psycopg import AsyncCursor
    from psycopg.abc import Buffer

    from bot.store.backend import Parameters

BOT: Final = "kamouraska run"
COMMAND: Final = "kamouraska"
"""How the connections of a command, and of a bot with the number of its process, are called at the server."""

CONNECT_SECONDS: Final = 2
"""How long the server may take to accept a connection: `run` must end within 5 s."""

# A connection to a machine that vanished is given up within seconds, not within hours.
_KEPT_ALIVE: Final = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}


class NamedRow:
    """A row, by place or by name of column, as SQLite's own is."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: Sequence[Any]) -> None:
        self._places = places
        self._values = values

    def __getitem__(self, key: int | str, /) -> Any:  # noqa: ANN401 - columns hold what they hold
        return self._values[self._places[key] if isinstance(key, str) else key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NamedRow) and list(self) == list(other) and list(self.keys()) == list(other.keys())

    def __hash__(self) -> int:
        return hash(tuple(self._values))

    def keys(self) -> Iterable[str]:
        """The names of its columns."""
        return self._places


class _Whole(Loader):
    """A sum of whole numbers is whole: PostgreSQL makes a `numeric` of it."""

    def load(self, data: Buffer) -> int | float:
        """See `Loader.load`."""
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else float(text)


class _Storable(StrDumper):
    """A text without the one sign that PostgreSQL keeps in none."""

    def dump(self, obj: str) -> Buffer | None:
        """See `StrDumper.dump`."""
        return super().dump(obj.replace("\0", "\ufffd"))


class Connected:
    """A connection as the store uses it: its SQL put in PostgreSQL's words."""

    def __init__(self, raw: AsyncConnection[NamedRow]) -> None:
        self.raw = raw

    async def execute(self, sql: str, parameters: Parameters = (), /) -> AsyncCursor[NamedRow]:
        """See `StoreConnection.execute`."""
        return await self.raw.execute(dialect.query(sql), parameters)

    async def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> AsyncCursor[NamedRow]:
        """See `StoreConnection.executemany`."""
        cursor = self.raw.cursor()
        await cursor.executemany(dialect.query(sql), parameters)
        return cursor

    async def execute_fetchall(self, sql: str, parameters: Parameters = (), /) -> list[NamedRow]:
        """See `StoreConnection.execute_fetchall`."""
        return await (await self.execute(sql, parameters)).fetchall()


def settings(*, of_a_bot: bool) -> dict[str, Any]:
    """What every connection is opened with.

    Values are put in by the client: a pooler of transactions before the server (PgBouncer) then has nothing to remember.
    """
    return {
        "autocommit": True,
        "row_factory": _named,
        "cursor_factory": AsyncClientCursor,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": f"{BOT} {os.getpid()}" if of_a_bot else COMMAND,
        "client_encoding": "utf8",
        **_KEPT_ALIVE,
    }


async def set_up(connection: AsyncConnection[Any]) -> None:
    """Have a connection that was opened read and write values as the store does."""
    adapters = connection.adapters
    adapters.register_dumper(str, _Storable)
    adapters.register_loader("json", TextLoader)
    adapters.register_loader("numeric", _Whole)


async def connect(url: str, *, of_a_bot: bool) -> AsyncConnection[NamedRow]:
    """A connection of one's own.

    Raises:
        psycopg.OperationalError: the server does not take it.
    """
    opened: AsyncConnection[NamedRow] = await AsyncConnection.connect(url, **settings(of_a_bot=of_a_bot))
    await set_up(opened)
    return opened


def shown(url: str) -> str:
    """An address without its password and its settings, for whoever is told of the database."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit((parts.scheme, f"{user.partition(':')[0]}{at}{host}", parts.path, "", ""))


def _named(cursor: AsyncCursor[Any]) -> Any:  # noqa: ANN401 - psycopg's own protocol
    places = {column.name: place for place, column in enumerate(cursor.description or ())}
    return lambda values: NamedRow(places, values)
