"""How a database on a server is, for whoever looks it over; makes and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import psycopg

from bot.errors import StoreError
from bot.store.migrations import shipped
from bot.store.postgres import connecting, failures, schema

_BOTS: Final = """
    SELECT count(DISTINCT (client_addr, application_name)) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE ?
"""
_VERSION: Final = "SELECT current_setting('server_version')"


@dataclass(frozen=True, slots=True)
class ServerCondition:
    """What was found.

    Attributes:
        name: of the database, without a password. version: of the server.
        schema: number of its last migration; 0 for one that is empty. known: that of this program.
        bots: processes that are connected to it now.
    """

    name: str
    version: str
    schema: int
    known: int
    bots: int


async def looked_at(url: str) -> ServerCondition:
    """Connect, and look.

    Raises:
        StoreError: it cannot be reached, is another program's, or was written by a newer version.
    """
    try:
        opened = await connecting.connect(url, of_a_bot=False)
        async with opened:
            connection, known = connecting.Connected(opened), len(shipped())
            number = await schema.version_of(connection, known)
            ((version,),) = await connection.execute_fetchall(_VERSION)
            ((bots,),) = await connection.execute_fetchall(_BOTS, (f"{connecting.BOT}%",))
    except (psycopg.Error, StoreError) as error:
        raise failures.explained(connecting.shown(url), error) from error
    return ServerCondition(connecting.shown(url), str(version).split()[0], number, known, int(bots))
