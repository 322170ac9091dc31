"""One commit for all that wait: each write alone in what fails, all together in what is paid; nobody waits in a row."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final, cast

import pytest
from structlog.testing import capture_logs

from bot.errors import StoreError
from bot.review.model import EVERYTHING
from bot.store import batch_commit
from bot.store.database import Database
from bot.store.failure_log import Watch
from bot.store.questions import Questions
from tests.patience import begun
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiosqlite import Connection

    from bot.store.backend import StoreConnection

PATIENCE_MS: Final = 200


@pytest.fixture
async def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database that waits for others a tenth of what it does."""
    monkeypatch.setattr("bot.store.opening.COMMAND_BUSY_MS", PATIENCE_MS)
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


class Held:
    """A write that goes on when it is told to, so that others gather behind it."""

    def __init__(self, database: Database) -> None:
        self.began, self.go_on = asyncio.Event(), asyncio.Event()
        self.statements: list[str] = []
        self.task = asyncio.create_task(database.write(self._act))

    async def _act(self, connection: StoreConnection) -> None:
        await cast("Connection", connection).set_trace_callback(self.statements.append)
        self.began.set()
        await self.go_on.wait()

    def commits(self) -> int:
        """How often was committed since."""
        return self.statements.count("COMMIT")


async def behind(held: Held, database: Database, *utterances: str) -> list[asyncio.Task[int]]:
    """Writers that all wait while the first is under way."""
    await held.began.wait()
    tasks = [asyncio.create_task(put(Questions(database), utterance=utterance)) for utterance in utterances]
    await begun()
    return tasks


async def kept(database: Database) -> int:
    """How many groups are there."""
    return (await Questions(database).page(EVERYTHING, limit=1)).total


async def test_all_that_wait_share_one_commit(database: Database) -> None:
    """The disk is waited for once, however many came meanwhile."""
    held = Held(database)
    waiting = await behind(held, database, *(f"question {number}" for number in range(20)))
    held.go_on.set()
    groups = await asyncio.gather(*waiting)
    assert held.commits() == 2
    assert await kept(database) == len(set(groups)) == 20


