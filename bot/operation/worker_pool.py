"""The workers that have come, and the jobs that they are given, each in its turn. Knows no process but by its socket."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bot import request_ids
from bot.errors import BusyError, WorkersError
from bot.operation.fair_queue import Turns
from bot.operation.frames import received

if TYPE_CHECKING:
    from asyncio import StreamReader, StreamWriter
    from collections.abc import Callable

_PATIENCE: Final = 5.0
"""Seconds that a job may wait for its turn; then whoever asked is told that there is no time for it."""
_LONGEST: Final = 10.0
"""Seconds that a job may take; a worker that takes longer is ended, and the job with it."""
_LOOK_EVERY: Final = 0.25
_HELD_UP: Final = 0.5
_TRIES: Final = 2
_USUAL: Final = 400
"""Signs of a question that is as long as people's are: what it takes does not count."""
_A_SIGN: Final = 3e-4
"""Seconds of the processor for each sign beyond these, roughly."""

_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Job:
    """One call, as bytes, of how many signs its texts are, where its result is awaited, and for which request."""

    turn: str
    content: bytes
    signs: int
    answer: asyncio.Future[Any]
    since: float
    tries: int = 0
    request: str = field(default_factory=request_ids.current)


@dataclass(eq=False, slots=True)
class _Worker:
    generation: int
    pid: int
    writer: StreamWriter
    job: Job | None = None
    began: float = 0.0


def _expected(job: Job) -> float:
    """Seconds of the processor that a job will take beyond a usual one, by its length: long messages are the hard ones."""
    return _A_SIGN * max(0, job.signs - _USUAL)


def _is_over(job: Job, before: float) -> bool:
    """Whether whoever asked has gone, or has waited since before that time."""
    return job.answer.done() or job.since < before


class Crew:
    """Workers and jobs. Of the workers, only those of the newest generation that has come get any."""

    def __init__(self, size: int, missed: Callable[[], object]) -> None:
        """Nobody has come yet.

        Args:
            size: how many workers there are to be.
            missed: told when one of the newest generation is gone.
        """
        self.generation = 0
        self.came = asyncio.Event()
        self._size = size
        self._short_since: float | None = time.monotonic()
        self._missed = missed
        self._turns: Turns[Job] = Turns(size, cost=_expected)
        self._workers: set[_Worker] = set()
        self._gone = asyncio.Event()
        self._idle: list[_Worker] = []

    def __len__(self) -> int:
        """How many workers of the newest generation there are."""
        return sum(worker.generation == self.generation for worker in self._workers)

    @property
    def waiting(self) -> int:
        """Jobs whose turn has not come."""
        return len(self._turns)

    @property
    def wait(self) -> float:
        """Seconds until whoever comes last would be served."""
        return self._turns.wait

    @property
    def short_for(self) -> float:
        """Seconds for which there have been fewer workers than there are to be; 0 when all are there."""
        return 0.0 if self._short_since is None else time.monotonic() - self._short_since

    @property
    def _hard(self) -> int:
        """How many of the newest generation are at something hard."""
        at = (worker.job for worker in self._workers if worker.generation == self.generation)
        return sum(job is not None and _expected(job) > 0 for job in at)

    def put(self, job: Job) -> None:
        """Have a job done when it is its turn; it may be refused, or another one in its stead."""
        for turned_away in self._turns.add(job.turn, job):
            self._refuse(turned_away)
        self._hand_out()

    async def dismiss(self) -> None:
        """Close every connection; jobs that wait, or are being done, are refused."""
        for job in self._turns.drop(lambda _: True):
            self._refuse(job)
        self.generation = 0  # nobody is missed, and nobody replaced
        for worker in tuple(self._workers):
            worker.writer.close()
            if worker.job is not None:
                self._end(worker)
                self._refuse(worker.job)
        while self._workers:
            self._gone.clear()
            await self._gone.wait()

    async def connected(self, reader: StreamReader, writer: StreamWriter) -> None:
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
        if worker.generation > self.generation:
            self.generation = worker.generation
            for old in self._idle:
                old.writer.close()
            self._idle.clear()
            self.came.set()
        self._count()
        self._rest(worker)

    def _rest(self, worker: _Worker) -> None:
        worker.job = None
        if worker.generation < self.generation:
            worker.writer.close()
            return
        self._idle.append(worker)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give waiting jobs to idle workers; where there are several, one at the least is left to what people usually ask."""
        while self._idle and (found := self._turns.next(usual=self._hard >= max(1, len(self) - 1))) is not None:
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
            self._turns.took(job.turn, time.monotonic() - worker.began, processor if _expected(job) else 0.0)
            if not job.answer.done():
                if done:
                    job.answer.set_result(value)
                else:
                    job.answer.set_exception(WorkersError(f"a function failed in a worker:\n{value}"))
        self._rest(worker)

    def _lost(self, worker: _Worker) -> None:
        """A worker is gone: what it had is tried once more, and another takes its place if it was of now."""
        self._workers.discard(worker)
        self._gone.set()
        self._count()
        if worker in self._idle:
            self._idle.remove(worker)
        if (job := worker.job) is not None and not job.answer.done():
            took = time.monotonic() - worker.began
            self._turns.took(job.turn, took, took)
            if job.tries < _TRIES:
                self.put(job)
            else:
                job.answer.set_exception(WorkersError(f"{_TRIES} workers died over one question"))
        if worker.generation == self.generation:
            with request_ids.of(job.request if job is not None else ""):
                self._missed()

    def _count(self) -> None:
        """Remember since when workers have been missing."""
        if len(self) >= self._size:
            self._short_since = None
        elif self._short_since is None:
            self._short_since = time.monotonic()

    def _refuse(self, job: Job) -> None:
        if not job.answer.done():
            job.answer.set_exception(BusyError(self._turns.again(job.turn)))

    async def watch(self) -> None:
        """Tell those who have waited too long, and end workers that are stuck."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + _LOOK_EVERY
            await asyncio.sleep(_LOOK_EVERY)
            if loop.time() - due > _HELD_UP:
                continue  # the loop itself was held up: what came meanwhile is handed out first
            late = loop.time() - _PATIENCE
            for job in self._turns.drop(partial(_is_over, before=late)):
                self._refuse(job)
            for worker in tuple(self._workers):
                if worker.job is not None and time.monotonic() - worker.began > _LONGEST:
                    with request_ids.of(worker.job.request):
                        _log.error("a worker took more than %.0f s over one question, and is ended", _LONGEST)
                    worker.job.tries = _TRIES  # it would take as long again
                    self._end(worker)

    def _end(self, worker: _Worker) -> None:
        with suppress(ProcessLookupError):
            os.kill(worker.pid, signal.SIGKILL)
