"""Processes that answer for the event loop: what is asked is answered, whatever befalls them, and each in its turn."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.errors import BusyError, WorkersError
from bot.operation import worker_pool
from bot.operation.workers import Workers
from tests.patience import begun, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow


def added(subject: int, number: int) -> int:
    """A pure function of a subject."""
    return subject + number


def place(_subject: object) -> int:
    """Which process it is."""
    return os.getpid()


def ends(subject: str) -> str:
    """Ends its process, the first time: a file tells whether it did before."""
    if not os.path.exists(subject):  # noqa: PTH110 - a name is all that crosses
        with open(subject, "w"):  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
    return "the second time"


def always_ends(_subject: object) -> None:
    """Ends its process each time."""
    os.kill(os.getpid(), signal.SIGKILL)


def fails(_subject: object) -> None:
    """Raises."""
    raise ValueError("what went wrong")


def waits(subject: str, number: int) -> int:
    """Goes on once the gate of that name is opened."""
    with open(subject):  # noqa: PTH123 - a name is all that crosses
        return number


def reads(subject: str, text: str) -> int:
    """How long a text is, once the gate of that name is opened."""
    return waits(subject, len(text))


class Gate:
    """A pipe by its name: whoever opens it to read waits until it is opened here."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder / "gate")
        os.mkfifo(self.name)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Let through all who wait, and all who come."""
        both_ends = os.open(self.name, os.O_RDWR)
        try:
            yield
        finally:
            os.close(both_ends)


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    """A gate, closed."""
    return Gate(tmp_path)


async def test_a_function_is_called_elsewhere() -> None:
    """The result comes back, and not from the process that asked."""
    async with Workers(40, 2) as pool:
        assert await pool.run("me", added, 2) == 42
        assert await pool.run("me", place) != os.getpid()


async def test_what_cannot_be_sent_is_said_at_once() -> None:
    """A subject that is no plain value is a slip of the programmer: nobody waits a minute for it."""
    with pytest.raises(AttributeError, match="pickle"):
        async with Workers(lambda: None, 1):
            pass


async def test_as_many_are_called_at_once_as_there_are_workers(gate: Gate) -> None:
    """Two that wait for the same thing both wait, and a third stands behind them; all are answered."""
    async with Workers(gate.name, 2) as pool:
        asked = [asyncio.create_task(pool.run(f"person {n}", waits, n)) for n in range(3)]
        await begun()
        with gate.opened():
            assert await asyncio.gather(*asked) == [0, 1, 2]


async def test_one_worker_is_left_to_what_people_usually_ask(gate: Gate) -> None:
    """Two messages of two thousand signs, which take seconds, do not hold up whoever asks a question."""
    async with Workers(gate.name, 2) as pool:
        await until(lambda: len(pool.crew) == 2, "second worker")
        hard = [asyncio.create_task(pool.run(f"hard {n}", reads, "x" * 2_000)) for n in range(2)]
        await begun()
        assert await pool.run("me", place)
        with gate.opened():
            assert await asyncio.gather(*hard) == [2_000, 2_000]


async def test_a_renewed_subject_answers_from_then_on() -> None:
    """Nothing that is asked after `renew` is answered of the subject before; nothing that was asked before is lost."""
    async with Workers(0, 2) as pool:
        before = [asyncio.create_task(pool.run(f"person {n}", added, 0)) for n in range(40)]
        renewed = asyncio.create_task(pool.renew(1_000))
        during = [asyncio.create_task(pool.run(f"person {n}", added, 0)) for n in range(40)]
        await renewed
        assert {await pool.run("me", added, 0) for _ in range(8)} == {1_000}
        assert set(await asyncio.gather(*before, *during)) <= {0, 1_000}
        assert len({worker.pid for worker in pool._crew._workers if worker.generation == pool._crew.generation}) <= 2


async def test_two_who_renew_at_once_leave_the_last() -> None:
    """One after the other, neither waits for the other's workers in vain."""
    async with Workers(0, 1) as pool:
        await asyncio.gather(pool.renew(1_000), pool.renew(2_000))
        assert await pool.run("me", added, 1) == 2_001


