"""Backups that the bot takes of itself while it runs: so many of them, in one folder. Knows no channel.

Each is taken in a process of its own, which stands back for those that answer and is ended with the bot; what it leaves half
done, the next one clears away. Whether one is due is read from the names in the folder, so that a restart changes nothing.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import structlog

from bot import atomic_files
from bot.backup.taking import back_up
from bot.config import Config, KnowledgeSection, StoreSection
from bot.errors import KamouraskaError
from bot.indexing import child
from bot.review.intake import now_here

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_EVERY: Final = 60.0

AGAIN_AFTER: Final = timedelta(hours=1)
"""After a failure: nobody wants to be told of it every minute."""

GRACE: Final = timedelta(hours=1)
"""That a copy may come late before somebody is told: it is taken within a minute, if all goes well."""

_STAMP: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(r"backup-(\d{8}T\d{6}Z)\.zip")
_DRAFT: Final = re.compile(r"\.backup-\d{8}T\d{6}Z\.zip\.[0-9a-f]+")

_logger = structlog.get_logger(__name__)


def copies_in(folder: Path) -> dict[Path, datetime]:
    """The copies that a bot took of itself, with when each was; nothing else in the folder is ours."""
    if not folder.is_dir():
        return {}
    named = ((file, _NAME.fullmatch(file.name)) for file in sorted(folder.iterdir()))
    return {file: datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) for file, found in named if found is not None}


def last_copy(folder: Path, now: datetime) -> datetime | None:
    """When the newest was taken; what a clock that was wrong dated ahead of now does not count."""
    return max((at for at in copies_in(folder).values() if at <= now), default=None)


def is_late(last: datetime, now: datetime, every: timedelta) -> bool:
    """Whether the next copy should have been taken by now."""
    return now - last > every + GRACE


class ScheduledCopies:
    """Takes them when they are due, and removes those that are more than were asked for.

    Args:
        folder: where they lie.
        now: the time, with its offset.
    """

    def __init__(self, config: Config, folder: Path, now: Callable[[], datetime] = now_here) -> None:
        self._config = config
        self._folder = folder
        self._now = now
        self._every = timedelta(hours=config.backup.every_hours)
        self._failed_at: datetime | None = None
        self._cause = ""

    def last(self) -> datetime | None:
        """When the newest copy was taken; None where there is none."""
        return last_copy(self._folder, self._now())

    def complaint(self) -> str:
        """Why whoever counts on the copies must be told, for the log; empty when all is well."""
        if self._failed_at is not None:
            return f"the last copy failed: {self._cause}"
        last = self.last()
        if last is None:
            return "no copy was taken yet"
        return f"the last copy is of {last.isoformat()}" if is_late(last, self._now(), self._every) else ""

    async def keep_taking(self) -> None:
        """Take each one once it is due, the first at once where there is none."""
        while True:
            await self.take_if_due()
            await asyncio.sleep(LOOK_EVERY)

    async def take_if_due(self) -> bool:
        """Take one, unless the last is young enough or one failed a moment ago; whether one was taken."""
        now = self._now()
        if self._failed_at is not None and timedelta() <= now - self._failed_at < AGAIN_AFTER:
            return False
        if (last := self.last()) is not None and now - last < self._every:
            return False
        file = self._folder / f"backup-{now.astimezone(UTC).strftime(_STAMP)}.zip"
        try:
            await self._take(file)
            self._keep_newest(now)
        except (KamouraskaError, OSError) as error:
            self._failed_at, self._cause = now, str(error)
            _logger.error("copy_failed", cause=self._cause, todo="kamouraska doctor")  # noqa: TRY400 - the cause says it all
            return False
        self._failed_at, self._cause = None, ""
        _logger.info("copy_taken", file=str(file))
        return True

    def age_out(self, retention_days: int) -> int:
        """Remove the copies older than what they hold may be kept for, and say how many; only where the clock is believed."""
        before = self._now() - timedelta(days=retention_days)
        old = [file for file, at in copies_in(self._folder).items() if at < before]
        for file in old:
            atomic_files.remove(file)
        return len(old)

    async def _take(self, file: Path) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in self._folder.iterdir():
            if _DRAFT.fullmatch(left.name):  # of a process that was ended: there is one bot on a database
                left.unlink(missing_ok=True)
        places = (self._config.store.path, self._config.knowledge.path, file)
        code, complaint = await child.ended(__name__, [str(place) for place in places])
        if code:
            raise KamouraskaError(complaint)

    def _keep_newest(self, now: datetime) -> None:
        """Called once a new one stands, so that a failure never costs the last good copy."""
        copies = copies_in(self._folder)
        newest_first = sorted(copies, key=lambda file: (copies[file] <= now, copies[file]), reverse=True)
        for file in newest_first[self._config.backup.keep :]:
            atomic_files.remove(file)


def main(database: Path, knowledge: Path, file: Path) -> int:
    """What the process does; its exit code."""
    os.nice(child.YIELDING)
    config = Config(store=StoreSection(path=database), knowledge=KnowledgeSection(path=knowledge))
    try:
        back_up(config, file)
    except (KamouraskaError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
