"""The same tables in a file and on a server: no later step of the schema can forget one of the two."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest

from bot.errors import StoreError
from bot.store import transfer
from bot.store.database import Database
from bot.store.migrations import Migration, shipped
from tests.postgres import needs_postgres
from tests.store.test_migrations import filled
from tests.store.test_transfer import rows, silent

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import PostgresServer

pytestmark = [needs_postgres, pytest.mark.slow]

FIRST: Final = 13
"""The step after which a server was first supported; from it on every step is taken there, too."""

KINDS: Final = {"INTEGER": "bigint", "REAL": "double precision", "TEXT": "text", "BLOB": "bytea"}

Columns = dict[str, dict[str, tuple[str, bool, bool]]]
"""By table and column: its type, whether it must be there, whether it is a part of the key."""


def in_a_file(path: Path) -> Columns:
    """What SQLite has."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: {
                name: (KINDS[kind], bool(needed or key), bool(key))
                for _, name, kind, needed, _, key in connection.execute(f"PRAGMA table_info({table})")
            }
            for table in tables
            if not table.startswith("sqlite_")
        }


async def on_a_server(database: Database) -> Columns:
    """What PostgreSQL has."""
    rows = await database.read("""
        SELECT c.relname, a.attname, format_type(a.atttypid, NULL) AS kind, a.attnotnull,
            coalesce(a.attnum = ANY (i.indkey), false) AS key
        FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
        WHERE c.relkind = 'r' AND c.relnamespace = to_regnamespace(current_schema())
    """)
    found: Columns = {}
    for table, name, kind, needed, key in rows:
        found.setdefault(table, {})[name] = (kind, needed, key)
    return found


async def rules(database: Database) -> set[tuple[str, str]]:
    """Every index, and every rule that a row must keep, on PostgreSQL."""
    query = """
        SELECT c.relname, pg_get_constraintdef(r.oid) FROM pg_constraint AS r JOIN pg_class AS c ON c.oid = r.conrelid
        WHERE c.relnamespace = to_regnamespace(current_schema())
        UNION ALL SELECT tablename, indexname FROM pg_indexes WHERE schemaname = current_schema()
    """
    return {(row[0], row[1]) for row in await database.read(query)}


async def test_a_server_has_the_tables_that_a_file_has(postgres: PostgresServer, tmp_path: Path) -> None:
    """Every table, column, type and key; and every index by its name."""
    async with await Database.open(tmp_path / "q.sqlite3"):
        pass
    async with await Database.open(postgres.new()) as database:
        assert await on_a_server(database) == in_a_file(tmp_path / "q.sqlite3")
        named = {name for _, name in await rules(database)}
    with closing(sqlite3.connect(tmp_path / "q.sqlite3")) as connection:
        indexes = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
        assert {row[0] for row in indexes} <= named


async def test_a_server_that_was_there_gets_what_a_new_one_gets(postgres: PostgresServer) -> None:
    """Step by step from the first that was supported: the tables, the rules and the indexes of one made today."""
    url = postgres.new()
    for number in range(FIRST, len(shipped()) + 1):
        async with await Database.open(url, shipped()[:number]):
            pass
    async with await Database.open(url) as grown, await Database.open(postgres.new()) as new:
        assert await on_a_server(grown) == await on_a_server(new)
        assert await rules(grown) == await rules(new)
        recorded = await grown.read("SELECT number FROM migration ORDER BY number")
        assert [row["number"] for row in recorded] == [step.number for step in shipped()]


@pytest.mark.parametrize("earlier", range(FIRST, len(shipped()) + 1))
async def test_data_of_every_version_becomes_what_it_becomes_in_a_file(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: int
) -> None:
    """From each version on that a server may have, with rows in every table; and the way there and back after it."""
    file, url, steps = tmp_path / "q.sqlite3", postgres.new(), shipped()[:earlier]
    await filled(file, earlier)
    with monkeypatch.context() as then:
        then.setattr(transfer, "shipped", lambda: steps)
        async with await Database.open(file, steps) as one, await Database.open(url, steps) as two:
            await transfer.carry(one, two, silent)
    async with await Database.open(file) as one, await Database.open(url) as two:
        assert await rows(two) == await rows(one)
        async with await Database.open(tmp_path / "back.sqlite3") as back, await Database.open(postgres.new()) as there:
            assert await transfer.carry(two, back, silent) == await transfer.carry(one, there, silent)


async def test_a_step_to_come_is_taken_with_what_is_there(postgres: PostgresServer) -> None:
    """A column and a table more, and rows that are changed, in SQLite's words."""
    step = Migration(
        len(shipped()) + 1,
        "a_step_to_come",
        """
        ALTER TABLE question ADD COLUMN place TEXT NOT NULL DEFAULT '';
        -- Of each a row.
        CREATE TABLE later (id INTEGER PRIMARY KEY, part TEXT NOT NULL CHECK (part GLOB '[a-z][a-z]'), UNIQUE (part)) STRICT;
        INSERT INTO later (part) SELECT 'ab' UNION ALL SELECT 'cd';
        """,
    )
    url = postgres.new()
    async with await Database.open(url):
        pass
    async with await Database.open(url, (*shipped(), step)) as database:
        assert [row["part"] for row in await database.read("SELECT part FROM later ORDER BY id")] == ["ab", "cd"]
        with pytest.raises(StoreError, match="later_part_check"):
            await database.execute("INSERT INTO later (part) VALUES (?)", ("1",))


async def test_a_newer_schema_and_another_programs_are_refused(postgres: PostgresServer) -> None:
    """In a sentence, and nothing is changed."""
    url = postgres.new()
    async with await Database.open(url):
        pass
    with pytest.raises(
        StoreError, match=rf"newer version of this program \(schema {len(shipped())}, this one knows 2\)"
    ) as told:
        await Database.open(url, shipped()[:2])
    assert "version plus récente" in told.value.said("fr")
    other = postgres.new()
    postgres.run(other, "CREATE TABLE theirs (id INT)")
    with pytest.raises(StoreError, match="is the database of another program"):
        await Database.open(other)
