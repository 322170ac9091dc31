"""The schema's steps: each whole, recorded, and kind to the data that is there already."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import StoreError
from bot.store.cards import StoredCards
from bot.store.database import Database
from bot.store.migrations import Migration, shipped, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

SHIPPED = shipped()
SAMPLES = Path(__file__).parent / "samples"
"""`NNNN.sql`: rows as they were under the schema of that number; written with the step, never edited afterwards."""

NEXT = Migration(
    len(SHIPPED) + 1,
    "a_step_to_come",
    """
    -- A rebuild, as SQLite asks for when a column's rules change: references must survive it.
    CREATE TABLE rebuilt (
        id INTEGER PRIMARY KEY AUTOINCREMENT, utterance TEXT NOT NULL, count INTEGER NOT NULL
    ) STRICT;
    INSERT INTO rebuilt (id, utterance, count) SELECT id, utterance, count FROM question_group;
    DROP TABLE question_group;
    ALTER TABLE rebuilt RENAME TO question_group;
    ALTER TABLE question ADD COLUMN place TEXT;
    """,
)


async def filled(path: Path, version: int) -> dict[str, int]:
    """A database as version `version` left it, with that version's data; rows by table."""
    async with await Database.open(path, SHIPPED[:version]):
        pass
    connection = sqlite3.connect(path)
    connection.executescript((SAMPLES / f"{version:04}.sql").read_text(encoding="utf-8"))
    counted = rows(connection)
    connection.close()
    return counted


def rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds, but for the record of migrations."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    tables = [name for name in names if name != "migration" and not name.startswith("sqlite_")]
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}  # noqa: S608


async def version(path: Path, steps: Sequence[Migration] = SHIPPED) -> list[int]:
    """The recorded steps, after opening with those given."""
    async with await Database.open(path, steps) as database:
        return [row["number"] for row in await database.read("SELECT number FROM migration ORDER BY number")]


def test_every_version_has_a_sample_with_data_in_every_table() -> None:
    """Whoever adds a step writes down what data looked like under it, so that the next step can be tried on it."""
    assert sorted(file.stem for file in SAMPLES.glob("*.sql")) == [f"{step.number:04}" for step in SHIPPED]


@pytest.mark.parametrize("earlier", range(1, len(SHIPPED) + 1))
async def test_data_of_every_version_survives_the_way_to_the_next(tmp_path: Path, earlier: int) -> None:
    """From each version that people may have, with rows in every table, up to the latest and one step beyond."""
    path = tmp_path / "q.sqlite3"
    before = await filled(path, earlier)
    assert all(before.values()), f"the sample of version {earlier} leaves a table empty: {before}"
    steps = (*SHIPPED, NEXT)
    assert await version(path, steps) == [step.number for step in steps]
    connection = sqlite3.connect(path)
    after = rows(connection)
    assert {table: after[table] for table in before} == before
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("SELECT count(*) FROM question WHERE place IS NULL").fetchone()[0] == before["question"]
    connection.close()


async def test_what_was_called_wrong_before_is_kept_as_said_back(tmp_path: Path) -> None:
    """It lay with the questions alone until verdicts had a table; the numbers of those weeks stay."""
    path = tmp_path / "q.sqlite3"
    await filled(path, 9)
    async with await Database.open(path) as database:
        rows = await database.read("SELECT asker, entry, channel, verdict, day FROM feedback")
    assert [tuple(row) for row in rows] == [("cccc", "topic:maire", "web", "wrong", "2026-05-23")]


async def test_drafts_keep_their_numbers_and_their_names_tell(tmp_path: Path) -> None:
    """Buttons in messages name them: one that is gone gives its number to none, also where the table is made anew."""
    path = tmp_path / "q.sqlite3"
    await filled(path, 15)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO draft (id, group_id, by, fields) VALUES (7, 1, 'Lucie', '{}')")
        connection.execute("DELETE FROM draft WHERE id = 7")
    async with await Database.open(path) as database:
        cards = StoredCards(database)
        kept = await cards.draft_of(1, "Odile", "discord:1")
        assert kept is not None
        assert (kept.id, kept.person, kept.fields["title_fr"]) == (1, "", "Cinéma")
        assert await cards.put_down(1, "Odile", "discord:1", {}) == 8


async def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    """A database that is up to date is not migrated twice."""
    path = tmp_path / "q.sqlite3"
    before = await filled(path, len(SHIPPED))
    assert await version(path) == await version(path) == [step.number for step in SHIPPED]
    connection = sqlite3.connect(path)
    assert rows(connection) == before
    connection.close()


@pytest.mark.parametrize(
    ("sql", "cause"),
    [
        ("CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n", "no such table: nowhere"),
        ("CREATE TABLE half (id INTEGER);\nDELETE FROM question_group;\n", "would leave rows that refer to nothing"),
    ],
)
async def test_a_step_that_fails_leaves_no_trace(tmp_path: Path, sql: str, cause: str) -> None:
    """Neither its tables nor its record: the database stays at the step before, and opens with it."""
    path = tmp_path / "q.sqlite3"
    before = await filled(path, len(SHIPPED))
    with pytest.raises(StoreError, match=rf"q\.sqlite3: .*{cause}"):
        await version(path, (*SHIPPED, Migration(NEXT.number, "broken", sql)))
    assert await version(path) == [step.number for step in SHIPPED]
    connection = sqlite3.connect(path)
    assert rows(connection) == before
    connection.close()


async def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    """An old program does not write into a schema that it does not know; the sentence says what to do."""
    path = tmp_path / "q.sqlite3"
    await version(path, (*SHIPPED, NEXT))
    with pytest.raises(StoreError, match=rf"newer version.*schema {NEXT.number}, this one knows {len(SHIPPED)}"):
        await Database.open(path)


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (["0001_a.sql", "0003_b.sql"], "without gap"),
        (["0001_a.sql", "0001_b.sql"], "repetition"),
        (["first.sql"], "expected NNNN_name.sql"),
    ],
)
def test_steps_are_numbered_without_gap_or_repetition(tmp_path: Path, names: list[str], complaint: str) -> None:
    """Two branches that both add number 2 are told so at once."""
    for name in names:
        (tmp_path / name).write_text("SELECT 1;\n")
    with pytest.raises(ValueError, match=complaint):
        shipped(tmp_path)


def test_a_script_is_cut_into_statements() -> None:
    """A semicolon inside a trigger or a text ends nothing; a statement without one at the end is a slip."""
    trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    text = "INSERT INTO a VALUES ('x;\ny');\n"
    assert list(statements(f"{trigger}{text}")) == [trigger, text]
    with pytest.raises(ValueError, match="semicolon"):
        list(statements("SELECT 1;\nSELECT 2"))
