"""A server that others write on, that goes away and comes back: what was acknowledged is kept, and nobody is left waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
import pytest
from structlog.testing import capture_logs

from bot.errors import StoreError
from bot.review.model import EVERYTHING
from bot.store.database import Database
from bot.store.failure_log import Watch
from bot.store.postgres.connecting import shown
from bot.store.postgres.server import WRITING
from bot.store.questions import Questions
from tests.patience import begun
from tests.postgres import needs_postgres, serving
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.backend import StoreConnection
    from tests.postgres import PostgresServer

pytestmark = [needs_postgres, pytest.mark.slow]


@pytest.fixture(scope="module")
def mortal() -> Iterator[PostgresServer]:
    """A server of this file's own, which it may stop."""
    with serving() as server:
        yield server


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot waits for others a tenth of what it does."""
    monkeypatch.setattr("bot.store.opening.BUSY_MS", 200)


async def kept(database: Database) -> int:
    """How many groups are there."""
    return (await Questions(database).page(EVERYTHING, limit=1)).total


async def test_two_processes_never_write_at_once(postgres: PostgresServer) -> None:
    """What each looked at still holds when it writes: of two that count the same group on, neither is lost."""
    url = postgres.new()
    async with await Database.open(url) as one, await Database.open(url) as two:
        groups = await asyncio.gather(*(put(Questions(of), asker=f"{n}") for n in range(20) for of in (one, two)))
        assert len(set(groups)) == 1
        (group,) = (await Questions(one).page(EVERYTHING, limit=2)).groups
        assert (group.count, group.askers) == (40, 20)


@pytest.mark.usefixtures("impatient")
async def test_whoever_holds_the_lock_for_long_is_told_of_and_holds_up_no_answer(postgres: PostgresServer) -> None:
    """All that wait fail together in a sentence; reading goes on; once the lock is free, so does noting."""
    url = postgres.new()
    counted: list[int] = []
    async with await Database.open(url, watch=Watch(counted.append)) as database:
        with psycopg.connect(url) as other:
            other.execute(f"SELECT pg_advisory_xact_lock({WRITING})")
            with pytest.raises(StoreError, match="is locked: another program is writing to it") as told:
                await put(Questions(database))
            assert "verrouillée" in told.value.said("fr")
            assert await kept(database) == 0
        await put(Questions(database))
        assert await kept(database) == 1
    assert counted == [1]


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_is_gone_is_told_of_once_and_taken_again(mortal: PostgresServer) -> None:
    """What was acknowledged is there afterwards; what was not is refused in a sentence without the password, meanwhile."""
    url = mortal.new().replace("bot@", "bot:s3cret-word@")
    with capture_logs() as logs:
        async with await Database.open(url, watch=Watch(lambda _: None)) as database:
            await put(Questions(database), utterance="before")
            mortal.stop()
            for _ in range(3):
                with pytest.raises(StoreError, match="the database server cannot be reached") as told:
                    await put(Questions(database), utterance="meanwhile")
                assert "injoignable" in told.value.said("fr")
                assert "s3cret" not in str(told.value)
            with pytest.raises(StoreError, match="cannot be reached"):
                await kept(database)
            mortal.start()
            await put(Questions(database), utterance="after")
            assert await kept(database) == 2
            await database.ping()
    assert [line["event"] for line in logs if line["event"].startswith("store")] == ["store_refuses", "store_takes_again"]


async def test_a_short_absence_is_waited_for(mortal: PostgresServer) -> None:
    """A server that is restarted under a bot costs nobody anything: what comes meanwhile is noted a moment later."""
    async with await Database.open(mortal.new()) as database:
        await put(Questions(database), utterance="before")
        mortal.stop()
        noting = asyncio.create_task(put(Questions(database), utterance="meanwhile"))
        reading = asyncio.create_task(kept(database))
        await begun()
        await asyncio.to_thread(mortal.start)
        await noting
        assert await reading in (1, 2)
        assert await kept(database) == 2


@pytest.mark.parametrize("committed", [True, False])
async def test_a_connection_lost_over_a_commit_is_asked_about(postgres: PostgresServer, *, committed: bool) -> None:
    """The question is kept once, whether the server had committed it or not when the connection went."""
    url = postgres.new()
    async with await Database.open(url) as database:
        commit = database._backend.commit
        lost = 0

        async def lose() -> None:
            nonlocal lost
            if lost == 0:
                lost += 1
                raw = database._backend.writer.raw  # type: ignore[attr-defined]
                if committed:
                    await raw.execute("COMMIT")
                postgres.run(url, f"SELECT pg_terminate_backend({raw.info.backend_pid})")
            await commit()

        database._backend.commit = lose  # type: ignore[method-assign]
        first, second = (asyncio.create_task(put(Questions(database), utterance=text)) for text in ("a", "b"))
        await asyncio.gather(first, second)
        assert lost == 1
        assert await kept(database) == 2
        (group,) = {(await Questions(database).group(one.result())).count for one in (first, second)}  # type: ignore[union-attr]
        assert group == 1


async def test_what_fails_fails_alone(postgres: PostgresServer) -> None:
    """Of those that share a commit, the one that asks too much is told of it, and leaves nothing; the others are kept."""

    async def refused(connection: StoreConnection) -> None:
        await connection.execute("INSERT INTO pulse (id, at) VALUES (1, 'y')")
        await connection.execute("INSERT INTO pulse (id, at) VALUES (2, 'y')")

    async with await Database.open(postgres.new()) as database:
        first = asyncio.create_task(put(Questions(database), utterance="a"))
        wrong = asyncio.create_task(database.write(refused))
        last = asyncio.create_task(put(Questions(database), utterance="b"))
        with pytest.raises(StoreError, match="pulse_id_check"):
            await wrong
        await asyncio.gather(first, last)
        assert await kept(database) == 2
        assert await database.read("SELECT * FROM pulse") == []


async def test_who_stops_in_the_middle_of_a_write_keeps_nobody_waiting(postgres: PostgresServer) -> None:
    """The server takes its lock away after ten seconds without a word, as from a machine that froze."""
    url = postgres.new()
    async with await Database.open(url) as database:
        await put(Questions(database), utterance="a")
        await database._backend.begin()
        ((ms,),) = await database._backend.writer.execute_fetchall("SHOW idle_in_transaction_session_timeout")
        assert ms == "10s"
        await database._backend.rollback()


def test_an_address_is_shown_without_what_is_secret() -> None:
    """In errors, in the log and by `doctor`."""
    assert shown("postgresql://u:p@h:5433/d?sslpassword=x") == "postgresql://u@h:5433/d"


async def test_one_process_has_its_turn_until_it_leaves_or_its_connection_is_gone(postgres: PostgresServer) -> None:
    """Whoever lost the connection takes its turn back, unless another was quicker."""
    url = postgres.new()
    async with await Database.open(url) as one, await Database.open(url) as two:
        mine, other = one.turn(), two.turn()
        assert mine is not None
        assert other is not None
        assert (await mine.is_mine(), await other.is_mine(), await mine.is_mine()) == (True, False, True)
        gone = "SELECT pg_terminate_backend(pid, 40000) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        postgres.run(url, gone)
        assert (await mine.is_mine(), await other.is_mine()) == (True, False)
        postgres.run(url, gone)
        assert (await other.is_mine(), await mine.is_mine()) == (True, False)
        await other.leave()
        assert await mine.is_mine()
        await mine.leave()
