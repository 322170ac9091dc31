"""Keeps work going that is to go on for as long as the program: what crashes begins again, and the rest does not notice."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.backoff import Backoff

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine

FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 300.0

_logger = structlog.get_logger(__name__)


class Supervision:
    """The work of one program, by name.

    Args:
        pause: lets so many seconds pass.
    """

    def __init__(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        self._pause = pause
        self._failing: dict[str, Backoff] = {}

    @asynccontextmanager
    async def going_on(self, **work: Callable[[], Coroutine[Any, Any, None]]) -> AsyncIterator[None]:
        """Have each go on until the block ends; one that crashes is logged, and begun anew after a growing pause.

        Args:
            work: begins it; one that ends by itself has nothing more to do.
        """
        tasks = [asyncio.create_task(self._kept_going(name, begin), name=name) for name, begin in work.items()]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            if tasks:
                await asyncio.wait(tasks)

    def complaint(self) -> str:
        """What crashed, and has not gone well for a minute since; empty when all goes on."""
        now = asyncio.get_running_loop().time()
        return ", ".join(sorted(name for name, failing in self._failing.items() if failing.is_troubled(now)))

    async def _kept_going(self, name: str, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        failing = Backoff(FIRST_PAUSE, LONGEST_PAUSE)
        clock = asyncio.get_running_loop().time
        while True:
            try:
                await begin()
            except Exception:  # whatever it is, everything else goes on
                self._failing[name] = failing
                delay = failing.delay(clock())
                _logger.exception("work_beside_failed", work=name, again_in=round(delay, 1))
            else:
                return
            await self._pause(delay)
