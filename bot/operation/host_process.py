"""Keeps the host of the workers running, from the side of the process that answers. Knows no job and no question."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.backoff import Backoff
from bot.operation.frames import frame, framed
from bot.operation.worker_host import FORK, LOAD

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import Awaitable, Callable

    Warm = tuple[Callable[..., object], tuple[object, ...]]
    """A function of the subject, and its further arguments."""

_FIRST_RESTART: Final = 0.05
_SLOWEST_RESTART: Final = 30.0
_ROOT: Final = Path(__file__).parents[2]

_log = logging.getLogger(__name__)


def restarts() -> Backoff:
    """How long a process that ended stays away."""
    return Backoff(_FIRST_RESTART, _SLOWEST_RESTART)


class Host:
    """The process that forks the workers (`worker_host`); begun again whenever it ends."""

    def __init__(self, address: str, size: int, warm: Warm | None) -> None:
        """`address` is the socket that workers come to; for `size` and `warm` see `Workers`."""
        self._address = address
        self._size = size
        self._warm = warm
        self._process: Process | None = None

    async def keep(self, begun: Callable[[], Awaitable[object]]) -> None:
        """Keep it running until cancelled, and then end it.

        Args:
            begun: told each time that it has begun, to have it load what there is.
        """
        failing = restarts()
        process = await self._started()
        while True:
            self._process = process
            try:
                await begun()
                await process.wait()
            finally:
                self._process = None
                await _ended(process)
            _log.error("the host of the workers ended with code %s", process.returncode)
            process = await self._again(failing)

    async def load(self, generation: int, content: bytes) -> None:
        """Have it fork all workers on another subject."""
        await self._order((LOAD, generation, self._size, self._warm), content)

    async def fork(self) -> None:
        """Have it fork one more worker."""
        await self._order((FORK,))

    async def _started(self) -> Process:
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot.operation.worker_host", self._address),
            stdin=PIPE,
            stdout=DEVNULL,
            # The same program, wherever it was started from. One thread: forking needs it, and a worker is one of several.
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}
            | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            start_new_session=True,  # Ctrl-C is for us, and we end it ourselves
        )

    async def _again(self, failing: Backoff) -> Process:
        """Begin it anew, however long the system refuses: without it nobody would ever be answered again."""
        while True:
            delay = failing.delay(time.monotonic())
            await asyncio.sleep(delay)
            try:
                return await self._started()
            except OSError as error:
                _log.error("the host of the workers cannot be begun (%s)", error.strerror)

    async def _order(self, order: object, content: bytes | None = None) -> None:
        if self._process is None or self._process.stdin is None:
            return  # the next one is told when it begins
        with suppress(ConnectionError):  # it is gone, which is seen where it is waited for
            self._process.stdin.write(frame(order))
            if content is not None:
                self._process.stdin.write(framed(content))
            await self._process.stdin.drain()


async def _ended(process: Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
