"""The database: opens or says why not, writes whole transactions, survives being cancelled, raced and replaced."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from bot.errors import StoreError
from bot.review.model import EVERYTHING
from bot.store import opening
from bot.store.database import Database
from bot.store.migrations import shipped
from bot.store.questions import Questions
from tests.patience import PATIENCE, begun
from tests.store.examples import MAY, QUESTION, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from aiosqlite import Connection

    from bot.store.backend import StoreConnection

NOBODY = 65534


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A new database, closed afterwards."""
    async with await Database.open(tmp_path / "data" / "q.sqlite3") as opened:
        yield opened


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that may be looked into and not written; outside of `tmp_path`, which nobody but its user may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        yield folder


@contextmanager
def without_privilege() -> Iterator[None]:
    """As root every folder can be written; so that the test means something there too, be nobody meanwhile."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


async def pulses(database: Database) -> list[str]:
    """The rows of the one table that belongs to the database itself."""
    return [row["at"] for row in await database.read("SELECT at FROM pulse ORDER BY id")]


async def test_opens_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    """The folder is made; the file is for this user alone, and so are the files SQLite puts beside it."""
    path = tmp_path / "a" / "b" / "q.sqlite3"
    async with await Database.open(path) as database:
        await database.ping()
        files = list(path.parent.iterdir())
        assert {file.name for file in files} >= {"q.sqlite3", "q.sqlite3-wal"}
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_is_set_up_as_designed(database: Database) -> None:
    """Write-ahead log, enforced references, patience with other processes, and removed rows overwritten."""

    async def settings(connection: StoreConnection) -> dict[str, object]:
        names = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "secure_delete")
        return {name: next(iter(await connection.execute_fetchall(f"PRAGMA {name}")))[0] for name in names}

    assert await database.write(settings) == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "busy_timeout": 10000,
        "synchronous": 2,
        "secure_delete": 1,
    }


async def test_every_table_is_strict(database: Database) -> None:
    """A text cannot slip into a column of numbers."""
    rows = await database.read("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'")
    assert {row["name"] for row in rows} >= {"question", "question_group", "act", "pulse", "migration"}
    assert [row["name"] for row in rows if not row["strict"]] == []


async def test_a_folder_that_cannot_be_written_is_named(read_only: Path) -> None:
    """The operator reads which file, and why."""
    with without_privilege(), pytest.raises(StoreError, match=r"q\.sqlite3: .*this user may not"):
        await Database.open(read_only / "q.sqlite3")


async def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    """A path that runs through a file cannot be made."""
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match=r"data/q\.sqlite3: .*(there is one already|a file stands where)"):
        await Database.open(tmp_path / "data" / "q.sqlite3")


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """It is named, and not a byte of it changes."""
    path = tmp_path / "q.sqlite3"
    path.write_text("threshold: 50\n" * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"q\.sqlite3: is not an SQLite database"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A path copied from elsewhere does not get our tables."""
    path = tmp_path / "q.sqlite3"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"q\.sqlite3: is the database of another program"):
        await Database.open(path)
    assert path.read_bytes() == before


async def test_an_sqlite_too_old_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Better one sentence at the start than a syntax error from the first STRICT table."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(StoreError, match=r"too old: 3\.37"):
        await Database.open(tmp_path / "q.sqlite3")


async def test_a_rollback_erases_only_its_own_rows(database: Database) -> None:
    """While one coroutine is in the middle of a write that will fail, another's insert waits its turn and is kept."""
    store = Questions(database)
    half_way, go_on = asyncio.Event(), asyncio.Event()

    async def fails(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'never')")
        half_way.set()
        await go_on.wait()
        raise RuntimeError("second thoughts")

    failing = asyncio.create_task(database.write(fails))
    await half_way.wait()
    inserting = asyncio.create_task(put(store))
    await begun()
    go_on.set()
    with pytest.raises(RuntimeError, match="second thoughts"):
        await failing
    group = await store.group(await inserting)
    assert group is not None
    assert group.count == 1
    assert await pulses(database) == []


async def test_a_reader_sees_only_what_is_committed(database: Database) -> None:
    """A row that may yet be rolled back is nobody's business."""
    half_way, go_on = asyncio.Event(), asyncio.Event()

    async def slow(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'soon')")
        half_way.set()
        await go_on.wait()

    writing = asyncio.create_task(database.write(slow))
    await half_way.wait()
    assert await pulses(database) == []
    go_on.set()
    await writing
    assert await pulses(database) == ["soon"]


