"""A few processes that call pure functions of one subject, so that the event loop never computes. Knows no question.

The subject (the engine) is sent once to a host process, which forks the workers from itself: its memory is shared. When
the subject is renewed, new workers are forked on the new one, and from then on nobody else gets a job; those of before
finish what they have begun. A worker that dies in the middle of a job is replaced, and the job tried once more.
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
import pickle
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, TypeVarTuple

from bot.errors import BusyError, WorkersError
from bot.operation.frames import frame, received
from bot.operation.hosting import Backoff, Host
from bot.operation.turns import Turns

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable, Coroutine

    from bot.operation.hosting import Warm

T = TypeVar("T")
R = TypeVar("R")
A = TypeVarTuple("A")

_PATIENCE: Final = 5.0
"""Seconds that a job may wait for its turn; then whoever asked is told that there is no time for it."""
_LONGEST: Final = 10.0
"""Seconds that a job may take; a worker that takes longer is ended, and the job with it."""
_LOOK_EVERY: Final = 0.25
_READY_WITHIN: Final = 60.0
_TRIES: Final = 2
_MOST_BY_DEFAULT: Final = 4

_log = logging.getLogger(__name__)


def processors() -> int:
    """How many workers make sense on this machine."""
    return min(_MOST_BY_DEFAULT, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@dataclass(eq=False, slots=True)
class _Job:
    turn: str
    content: bytes
    answer: asyncio.Future[Any]
    since: float
    tries: int = 0


@dataclass(eq=False, slots=True)
class _Worker:
    generation: int
    pid: int
    writer: StreamWriter
    job: _Job | None = None
    began: float = 0.0


def _is_over(job: _Job, before: float) -> bool:
    """Whether whoever asked has gone, or has waited since before that time."""
    return job.answer.done() or job.since < before


class Workers(Generic[T]):
    """The processes, from `async with` to its end.

    Args:
        subject: what their functions are of; it and the functions must be picklable, the latter by their name.
        size: how many workers.
        warm: a function of the subject and its arguments, called once before the workers are forked.
        pack: the subject as a pickle.
    """

    def __init__(
        self,
        subject: T,
        size: int,
        *,
        warm: Warm | None = None,
        pack: Callable[[T], bytes] = pickle.dumps,
    ) -> None:
        self._subject = subject
        self._size = size
        self._warm = warm
        self._pack = pack
        self._turns: Turns[_Job] = Turns(size)
        self._subjects: dict[int, T] = {}
        self._generation = self._newest = 0
        self._workers: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._loading = asyncio.Lock()
        self._came = asyncio.Event()
        self._deaths = Backoff()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        """Start; the first worker is ready.

        Raises:
            WorkersError: no worker comes up.
        """
        self._folder = tempfile.mkdtemp(prefix="kamouraska-")  # ours alone, and so is the socket in it
        self._server = await asyncio.start_unix_server(self._connected, f"{self._folder}/workers")
        self._host = Host(f"{self._folder}/workers", self._size, self._warm)
        keeping = self._begin(self._host.keep(self._load))
        _ = self._begin(self._look_around())
        try:
            ready = self._begin(self._serving(self._subject))
            done, _ = await asyncio.wait({keeping, ready}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """End every process, and tell whoever still waits that there is no time."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._server.close()
        for job in self._turns.drop(lambda _: True):
            self._refuse(job)
        self._generation = 0  # nobody is missed, and nobody replaced
        for worker in tuple(self._workers):
            worker.writer.close()
            if worker.job is not None:
                self._end(worker)
                self._refuse(worker.job)
        shutil.rmtree(self._folder, ignore_errors=True)

    async def run(self, turn: str, function: Callable[[T, *A], R], *arguments: *A) -> R:
        """What the function makes of the subject and the arguments, in a worker, when it is its turn.

        Args:
            turn: whose turn it takes.

        Raises:
            BusyError: more is asked than can be answered in time.
            WorkersError: the function failed, or twice the worker died over it.
        """
        loop = asyncio.get_running_loop()
        job = _Job(turn, frame((function, arguments)), loop.create_future(), loop.time())
        self._wait(job)
        answer: R = await job.answer
        return answer

    async def renew(self, subject: T) -> None:
        """Answer of another subject; once this returns, no job that comes is of the one before.

        Raises:
            WorkersError: no worker comes up on it; those of before go on.
        """
        before, self._subject = self._subject, subject
        try:
            await self._load()
            await self._serving(subject)
        except BaseException:
            self._subject = before
            raise

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _serving(self, subject: T) -> None:
        try:
            async with asyncio.timeout(_READY_WITHIN):
                while self._subjects.get(self._generation) is not subject:
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            raise WorkersError("no process that understands questions came up") from None

    async def _load(self) -> None:
        """Have the host fork workers on the subject of now."""
        async with self._loading:
            subject = self._subject
            # In a thread: among so many small values Python lets the event loop have its turn.
            content = await asyncio.to_thread(self._pack, subject)
            self._newest += 1
            self._subjects[self._newest] = subject
            await self._host.load(self._newest, content)

    # The workers

    async def _connected(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One worker, from its first word to its end."""
        generation, pid = await received(reader)
        worker = _Worker(generation, pid, writer)
        self._workers.add(worker)
        self._take_up(worker)
        try:
            while True:
                done, value, processor = await received(reader)
                self._answered(worker, done=done, value=value, processor=processor)
        except (asyncio.IncompleteReadError, ConnectionError):
            self._lost(worker)
        finally:
            writer.close()

    def _take_up(self, worker: _Worker) -> None:
        """A worker is there; the first of a newer generation makes those before it go."""
        if worker.generation > self._generation:
            self._generation = worker.generation
            self._subjects = {n: one for n, one in self._subjects.items() if n >= worker.generation}
            for old in self._idle:
                old.writer.close()
            self._idle.clear()
            self._came.set()
        self._rest(worker)

    def _rest(self, worker: _Worker) -> None:
        worker.job = None
        if worker.generation < self._generation:
            worker.writer.close()
            return
        self._idle.append(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give waiting jobs to idle workers."""
        while self._idle and (found := self._turns.next()) is not None:
            _, job = found
            if job.answer.done():  # whoever asked has gone
                continue
            worker = self._idle.pop()
            worker.job, worker.began = job, time.monotonic()
            job.tries += 1
            worker.writer.write(job.content)

    def _answered(self, worker: _Worker, *, done: bool, value: object, processor: float) -> None:
        job = worker.job
        if job is not None:
            self._turns.took(job.turn, time.monotonic() - worker.began, processor)
            if not job.answer.done():
                if done:
                    job.answer.set_result(value)
                else:
                    job.answer.set_exception(WorkersError(f"a function failed in a worker:\n{value}"))
        self._rest(worker)

    def _lost(self, worker: _Worker) -> None:
        """A worker is gone: what it had is tried once more, and another takes its place if it was of now."""
        self._workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if (job := worker.job) is not None and not job.answer.done():
            took = time.monotonic() - worker.began
            self._turns.took(job.turn, took, took)
            if job.tries < _TRIES:
                self._wait(job)
            else:
                job.answer.set_exception(WorkersError(f"{_TRIES} workers died over one question"))
        if worker.generation == self._generation:
            delay = self._deaths.delay(time.monotonic())
            _log.warning("a worker is gone; another comes in %.2f s", delay)
            _ = self._begin(self._replace(worker.generation, delay))

    async def _replace(self, generation: int, delay: float) -> None:
        await asyncio.sleep(delay)
        alive = sum(worker.generation == generation for worker in self._workers)
        if generation == self._newest and alive < self._size:  # else others are coming, or there
            await self._host.fork()

    # Whose turn it is

    def _wait(self, job: _Job) -> None:
        for turned_away in self._turns.add(job.turn, job):
            self._refuse(turned_away)
        self._hand_out()

    def _refuse(self, job: _Job) -> None:
        if not job.answer.done():
            job.answer.set_exception(BusyError(max(1, math.ceil(self._turns.wait))))

    async def _look_around(self) -> None:
        """Tell those who have waited too long, and end workers that are stuck."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            late = loop.time() - _PATIENCE
            for job in self._turns.drop(partial(_is_over, before=late)):
                self._refuse(job)
            for worker in tuple(self._workers):
                if worker.job is not None and time.monotonic() - worker.began > _LONGEST:
                    _log.error("a worker took more than %.0f s over one question, and is ended", _LONGEST)
                    worker.job.tries = _TRIES  # it would take as long again
                    self._end(worker)

    def _end(self, worker: _Worker) -> None:
        with suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
