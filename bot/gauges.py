"""What `/metrics` shows of the parts as they are at that moment, beside what was counted. Decides nothing from it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot import disk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.engine import Engine
    from bot.channels.discord import DiscordChannel
    from bot.channels.web.core.server import WebChannel
    from bot.metrics import Metrics
    from bot.operation.workers import Workers
    from bot.pause import Pause
    from bot.storage import Storage


def show_parts(metrics: Metrics, workers: Workers[Engine], storage: Storage, pause: Pause, folder: Path) -> None:
    """Those that every bot has.

    Args:
        folder: where the database lies, for the room on its disk.
    """

    def free() -> float:
        try:
            return float(disk.free(folder))
        except OSError:
            return math.nan

    crew = workers.crew
    metrics.gauge("workers", "Processes that read questions.", lambda: len(crew))
    metrics.gauge("workers_short_seconds", "For how long there have been fewer than there are to be.", lambda: crew.short_for)
    metrics.gauge("jobs_waiting", "Questions that wait for a process.", lambda: crew.waiting)
    metrics.gauge("jobs_wait_seconds", "How long the last of them would wait, as far as can be told.", lambda: crew.wait)
    metrics.gauge("database_sound", "0 once the database was found damaged.", lambda: not storage.complaint())
    metrics.gauge("disk_free_bytes", "What may still be written where the database lies.", free)
    metrics.gauge("paused", "1 while people are told a message instead of answers.", lambda: pause.message() is not None)
    if (copies := storage.copies) is not None:

        def taken() -> float:
            last = copies.last()
            return 0.0 if last is None else last.timestamp()

        metrics.gauge("backup_timestamp_seconds", "When the bot last copied itself; 0 where it never did.", taken)
        metrics.gauge("backup_well", "0 when the last copy failed, or is late.", lambda: not copies.complaint())


def show_web(metrics: Metrics, web: WebChannel) -> None:
    """The connections of the page."""
    metrics.gauge("connections", "Open connections of the web page.", lambda: len(web.connections))
    metrics.gauge("connections_most", "How many there may be before the oldest make room.", lambda: web.connections.most)


def show_discord(metrics: Metrics, channel: DiscordChannel) -> None:
    """Whether Discord is there."""
    metrics.gauge("discord_connected", "1 while the bot is connected.", lambda: channel.status.state == "connected")
