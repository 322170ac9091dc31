"""Stops channels in time, whatever they do. Knows none of them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol

import structlog

if TYPE_CHECKING:
    from collections.abc import Collection

STOP_WITHIN: Final = 4.0
"""Seconds that channels are given to finish what is under way: the program promises to end within five."""

_logger = structlog.get_logger(__name__)


class Stoppable(Protocol):
    """What ends when it is asked to, or should."""

    async def stop(self) -> None:
        """Finish what is under way, and end."""


async def stop_all(channels: Collection[Stoppable]) -> None:
    """Stop all at once; one that takes too long, or fails, does not keep the others from ending well."""
    tasks = [asyncio.create_task(channel.stop(), name=type(channel).__name__) for channel in channels]
    if not tasks:
        return
    done, late = await asyncio.wait(tasks, timeout=STOP_WITHIN)
    for task in late:
        _logger.warning("channel_stopped_late", channel=task.get_name())
        task.cancel()
    for task in done:
        if (error := task.exception()) is not None:
            _logger.error("channel_stopped_badly", channel=task.get_name(), exc_info=error)
