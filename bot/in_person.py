"""Tells the week to everybody of the staff who asked for it, in person, outside the quiet hours. Knows no channel."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Protocol

import structlog

from bot.background import LOOK_EVERY
from bot.errors import KamouraskaError
from bot.review.digest import Schedule, composed, is_empty
from bot.review.intake import now_here
from bot.review.notices import QuietHours

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.review.freshness import ReadAgain
    from bot.review.notices import NoticeStore
    from bot.review.statistics import Overview

_logger = structlog.get_logger(__name__)


class TellsPersons(Protocol):
    """A channel that reaches people of the staff one by one."""

    @property
    def reaches(self) -> bool:
        """Whether it can reach anybody now."""

    async def tell_person(self, address: str, name: str, write: Callable[[Callable[[str], str]], str], /) -> bool:
        """Write to somebody, as long as they are of the staff; once for each name. Whether it was delivered."""


def quiet_hours(config: Config) -> QuietHours:
    """Those of the settings."""
    return QuietHours(config.notices.quiet_from, config.notices.quiet_until)


async def tell_each_weekly(  # noqa: PLR0913 - the composition hands each thing over by name
    config: Config,
    seen: Callable[[], Awaitable[Overview]],
    wanted: NoticeStore,
    channel: TellsPersons | None,
    *,
    again: Callable[[], Awaitable[ReadAgain]],
    address: str,
    now: Callable[[], datetime] = now_here,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Tell the last week to each who wants it once it is due: once, also over restarts.

    Args:
        address: of the staff's pages, the one link that it ends with.
        pause: lets so many seconds pass between two looks.
    """
    if channel is None:
        return
    schedule, quiet = Schedule(config.digest.day, config.digest.hour), quiet_hours(config)
    while True:
        try:
            week = schedule.due(now())
            if week is not None and channel.reaches and not quiet.hold(now()):
                await _tell(week, seen, wanted, channel, again, address)
        except KamouraskaError as error:  # the store's, or that of files that somebody is writing: told once they are mended
            _logger.warning("week_not_told_in_person", cause=str(error))
        await pause(LOOK_EVERY)


async def _tell(
    week: str,
    seen: Callable[[], Awaitable[Overview]],
    wanted: NoticeStore,
    channel: TellsPersons,
    again: Callable[[], Awaitable[ReadAgain]],
    address: str,
) -> None:
    waiting = [notice for notice in await wanted.every() if notice.told != week]
    if not waiting or is_empty(overview := await seen()):
        return
    left = await again()
    for notice in waiting:
        if await wanted.begin(notice, week):  # before it is told: of two programs only one tells
            await channel.tell_person(
                notice.address,
                f"week-{week}-{notice.address[-8:]}",
                partial(_written, overview, notice.language, left, address),
            )


def _written(overview: Overview, language: Language, left: ReadAgain, address: str, quote: Callable[[str], str]) -> str:
    """The week, and where to go from it."""
    return f"{composed(overview, language, quote, left)}\n{address}"
