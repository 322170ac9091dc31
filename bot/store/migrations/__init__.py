"""The numbered steps of the schema, each one transaction with the row that records it. Knows no question and no query.

A step is a file `NNNN_name.sql` in this folder; every statement ends its line with a semicolon. Files are never edited
once released: what they created is changed by the next number.
"""

from __future__ import annotations

import re
import secrets
import sqlite3
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence

    from aiosqlite import Connection

APPLICATION_ID: Final = int.from_bytes(b"Kamo")
"""Written in the file's header by the first step, so that another program's database is never taken for ours."""

_FOLDER: Final = Path(__file__).parent
_NAME: Final = re.compile(r"(\d{4})_(\w+)\.sql")
_RECORDS: Final = """
    CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT
"""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema; `number` counts from 1."""

    number: int
    name: str
    sql: str


def shipped(folder: Path = _FOLDER) -> tuple[Migration, ...]:
    """The steps of a folder, in order.

    Raises:
        ValueError: a name without number, a number missing or given twice: slips of the programmer.
    """
    found = []
    for file in sorted(folder.glob("*.sql")):
        name = _NAME.fullmatch(file.name)
        if name is None:
            raise ValueError(f"{file.name}: expected NNNN_name.sql")
        found.append(Migration(int(name[1]), name[2], file.read_text(encoding="utf-8")))
    numbers = [step.number for step in found]
    if numbers != list(range(1, len(found) + 1)):
        raise ValueError(f"{folder}: numbers must run from 1 without gap or repetition, found {numbers}")
    return tuple(found)


async def migrate(connection: Connection, steps: Sequence[Migration], may_change: Callable[[], None]) -> None:
    """Bring a database up to the last step; a step that fails leaves it at the one before.

    Args:
        may_change: asked before a database that holds something is changed; raises `StoreError` when it must not be.

    Raises:
        StoreError: the database is another program's, or was written by a newer version of this one.
    """
    async with _transaction(connection, "BEGIN"):  # the usual start only reads, and takes no lock
        version = await _version(connection, len(steps))
    if 0 < version < len(steps):
        may_change()
    for step in steps[version:]:
        async with _transaction(connection, "BEGIN IMMEDIATE"):
            # Looked at again under the lock: another process may have been faster.
            if await _version(connection, len(steps)) < step.number:
                await _apply(connection, step)


@asynccontextmanager
async def _transaction(connection: Connection, begin: str) -> AsyncIterator[None]:
    await connection.execute(begin)
    try:
        yield
        await connection.execute("COMMIT")
    except BaseException:
        await connection.rollback()
        raise


async def _apply(connection: Connection, step: Migration) -> None:
    if step.number == 1:
        await connection.execute(_RECORDS)
        await connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        # Tells this database from any other of the program, should one be copied over it.
        await connection.execute(f"PRAGMA user_version = {secrets.randbits(31)}")
    for statement in statements(step.sql):
        await connection.execute(statement)
    # Foreign keys are not enforced while a table is rebuilt (see Database.open), so they are looked over here.
    if await connection.execute_fetchall("PRAGMA foreign_key_check"):
        raise StoreError(f"migration {step.number} ({step.name}) would leave rows that refer to nothing")
    await connection.execute(
        "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)",
        (step.number, step.name, datetime.now(UTC).isoformat(timespec="seconds")),
    )


async def _version(connection: Connection, known: int) -> int:
    """Number of the last step applied; 0 for a database that is still empty.

    Read in one transaction: between two, another process could make the schema, and look like another program.
    """
    application = await _number(connection, "PRAGMA application_id")
    if application != APPLICATION_ID:
        if application or await _number(connection, "SELECT count(*) FROM sqlite_schema"):
            raise StoreError("is the database of another program")
        return 0
    version = await _number(connection, "SELECT coalesce(max(number), 0) FROM migration")
    if version > known:
        raise StoreError(
            f"was written by a newer version of this program (schema {version}, this one knows {known}): "
            "install that version, or restore a copy of the database made before it"
        )
    return version


async def _number(connection: Connection, query: str) -> int:
    (row,) = await connection.execute_fetchall(query)
    return int(row[0])


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit behind the back of the transaction."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"the last statement lacks its semicolon: {statement.strip()}")
