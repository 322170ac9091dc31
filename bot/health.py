"""What `/healthz` looks at: each part, what the bot is without it, and whether it must then be restarted. Shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import disk
from bot.assistant import understood
from bot.channels.web.public.site import HealthCheck
from bot.errors import KamouraskaError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.channels.discord import DiscordChannel
    from bot.operation.workers import Workers
    from bot.pause import Pause
    from bot.store.database import Database

PROBE: Final = "Bonjour"
"""What the health check has the engine read: any base answers it, or refuses it, at once."""


class _UnhealthyError(KamouraskaError):
    """A part does not work; the message says how, for the log."""


def health_checks(workers: Workers[Engine], database: Database, pause: Pause, folder: Path) -> dict[str, HealthCheck]:
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

    return {
        "knowledge": HealthCheck(answers, "down", needed=True),
        "store": HealthCheck(database.ping, "degraded", needed=True),
        "disk": HealthCheck(has_room, "degraded", needed=False),
        "answering": HealthCheck(is_answering, "degraded", needed=False),
    }


def discord_check(channel: DiscordChannel) -> HealthCheck:
    """Whether the bot is connected to Discord; the page answers all the same."""

    async def is_connected() -> None:
        if (status := channel.status).state != "connected":
            raise _UnhealthyError(f"{status.state}: {status.detail}" if status.detail else status.state)

    return HealthCheck(is_connected, "degraded", needed=False)
