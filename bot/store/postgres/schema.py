"""The same tables on PostgreSQL as on SQLite, made from the very steps that make those. Knows no table by its name.

A new database gets what SQLite has after the last step. One that is there gets the steps that it lacks, each in
PostgreSQL's words; where SQLite needs another way than PostgreSQL (a table rebuilt), a file of the step's name in this
folder holds what is run in its place. A test fails where the two would differ.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import StoreError
from bot.store import tables
from bot.store.migrations import statements
from bot.store.postgres import dialect
from bot.store.postgres.connecting import BOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.store.migrations import Migration
    from bot.store.postgres.connecting import Connected

_FOLDER: Final = Path(__file__).parent
_MARK: Final = "kamouraska"
"""The comment on our table of steps, so that another program's database is never taken for ours."""

_RECORDS: Final = (
    'CREATE TABLE migration (number BIGINT PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, applied_at TEXT COLLATE "C" NOT NULL)',
    f"COMMENT ON TABLE migration IS '{_MARK}'",
)
_RECORD: Final = "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)"
_IS_OURS: Final = "SELECT obj_description(to_regclass('migration'), 'pg_class') = ? AS ours"
_OTHERS: Final = "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace(current_schema())"
BOTS: Final = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE ? AND pid <> pg_backend_pid()
"""


async def bring_up(connection: Connected, steps: Sequence[Migration]) -> None:
    """Make the tables, or bring them up to the last step, within a transaction that nobody else writes in.

    Raises:
        StoreError: the database is another program's, was written by a newer version, or would have to be changed under
            bots that run.
    """
    version = await version_of(connection, len(steps))
    if version == len(steps):
        return
    if version == 0:
        for statement in (*_RECORDS, *_of_new(steps)):
            await connection.raw.execute(statement.replace("%", "%%"), ())
    else:
        ((running,),) = await connection.execute_fetchall(BOTS, (f"{BOT} %",))
        if running:
            raise StoreError(
                "bots of an older version are running on this database: stop them all first",
                "des robots d’une version plus ancienne travaillent avec cette base de données\u00a0: arrêtez-les tous d’abord",
            )
        for step in steps[version:]:
            await _apply(connection, step)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    await connection.executemany(_RECORD, [(step.number, step.name, now) for step in steps[version:]])


async def version_of(connection: Connected, known: int) -> int:
    """Number of the last step applied; 0 for a database that is still empty.

    Raises:
        StoreError: it is another program's, or was written by a newer version of this one.
    """
    ((ours,),) = await connection.execute_fetchall(_IS_OURS, (_MARK,))
    if not ours:
        ((others,),) = await connection.execute_fetchall(_OTHERS)
        if others:
            raise StoreError("is the database of another program", "c’est la base de données d’un autre programme")
        return 0
    ((version,),) = await connection.execute_fetchall("SELECT coalesce(max(number), 0) FROM migration")
    if version > known:
        raise StoreError(
            f"was written by a newer version of this program (schema {version}, this one knows {known}): "
            "install that version, or restore a copy of the database made before it",
            f"écrite par une version plus récente du programme (schéma {version}, celle-ci connaît le {known})\u00a0: "
            "installez cette version-là, ou remettez une copie d’avant",
        )
    return int(version)


def _of_new(steps: Sequence[Migration]) -> Iterator[str]:
    """What makes the tables as SQLite has them after these steps, each after those that it refers to, then the indexes."""
    made = tables.made_by(steps)
    yield from (dialect.schema(table.sql) for table in made.tables)
    yield from map(dialect.schema, made.indexes)


async def _apply(connection: Connected, step: Migration) -> None:
    own = _FOLDER / f"{step.number:04}_{step.name}.sql"
    if own.exists():
        for statement in own.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                await connection.raw.execute(statement.replace("%", "%%"), ())
        return
    for statement in statements(step.sql):
        told = re.sub(r"--[^\n]*", "", statement).strip()
        if told.split(maxsplit=1)[0].upper() in ("CREATE", "ALTER", "DROP"):
            await connection.raw.execute(dialect.schema(told).replace("%", "%%"), ())
        else:
            await connection.execute(told)
