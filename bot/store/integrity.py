"""Whether the database of a running bot is sound, and where noting goes when it is not. Knows no table but SQLite's own.

It is looked over quickly at the start, wholly once a week, and whenever SQLite complains of damage. A damaged database stays
as it is, for whoever mends it; what is noted from then on goes into a fresh one beside it, so that people go on being answered
and nothing more is lost.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog

from bot import atomic_files
from bot.errors import StoreError
from bot.store import copying, opening
from bot.store.database import Database
from bot.store.errors import is_unreadable
from bot.store.failure_log import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiosqlite import Connection

    from bot.store.backend import StoreConnection

WEEK: Final = timedelta(days=7)
LOOK_EVERY: Final = 60.0 * 60
REPORT: Final = "integrity.json"
"""Beside the database: when it was last looked over whole, and what was found."""

_AT_MOST_EVERY: Final = 60.0
"""Seconds between two looks, however often SQLite complains."""

# Cards on Discord hang from numbers of groups: those of the fresh database must never be those of another group.
_NUMBERED: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
_FORGET: Final = "DELETE FROM sqlite_sequence WHERE name = ?"
_APART: Final = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"
_A_DAY: Final = 24 * 60 * 60
_NUMBERS_A_DAY: Final = 1000

_logger = structlog.get_logger(__name__)


def fresh_beside(database: Path) -> Path:
    """Where what is asked is noted while the database is damaged."""
    return database.with_name(f"{database.stem}-fresh{database.suffix}")


class Integrity:
    """The state of one database, as far as it was looked at.

    Args:
        count: told of so many refusals of the database, as `Watch` is.
    """

    def __init__(self, path: Path, count: Callable[[int], None] = lambda _: None) -> None:
        self._path = path
        self._suspected = asyncio.Event()
        self._watch = Watch(count, self._suspected.set)
        self._database: Database | None = None
        self.damages: tuple[str, ...] = ()
        """What SQLite found; none while all is well, else noting goes to the fresh database."""

    @property
    def fresh(self) -> Path:
        """Where noting goes if the database is damaged."""
        return fresh_beside(self._path)

    def complaint(self) -> str:
        """What is wrong, for the log; empty when all is well."""
        return f"{self._path}: damaged: {'; '.join(self.damages)}" if self.damages else ""

    async def open(self) -> Database:
        """Look the database over, then open it, or the fresh one beside it where it is damaged.

        Raises:
            StoreError: neither can be opened, or what is there is no fault of a disk: another program's, a newer version's.
        """
        if self._path.exists():
            known = self._found_last()
            damages = await asyncio.to_thread(_damages, self._path, quick=not known)
            if known or damages:
                self._report(damages)
            self.damages = damages
        if not self.damages:
            try:
                self._database = await Database.open(self._path, watch=self._watch)
            except StoreError as error:
                if not is_unreadable(error):
                    raise
                self.damages = (str(error),)
                self._report(self.damages)
        if self._database is None:
            self._tell()
            self._database = await self._open_fresh()
        return self._database

    async def look_after(self) -> None:
        """Look it over whole once a week, and soon when SQLite complains; until it is found damaged, or for good."""
        while not self.damages:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._suspected.wait(), LOOK_EVERY)
            suspected = self._suspected.is_set()
            self._suspected.clear()
            try:
                if suspected or self._is_due():
                    await self.look_over()
            except (StoreError, OSError) as error:  # locked, or removed: `/healthz` tells of that, and the next look may do
                _logger.warning("integrity_not_checked", cause=str(error))
            if suspected:
                await asyncio.sleep(_AT_MOST_EVERY)

    async def look_over(self) -> None:
        """Look at every page now, and go on with the fresh database where one is damaged.

        Raises:
            StoreError, OSError: it cannot be told now.
        """
        damages = await _looked_over(self._path)
        self._report(damages)
        if not damages:
            _logger.info("integrity_checked")
            return
        self.damages = damages
        self._tell()
        if self._database is not None:
            await self._database.go_on_with(await self._open_fresh())

    async def _open_fresh(self) -> Database:
        is_new = not self.fresh.exists()
        database = await Database.open(self.fresh, watch=self._watch)
        if is_new:
            await database.write(_number_apart)
        return database

    def _tell(self) -> None:
        todo = "stop the bot and put a copy back: kamouraska restore FILE (docs/operations.md)"
        _logger.error("database_damaged", found=self.damages, noting_goes_to=str(self.fresh), todo=todo)

    def _is_due(self) -> bool:
        try:
            written = self._path.with_name(REPORT).stat().st_mtime
        except FileNotFoundError:
            return True
        return not 0 <= time.time() - written < WEEK.total_seconds()

    def _found_last(self) -> bool:
        """Whether the last whole look found damage, which a quick one may miss."""
        try:
            return bool(json.loads(self._path.with_name(REPORT).read_bytes())["damages"])
        except (OSError, ValueError, LookupError, TypeError):  # none, or not ours: then it is looked over anew within a week
            return False

    def _report(self, damages: tuple[str, ...]) -> None:
        told = {"checked_at": datetime.now(UTC).isoformat(timespec="seconds"), "damages": damages}
        try:
            atomic_files.put(self._path.with_name(REPORT), [json.dumps(told).encode()], mode=0o600)
        except OSError as error:  # a full disk: what was found holds all the same
            _logger.warning("integrity_not_written_down", cause=str(error))


async def _number_apart(connection: StoreConnection) -> None:
    first = int(time.time() // _A_DAY) * _NUMBERS_A_DAY
    for (table,) in await connection.execute_fetchall(_NUMBERED):
        await connection.execute(_FORGET, (table,))
        await connection.execute(_APART, (table, first))


def _damages(path: Path, *, quick: bool) -> tuple[str, ...]:
    """What is damaged; nothing where it cannot be told, since opening it tells why."""
    try:
        return copying.looked_at(path, quick=quick).damages
    except StoreError as error:
        return (str(error),) if is_unreadable(error) else ()


async def _looked_over(path: Path) -> tuple[str, ...]:
    """As `_damages`, of every page, on a connection of its own; let go of at once when whoever waits leaves.

    Raises:
        StoreError: it cannot be told.
    """
    try:
        connection: Connection = await opening.connect(path, opening.BUSY_MS)
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error
    try:
        return copying.found_in(await connection.execute_fetchall(copying.WHOLE_CHECK))
    except sqlite3.Error as error:
        if is_unreadable(error):
            return (str(error),)
        raise StoreError(f"{path}: {error}") from error
    except asyncio.CancelledError:
        await connection.interrupt()
        raise
    finally:
        await connection.close()
