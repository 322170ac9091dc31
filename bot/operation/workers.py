"""A few processes that call pure functions of one subject, so that the event loop never computes. Knows no question.

The subject (the engine) is sent once to a host process, which forks the workers from itself: its memory is shared. When
the subject is renewed, new workers are forked on the new one, and from then on nobody else gets a job; those of before
finish what they have begun. A worker that dies in the middle of a job is replaced, and the job tried once more.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import shutil
import tempfile
import time
from typing import TYPE_CHECKING, Any, Final, Generic, Self, TypeVar, TypeVarTuple

from bot.errors import WorkersError
from bot.operation.frames import frame
from bot.operation.host_process import Host, restarts
from bot.operation.worker_pool import Crew, Job

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.operation.host_process import Warm

T = TypeVar("T")
R = TypeVar("R")
A = TypeVarTuple("A")

_READY_WITHIN: Final = 60.0
_MOST_BY_DEFAULT: Final = 4

_log = logging.getLogger(__name__)


def processors() -> int:
    """How many workers make sense on this machine."""
    return min(_MOST_BY_DEFAULT, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


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
        self._newest = 0
        self._crew = Crew(size, self._missed)
        self._loading = asyncio.Lock()
        self._renewing = asyncio.Lock()
        self._deaths = restarts()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def crew(self) -> Crew:
        """The workers and what waits for them, to be looked at."""
        return self._crew

    async def __aenter__(self) -> Self:
        """Start; the first worker is ready.

        Raises:
            WorkersError: no worker comes up.
        """
        self._folder = tempfile.mkdtemp(prefix="kamouraska-")  # ours alone, and so is the socket in it
        self._server = await asyncio.start_unix_server(self._crew.connected, f"{self._folder}/workers")
        self._host = Host(f"{self._folder}/workers", self._size, self._warm)
        keeping = self._begin(self._host.keep(self._load))
        _ = self._begin(self._crew.watch())
        try:
            ready = self._begin(self._ready(1))
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
        await self._crew.dismiss()
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
        signs = sum(len(one) for one in arguments if isinstance(one, str))
        job = Job(turn, frame((function, arguments)), signs, loop.create_future(), loop.time())
        self._crew.put(job)
        answer: R = await job.answer
        return answer

    async def renew(self, subject: T) -> None:
        """Answer of another subject; once this returns, no job that comes is of the one before.

        Raises:
            WorkersError: no worker comes up on it; those of before go on.
        """
        async with self._renewing:
            before, self._subject = self._subject, subject
            try:
                await self._ready(await self._load())
            except BaseException:
                self._subject = before
                raise

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _ready(self, generation: int) -> None:
        """Wait until a worker of that generation, or of a newer one, has come."""
        try:
            async with asyncio.timeout(_READY_WITHIN):
                while self._crew.generation < generation:
                    self._crew.came.clear()
                    await self._crew.came.wait()
        except TimeoutError:
            raise WorkersError("no process that understands questions came up") from None

    async def _load(self) -> int:
        """Have the host fork workers on the subject of now; their generation."""
        async with self._loading:
            # In a thread: among so many small values Python lets the event loop have its turn.
            content = await asyncio.to_thread(self._pack, self._subject)
            self._newest += 1
            await self._host.load(self._newest, content)
            return self._newest

    def _missed(self) -> None:
        """A worker of now is gone."""
        delay = self._deaths.delay(time.monotonic())
        _log.warning("a worker is gone; another comes in %.2f s", delay)
        _ = self._begin(self._replace(delay))

    async def _replace(self, delay: float) -> None:
        await asyncio.sleep(delay)
        if self._crew.generation == self._newest and len(self._crew) < self._size:  # else others are coming, or there
            await self._host.fork()