async def test_a_cancelled_caller_does_not_tear_a_write_apart(database: Database) -> None:
    """The visitor leaves in the middle: the transaction ends as it would have, and the next one works."""
    half_way, go_on = asyncio.Event(), asyncio.Event()

    async def slow(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'first half')")
        half_way.set()
        await go_on.wait()
        await connection.execute("UPDATE pulse SET at = 'both halves'")

    caller = asyncio.create_task(database.write(slow))
    await half_way.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await put(Questions(database))
    assert await pulses(database) == ["both halves"]


async def test_what_sqlite_refuses_is_a_store_error_and_leaves_nothing(database: Database) -> None:
    """The failure names the file; the part that had gone well is undone."""

    async def half_wrong(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'x')")
        await connection.execute("INSERT INTO pulse (id, at) VALUES (2, 'x')")

    with pytest.raises(StoreError, match=r"q\.sqlite3: CHECK constraint failed"):
        await database.write(half_wrong)
    assert await pulses(database) == []
    with pytest.raises(StoreError, match=r"q\.sqlite3: no such table: nowhere"):
        await database.read("SELECT * FROM nowhere")


class Statement:
    """Tells when a connection begins to run a statement, which it does in a thread of its own."""

    def __init__(self, text: str) -> None:
        self.run = asyncio.Event()
        self._text = text
        self._loop = asyncio.get_running_loop()

    def seen(self, statement: str) -> None:
        """Told by SQLite of every statement."""
        if statement == self._text:
            self._loop.call_soon_threadsafe(self.run.set)


async def test_a_locked_database_is_waited_for_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that writes for a moment goes unnoticed; one that never ends is an error within seconds."""
    path = tmp_path / "q.sqlite3"
    begins = Statement("BEGIN IMMEDIATE")
    async with await Database.open(path) as database:
        await database.write(lambda connection: cast("Connection", connection).set_trace_callback(begins.seen))
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(database.ping())
        await asyncio.wait_for(begins.run.wait(), PATIENCE)
        other.execute("COMMIT")
        await waiting
    monkeypatch.setattr("bot.store.opening.COMMAND_BUSY_MS", 20)
    async with await Database.open(path) as database:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="the database is locked"):
            await database.ping()
        other.close()
        await database.ping()


async def test_the_switch_to_the_write_ahead_log_is_waited_for_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy without the log, read by a backup just now, opens all the same once the backup is done."""
    path = tmp_path / "q.sqlite3"
    await (await Database.open(path)).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM question").fetchall()
    with monkeypatch.context() as impatient:
        impatient.setattr(opening, "COMMAND_BUSY_MS", 0)
        with pytest.raises(StoreError, match=r"q\.sqlite3: the database is locked"):
            await Database.open(path)
    switch, use_write_ahead_log = Statement("PRAGMA journal_mode = WAL"), opening.use_write_ahead_log

    async def watched(connection: Connection, busy_ms: int) -> None:
        await connection.set_trace_callback(switch.seen)
        await use_write_ahead_log(connection, busy_ms)

    monkeypatch.setattr(opening, "use_write_ahead_log", watched)
    under_way = asyncio.create_task(Database.open(path))
    await asyncio.wait_for(switch.run.wait(), PATIENCE)
    other.execute("COMMIT")
    other.close()
    async with await under_way as database:
        await database.ping()


async def test_ping_writes(database: Database) -> None:
    """Health means that a row was written, not that a file is open."""
    await database.ping()
    await database.ping()
    assert len(await pulses(database)) == 1


@pytest.mark.parametrize("replaced", [False, True])
async def test_ping_notices_a_file_that_is_gone(tmp_path: Path, *, replaced: bool) -> None:
    """Writes to a removed file succeed and are lost: that is not health."""
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path) as database:
        path.rename(tmp_path / "moved.sqlite3")
        if replaced:
            path.write_bytes(b"")
        with pytest.raises(StoreError, match="removed, replaced or overwritten"):
            await database.ping()