async def test_a_commit_is_shared_by_so_many_and_no_more(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever came first is not kept waiting for a crowd."""
    monkeypatch.setattr(batch_commit, "_MOST", 5)
    held = Held(database)
    waiting = await behind(held, database, *(f"question {number}" for number in range(12)))
    held.go_on.set()
    await asyncio.gather(*waiting)
    assert held.commits() == 1 + 3


async def test_what_fails_fails_alone(database: Database) -> None:
    """Of those that share a commit, the one that raises is told of it, and leaves nothing; the others are kept."""

    async def half_wrong(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'x')")
        raise RuntimeError("second thoughts")

    async def refused(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'y')")
        await connection.execute("INSERT INTO pulse (id, at) VALUES (2, 'y')")

    held = Held(database)
    first = await behind(held, database, "before")
    wrong = [asyncio.create_task(database.write(act)) for act in (half_wrong, refused)]
    last = await behind(held, database, "after")
    held.go_on.set()
    with pytest.raises(RuntimeError, match="second thoughts"):
        await wrong[0]
    with pytest.raises(StoreError, match="CHECK constraint failed"):
        await wrong[1]
    await asyncio.gather(*first, *last)
    assert held.commits() == 2
    assert await kept(database) == 2
    assert await database.read("SELECT * FROM pulse") == []


async def test_what_fills_the_disk_fails_alone(database: Database) -> None:
    """Smaller ones that shared its commit are written all the same, and it is said that the disk is full."""

    async def too_much(connection: StoreConnection) -> None:
        await connection.execute("CREATE TABLE heap (content BLOB)")
        await connection.execute("INSERT INTO heap VALUES (zeroblob(10000000))")

    async def limit(connection: StoreConnection) -> None:
        (pages,) = await connection.execute_fetchall("PRAGMA page_count")
        await connection.execute_fetchall(f"PRAGMA max_page_count = {pages[0] + 100}")

    await database.write(limit)
    held = Held(database)
    first = await behind(held, database, "before")
    wrong = asyncio.create_task(database.write(too_much))
    last = await behind(held, database, "after")
    held.go_on.set()
    with pytest.raises(StoreError, match=r"q\.sqlite3: the disk is full") as told:
        await wrong
    assert "le disque est plein" in told.value.said("fr")
    await asyncio.gather(*first, *last)
    assert await kept(database) == 2


async def test_a_transaction_that_sqlite_gives_up_is_tried_again_one_by_one(database: Database) -> None:
    """An input or output error takes back all that shared the commit; only who met it is told of one."""

    async def torn(connection: StoreConnection) -> None:
        await connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk I/O error")

    held = Held(database)
    first = await behind(held, database, "before")
    wrong = asyncio.create_task(database.write(torn))
    last = await behind(held, database, "after")
    held.go_on.set()
    with pytest.raises(StoreError, match="disk I/O error"):
        await wrong
    await asyncio.gather(*first, *last)
    assert await kept(database) == 2
    assert len(await database.read("SELECT id FROM question")) == 2


async def test_nobody_is_told_before_it_is_on_the_disk(database: Database) -> None:
    """A write that is done waits for the commit that it shares."""
    held = Held(database)
    first = await behind(held, database, "first")
    began, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: StoreConnection) -> None:
        began.set()
        await go_on.wait()

    second = asyncio.create_task(database.write(slow))
    await begun()
    held.go_on.set()
    await began.wait()
    assert not first[0].done()
    assert await kept(database) == 0
    go_on.set()
    await asyncio.gather(*first, second)
    assert await kept(database) == 1


async def test_whoever_leaves_while_waiting_is_written_all_the_same(database: Database) -> None:
    """A visitor who closes the page takes nobody's question along, not even the own one."""
    held = Held(database)
    stays, leaves = await behind(held, database, "stays", "leaves")
    leaves.cancel()
    held.go_on.set()
    await stays
    with pytest.raises(asyncio.CancelledError):
        await leaves
    assert await kept(database) == 2


async def test_while_another_process_writes_all_wait_once(database: Database, tmp_path: Path) -> None:
    """Those that came meanwhile are refused with the first; later ones do not wait at all, until the lock is free."""
    tracing = Held(database)
    tracing.go_on.set()
    await tracing.task
    other = sqlite3.connect(tmp_path / "q.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    first = asyncio.create_task(put(Questions(database), utterance="first"))
    await begun()  # it is now in its transaction, or waits for it
    others = [asyncio.create_task(put(Questions(database), utterance=f"{number}")) for number in range(100)]
    told = await asyncio.gather(first, *others, return_exceptions=True)
    assert all(isinstance(error, StoreError) and "locked" in str(error) for error in told)
    assert tracing.statements[-1] == "PRAGMA busy_timeout = 0"
    with pytest.raises(StoreError, match="the database is locked"):
        await put(Questions(database), utterance="later")
    assert tracing.statements.count("BEGIN IMMEDIATE") == 2
    other.execute("ROLLBACK")
    other.close()
    await put(Questions(database), utterance="free again")
    assert f"PRAGMA busy_timeout = {PATIENCE_MS}" in tracing.statements
    assert await kept(database) == 1


async def test_the_operator_is_told_once_however_many_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line when it begins and one when it is over, whoever asks how often meanwhile; each refusal is counted."""
    monkeypatch.setattr("bot.store.opening.BUSY_MS", 0)
    counted: list[int] = []
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path, watch=Watch(counted.append)) as database:
        with closing(sqlite3.connect(path, isolation_level=None)) as other, capture_logs() as logs:
            other.execute("BEGIN IMMEDIATE")
            for _ in range(3):
                with pytest.raises(StoreError, match="locked"):
                    await database.ping()
            other.execute("ROLLBACK")
            await database.ping()
            with pytest.raises(StoreError, match="no such table"):
                await database.read("SELECT * FROM nowhere")
    assert counted == [1, 1, 1, 1]
    events = [(line["event"], line.get("refused")) for line in logs]
    assert events == [("store_refuses", None), ("store_takes_again", 3), ("store_refuses", None)]
