"""Asks the addresses once a week while the bot runs, and leaves the report beside the database. Decides nothing from it."""

from __future__ import annotations

import asyncio
import json
import math
from typing import TYPE_CHECKING, Final

import structlog

from bot import atomic_files
from bot.links.addresses import addresses
from bot.links.probing import Pace, ask_all
from bot.links.report import as_json, counts
from bot.review.broken_links import REPORT
from bot.review.intake import now_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.config import Config
    from bot.knowledge.base import Knowledge

LOOK_EVERY: Final = 60 * 60.0
WEEK: Final = 7 * 24 * 60 * 60.0
"""Seconds from one report to the next."""

_logger = structlog.get_logger(__name__)


async def check_links_weekly(config: Config, knowledge: Callable[[], Knowledge]) -> None:
    """Ask the addresses now and then once a week, where the configuration allows it; else return at once.

    Args:
        knowledge: what answers just now.
    """
    if not config.links.check:
        return
    report = config.store.path.parent / REPORT
    pace = Pace(config.links.seconds_between, config.links.timeout_seconds)
    while True:
        try:
            await check_if_due(report, knowledge(), pace, now_here())
        except OSError as error:
            _logger.warning("links_not_checked", cause=str(error))
        await asyncio.sleep(LOOK_EVERY)


async def check_if_due(report: Path, knowledge: Knowledge, pace: Pace, now: datetime) -> bool:
    """Ask every address and write the report, unless there is one of less than a week ago, as after a restart.

    Returns:
        whether they were asked.

    Raises:
        OSError: the report can be neither read nor written.
    """
    if await asyncio.to_thread(_age, report, now) < WEEK:
        return False
    answers = await ask_all(addresses(knowledge), pace)
    found = json.dumps(as_json(answers, now.date().isoformat()), ensure_ascii=False)
    await asyncio.to_thread(atomic_files.put, report, [found.encode()])
    _logger.info("links_checked", total=len(answers), **counts(answers))
    return True


def _age(report: Path, now: datetime) -> float:
    """Seconds since the report was written; endless where there is none."""
    try:
        return now.timestamp() - report.stat().st_mtime
    except FileNotFoundError:
        return math.inf
