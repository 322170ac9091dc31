"""What goes on beside the answering: old questions erased, changed knowledge taken. Knows no channel; prints nothing."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Protocol

import structlog

from bot.errors import KamouraskaError, StoreError
from bot.review import sweep
from bot.review.digest import Schedule, composed, is_empty
from bot.review.intake import now_here

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.backup.scheduled import ScheduledCopies
    from bot.config import Config
    from bot.indexing.reloader import Reloader
    from bot.metrics import Metrics
    from bot.review.desk import Desk
    from bot.review.freshness import ReadAgain
    from bot.review.outcome_counter import OutcomeCounter
    from bot.review.publishing import Publishing
    from bot.review.statistics import Overview
    from bot.store.outcome_counts import Posted, StoredOutcomeCounts

PURGE_EVERY: Final = 24 * 60 * 60.0
KEEP_EVERY: Final = 5.0
LOOK_EVERY: Final = 60.0

_logger = structlog.get_logger(__name__)


class TellsStaff(Protocol):
    """A channel that reaches the staff."""

    async def tell_staff(self, name: str, write: Callable[[Callable[[str], str]], str], /) -> bool:
        """Post what is written, given how to quote what people typed; once for each name. Whether it was delivered."""


async def purge_daily(
    desk: Desk, retention_days: int, tallies: StoredOutcomeCounts | None = None, copies: ScheduledCopies | None = None
) -> None:
    """Erase what is past retention, now and once a day; a day that fails is made up for the next.

    Args:
        copies: those that the bot took of its database; they go by the same clock, once the database has believed it.
    """
    while True:
        try:
            erased = await desk.retention.purge(retention_days)
            if tallies is not None:
                await tallies.purge(desk.today() - timedelta(days=retention_days))
            if copies is not None:
                await asyncio.to_thread(copies.age_out, retention_days)
        except (StoreError, OSError) as error:
            _logger.warning("purge_failed", cause=str(error))
        else:
            _logger.info("purged", questions=erased, older_than_days=retention_days)
        await asyncio.sleep(PURGE_EVERY)


async def count_waiting(desk: Desk, metrics: Metrics) -> None:
    """Show what waits for staff, as of a minute ago at most; what cannot be read now stays as it was."""
    while True:
        try:
            page = await desk.queue.list(limit=1)
        except StoreError as error:
            _logger.warning("waiting_not_counted", cause=str(error))
        else:
            oldest = desk.today() if page.oldest is None else date.fromisoformat(page.oldest)
            metrics.waits(page.total, (desk.today() - oldest).days)
        await asyncio.sleep(LOOK_EVERY)


async def sweep_when_learned(answering: Publishing, reloader: Reloader, *, alone: bool = True) -> None:
    """After each change of the knowledge, and once at the start, close the groups that it answers by now; at once.

    Args:
        alone: whether what is half done can only be left over by a kill; see `bot.neighbours` otherwise.
    """
    learned = _learned(reloader)
    if alone:
        await _recover(answering, reloader)
    while True:
        await learned.wait()
        learned.clear()
        try:
            closed = await sweep.close_answered(answering.desk, answering.library)
            _logger.info("groups_answered_by_the_way", groups=len(closed))
        except StoreError as error:
            _logger.warning("sweep_failed", cause=str(error))


async def look_ahead_when_learned(answering: Publishing, reloader: Reloader, idle: Callable[[], float]) -> None:
    """After each change of the knowledge, and once at the start, ask ahead what staff will want to know; in quiet moments.

    Not after the sweep in one task: what waits for quiet would, on a busy day, keep the next sweep waiting.

    Args:
        idle: seconds since anybody asked the bot something.
    """
    learned = _learned(reloader)
    while True:
        await learned.wait()
        learned.clear()
        try:
            await sweep.ask_ahead(answering.desk, answering.library, idle)
        except StoreError as error:
            _logger.warning("looking_ahead_failed", cause=str(error))


def _learned(reloader: Reloader) -> asyncio.Event:
    """Set after each change of the knowledge, and once at the start."""
    learned = asyncio.Event()
    reloader.tell(lambda _: learned.set())
    learned.set()
    return learned


async def _recover(answering: Publishing, reloader: Reloader) -> None:
    """Finish what a kill cut short between the record of an answer and its file, and say so."""
    try:
        recovered = await answering.recover()
    except KamouraskaError as error:
        _logger.warning("cut_short_and_not_healed", cause=str(error))
        return
    for one in recovered:
        _logger.warning("answer_was_cut_short", group=one.group, files=one.files, changed_by_hand=one.by_hand)
    if recovered:
        await reloader.reload()


async def keep_tallies(tallies: OutcomeCounter) -> None:
    """Keep what was counted every few seconds, and once more at the end."""
    while True:
        try:
            await asyncio.sleep(KEEP_EVERY)
        finally:
            try:
                await tallies.keep()
            except StoreError as error:
                _logger.warning("tallies_not_kept", cause=str(error))


async def tell_weekly(
    config: Config,
    seen: Callable[[], Awaitable[Overview]],
    posted: Posted,
    staff: TellsStaff | None,
    *,
    again: Callable[[], Awaitable[ReadAgain]],
    now: Callable[[], datetime] = now_here,
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Tell the staff of the last week once it is due: once, also over restarts.

    It is written down before it is told, and taken back where it could not be: of two programs only one tells.

    Args:
        staff: who tells them; None where there is no way.
        again: what is to be read again.
        pause: lets so many seconds pass between two looks.
    """
    if staff is None or config.discord.staff_channel_id is None:
        return
    schedule = Schedule(config.digest.day, config.digest.hour)

    async def post(overview: Overview, name: str) -> bool:
        left = await again()
        return await staff.tell_staff(name, lambda quote: composed(overview, config.answering.default_language, quote, left))

    while True:
        try:
            if (week := schedule.due(now())) is not None and not is_empty(overview := await seen()):
                await _tell_once(week, overview, posted, post, now().isoformat(timespec="seconds"))
        except KamouraskaError as error:  # the store's, or that of files that somebody is writing: told once they are mended
            _logger.warning("week_not_told", cause=str(error))
        await pause(LOOK_EVERY)


async def _tell_once(
    week: str, overview: Overview, posted: Posted, post: Callable[[Overview, str], Awaitable[bool]], at: str
) -> None:
    if not await posted.begin("digest", week, at):
        return
    told = False
    try:
        told = await post(overview, f"digest-{week}")
    finally:
        if not told:
            await posted.take_back("digest", week)
