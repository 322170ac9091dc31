"""All that a store holds goes from a file to a server and back, and is the same there; or nothing is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from bot.errors import StoreError
from bot.store import tables, transfer
from bot.store.database import Database
from bot.store.migrations import shipped
from bot.store.questions import Questions
from bot.store.transfer import carry
from tests.store.examples import put

SAMPLES: Final = Path(__file__).parent / "samples"
LATEST: Final = max(SAMPLES.glob("*.sql"))


async def filled(path: Path) -> None:
    """Rows in every table that a released version has written, and a text as no server keeps it."""
    async with await Database.open(path):
        pass
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(LATEST.read_text(encoding="utf-8"))
        connection.execute(
            "INSERT INTO meaning (key, wrong, group_id, vector, encoder) SELECT 'fr x', 0, min(id), x'00ff27', 'e' "
            "FROM question_group"
        )
        connection.execute("UPDATE sqlite_sequence SET seq = 777 WHERE name = 'question_group'")
        connection.commit()


def silent(*_: object) -> None:
    """Nobody listens."""


async def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All that a database holds."""
    found = {}
    for table in tables.made_by(shipped()).tables:
        query = f"SELECT {', '.join(table.columns)} FROM {table.name} ORDER BY {', '.join(table.key)}"  # noqa: S608 - of the schema
        found[table.name] = [tuple(row) for row in await database.read(query)]
    return found


async def test_all_of_it_arrives_and_comes_back(tmp_path: Path, place: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of every table, by pages; each told of; the next group gets a number that none ever had."""
    monkeypatch.setattr(transfer, "_PAGE", 2)
    first, last = tmp_path / "first.sqlite3", tmp_path / "last.sqlite3"
    await filled(first)
    seen: dict[str, tuple[int, int]] = {}
    async with await Database.open(first) as one, await Database.open(place) as two, await Database.open(last) as three:
        there = await carry(one, two, lambda table, count, total: seen.update({table: (count, total)}))
        back = await carry(two, three, silent)
        assert there == back
        held = await rows(one)
        assert sum(map(len, held.values())) == sum(table.rows for table in there) > 20
        assert await rows(two) == held
        assert await rows(three) == held
        assert seen == {table.table: (table.rows, table.rows) for table in there}
        for database in (two, three):
            assert await put(Questions(database), utterance="nouveau") == 778


async def test_nothing_is_written_over(tmp_path: Path, place: Path | str) -> None:
    """A database that holds something is left as it is; one on which a bot only looked around is empty."""
    await filled(tmp_path / "first.sqlite3")
    async with await Database.open(tmp_path / "first.sqlite3") as one, await Database.open(place) as two:
        await two.ping()
        assert await carry(one, two, silent)
        before = await rows(two)
        with pytest.raises(StoreError, match=r"is not empty \(.*question_group") as told:
            await carry(one, two, silent)
        assert "n’est pas vide" in told.value.said("fr")
        assert await rows(two) == before


async def test_what_does_not_arrive_whole_is_not_kept(
    tmp_path: Path, place: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row that is another one at the other end is found, and then nothing of all is there."""
    await filled(tmp_path / "first.sqlite3")
    async with await Database.open(tmp_path / "first.sqlite3") as one, await Database.open(place) as two:
        sent = transfer._copied

        async def and_changed(table: tables.StoredTable, *others: object) -> object:
            reckoned = await sent(table, *others)  # type: ignore[arg-type]
            if table.name == "question":
                await others[1].execute("UPDATE question SET text = 'x' WHERE id = (SELECT min(id) FROM question)")  # type: ignore[attr-defined]
            return reckoned

        monkeypatch.setattr(transfer, "_copied", and_changed)
        with pytest.raises(StoreError, match="question: what arrived"):
            await carry(one, two, silent)
        assert not any((await rows(two)).values())
