"""What `/healthz` looks at: each part, what the bot is without it, and whether it must then be restarted. Shows nothing."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from bot import disk
from bot.assistant import understood
from bot.channels.web.public.site import HealthCheck
from bot.errors import KamouraskaError
from bot.period_keys import PeriodKeysFile

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.channels.discord import DiscordChannel
    from bot.operation.workers import Workers
    from bot.pause import Pause
    from bot.storage import Storage
    from bot.supervision import Supervision

PROBE: Final = "Bonjour"
"""What the health check has the engine read: any base answers it, or refuses it, at once."""


SHORT_FOR: Final = 30.0
"""Seconds that a process may be missing: one that ended is replaced, and new knowledge brings new ones."""


class _UnhealthyError(KamouraskaError):
    """A part does not work; the message says how, for the log."""


def health_checks(workers: Workers[Engine], storage: Storage, pause: Pause, folder: Path) -> dict[str, HealthCheck]:
    """The parts that every bot has, by the name that `/healthz` gives them.

    Args:
        folder: where the database lies, for the room on its disk.
    """

    async def answers() -> None:
        await workers.run(PROBE, understood, PROBE, None, None, None)

    async def has_room() -> None:
        if (left := disk.free(folder)) < disk.LEAST_FREE:
            raise _UnhealthyError(f"{left} bytes are free")

    async def is_answering() -> None:
        if pause.message() is not None:
            raise _UnhealthyError("paused: people are told a message instead of answers")

    async def is_sound() -> None:
        _refuse(storage.complaint())

    async def is_full() -> None:
        crew = workers.crew
        _refuse(f"{len(crew)} processes read questions" if crew.short_for > SHORT_FOR else "")

    checks = {
        "knowledge": HealthCheck(answers, "down", needed=True),
        "store": HealthCheck(partial(_takes_notes, storage, folder), "degraded", needed=True),
        "disk": HealthCheck(has_room, "degraded", needed=False),
        "answering": HealthCheck(is_answering, "degraded", needed=False),
        "integrity": HealthCheck(is_sound, "degraded", needed=False),
        "workers": HealthCheck(is_full, "degraded", needed=False),
    }
    if (copies := storage.copies) is not None:

        async def are_copied() -> None:
            _refuse(copies.complaint())

        checks["backup"] = HealthCheck(are_copied, "degraded", needed=False)
    return checks


async def _takes_notes(storage: Storage, folder: Path) -> None:
    await storage.database.ping()
    await asyncio.to_thread(PeriodKeysFile(folder).read)  # without them nobody could be noted


def _refuse(complaint: str) -> None:
    if complaint:
        raise _UnhealthyError(complaint)


def work_check(supervision: Supervision) -> HealthCheck:
    """Whether all that goes on beside the answering does; people are answered all the same."""

    async def goes_on() -> None:
        _refuse(supervision.complaint())

    return HealthCheck(goes_on, "degraded", needed=False)


def discord_check(channel: DiscordChannel) -> HealthCheck:
    """Whether the bot is connected to Discord; the page answers all the same."""

    async def is_connected() -> None:
        if (status := channel.status).state != "connected":
            raise _UnhealthyError(f"{status.state}: {status.detail}" if status.detail else status.state)

    return HealthCheck(is_connected, "degraded", needed=False)