@pytest.mark.parametrize("how", ["removed", "emptied", "overwritten", "another program's", "another of ours"])
async def test_nothing_is_written_to_a_file_that_is_gone(tmp_path: Path, how: str) -> None:
    """A question that nobody would ever read is not noted, and whoever asks for it is told."""
    path = tmp_path / "store" / "q.sqlite3"
    async with await Database.open(path) as database:
        store = Questions(database)
        await put(store)
        match how:
            case "removed":
                shutil.rmtree(path.parent)
            case "emptied":
                path.write_bytes(b"")
            case "overwritten":
                path.write_bytes(b"no database at all" * 1000)
            case "another of ours":
                await (await Database.open(tmp_path / "other.sqlite3")).close()
                path.write_bytes((tmp_path / "other.sqlite3").read_bytes())
            case _:
                other = sqlite3.connect(tmp_path / "other.sqlite3")
                other.execute("CREATE TABLE other (id)")
                other.close()
                path.write_bytes((tmp_path / "other.sqlite3").read_bytes())
        with pytest.raises(StoreError, match="restart the program"):
            await put(store, utterance="another")
        with pytest.raises(StoreError, match="restart the program"):
            await database.ping()


def visited_by_another_process(path: Path) -> None:
    """What `kamouraska review`, a backup or `sqlite3` does: open the database, read, close."""
    script = (
        "import sqlite3, sys; connection = sqlite3.connect(sys.argv[1])\n"
        "connection.execute('SELECT count(*) FROM question').fetchone(); connection.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


@pytest.mark.parametrize("second", [False, True])
async def test_another_process_does_not_take_the_log_away(tmp_path: Path, *, second: bool) -> None:
    """Whoever closes a database last removes its write-ahead log; SQLite knows by its locks that we are still there.

    Opening and closing the file beside SQLite drops these locks, and what is written from then on is nowhere.
    """
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path) as database:
        await put(Questions(database))
        if second:
            async with await Database.open(path) as beside:
                await beside.ping()
        await put(Questions(database), utterance="another")
        log = path.with_name("q.sqlite3-wal")
        before = log.stat().st_ino
        visited_by_another_process(path)
        assert log.stat().st_ino == before
        await put(Questions(database), utterance="a third")
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT count(*) FROM question").fetchone() == (3,)


def open_files() -> int:
    """How many this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


async def test_looking_whether_the_file_is_there_leaves_nothing_open(tmp_path: Path) -> None:
    """Each checkpoint of another process makes us look closer; a program that runs for months must not collect files."""
    path = tmp_path / "q.sqlite3"
    async with await Database.open(path) as database:
        await database.ping()
        await database.scrub()
        await database.ping()
        before = open_files()
        for _ in range(20):
            await database.ping()
            await database.scrub()
        assert open_files() == before


async def test_closing_waits_for_the_writes_asked_for(tmp_path: Path) -> None:
    """SIGTERM loses nothing: what was asked for is committed, what comes after is refused in words."""
    path = tmp_path / "q.sqlite3"
    database = await Database.open(path)
    writing = [asyncio.create_task(put(Questions(database), utterance=f"question {number}")) for number in range(5)]
    await begun()
    await database.close()
    await database.close()
    ids = await asyncio.gather(*writing)
    for refused in (database.ping(), database.read("SELECT 1"), database.scrub()):
        with pytest.raises(StoreError, match=r"q\.sqlite3: the store is closed"):
            await refused
    async with await Database.open(path) as reopened:
        assert (await Questions(reopened).page(EVERYTHING, limit=10)).total == len(ids) == 5


async def test_what_retention_removes_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    """Not in free pages of the file, not in the write-ahead log."""
    path = tmp_path / "q.sqlite3"

    def on_disk() -> bytes:
        return b"".join(file.read_bytes() for file in tmp_path.iterdir() if not file.name.endswith("-shm"))

    async with await Database.open(path) as database:
        store = Questions(database)
        await put(store)
        text = QUESTION.text.encode()
        assert text in on_disk()
        assert await store.purge(MAY.replace(year=2027), MAY) == 1
        assert text not in on_disk()
        assert QUESTION.utterance.encode() not in on_disk()


async def test_processes_that_start_together_make_one_schema(tmp_path: Path) -> None:
    """Two programs opened on a new file at once both find the schema whole."""
    path = tmp_path / "q.sqlite3"
    script = (
        "import asyncio, sys; from pathlib import Path; from bot.store.database import Database\n"
        "async def main():\n"
        "    async with await Database.open(Path(sys.argv[1])) as database: await database.ping()\n"
        "asyncio.run(main())"
    )
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-c", script, str(path), stderr=asyncio.subprocess.PIPE)
        for _ in range(4)
    ]
    for process in started:
        _, errors = await process.communicate()
        assert (process.returncode, errors) == (0, b"")
    async with await Database.open(path) as database:
        numbers = [row["number"] for row in await database.read("SELECT number FROM migration")]
        assert numbers == [step.number for step in shipped()]