async def test_a_worker_that_dies_is_replaced_and_its_job_done(tmp_path: Path) -> None:
    """Whoever asked notices nothing."""
    async with Workers(str(tmp_path / "died"), 1) as pool:
        assert await pool.run("me", ends) == "the second time"


async def test_what_kills_every_worker_is_given_up() -> None:
    """After the second one: else a single question would keep all of them from everybody. The next is answered."""
    async with Workers(1, 1) as pool:
        with pytest.raises(WorkersError, match="died over one question"):
            await pool.run("me", always_ends)
        assert await pool.run("me", added, 1) == 2


async def test_a_host_that_dies_is_begun_again() -> None:
    """The workers that are left go on, and those of the new host take their place."""
    async with Workers(1, 1) as pool:
        process = pool._host._process
        assert process is not None
        before = await pool.run("me", place)
        process.kill()
        while await pool.run("me", place) == before:
            pass


async def test_a_failure_is_told_with_its_place() -> None:
    """The operator's log gets the traceback of the other process; the worker goes on."""
    async with Workers(1, 1) as pool:
        with pytest.raises(WorkersError, match="what went wrong"):
            await pool.run("me", fails)
        assert await pool.run("me", added, 1) == 2


async def test_whoever_waits_too_long_is_told(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a question that does not end, with a word instead of silence; one that is stuck is ended."""
    monkeypatch.setattr(worker_pool, "_PATIENCE", 0.0)
    monkeypatch.setattr(worker_pool, "_LOOK_EVERY", 0.01)
    async with Workers(gate.name, 1) as pool:
        stuck = asyncio.create_task(pool.run("slow", waits, 1))
        await begun()
        with pytest.raises(BusyError) as busy:
            await pool.run("me", waits, 2)
        assert busy.value.seconds >= 1
        monkeypatch.setattr(worker_pool, "_LONGEST", 0.0)
        with pytest.raises(WorkersError):
            await stuck


async def test_nothing_is_left_when_it_ends(gate: Gate) -> None:
    """Neither processes nor whoever waits, though one works and others wait."""
    async with Workers(gate.name, 1) as pool:
        pids = [worker.pid for worker in pool._crew._workers]
        asked = [asyncio.create_task(pool.run("me", waits, n)) for n in range(3)]
        await begun()
    assert all(isinstance(error, BusyError) for error in await asyncio.gather(*asked, return_exceptions=True))
    for pid in pids:
        await until(partial(_is_gone, pid), f"end of process {pid}")


def _is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_one_who_leaves_is_not_answered(gate: Gate) -> None:
    """A visitor who closed the page costs nobody else a turn."""
    async with Workers(gate.name, 1) as pool:
        first = asyncio.create_task(pool.run("a", waits, 1))
        second = asyncio.create_task(pool.run("b", waits, 2))
        await begun()
        first.cancel()
        second.cancel()
        third = asyncio.create_task(pool.run("c", waits, 3))
        await begun()
        with gate.opened():
            assert await third == 3


async def test_a_host_that_the_system_refuses_to_begin_is_tried_until_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without file descriptors or room for a process, for a while: whoever asked meanwhile is answered after."""
    begin = asyncio.create_subprocess_exec
    refused: list[tuple[str, ...]] = []

    async def refusing(*arguments: str, **settings: object) -> asyncio.subprocess.Process:
        if len(refused) < 3:
            refused.append(arguments)
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return await begin(*arguments, **settings)  # type: ignore[arg-type]

    async with Workers(40, 1) as pool:
        host, worker = pool._host._process, await pool.run("me", place)
        assert host is not None
        monkeypatch.setattr(asyncio, "create_subprocess_exec", refusing)
        host.kill()
        os.kill(worker, signal.SIGKILL)
        assert await pool.run("me", added, 2) == 42
    assert len(refused) == 3
