"""The database of a running bot: opened sound or beside the damaged one, watched over, copied. Knows no channel."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.backup.scheduled import ScheduledCopies
from bot.errors import StoreError
from bot.store.database import Database
from bot.store.failure_log import Watch
from bot.store.integrity import Integrity

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AsyncExitStack
    from pathlib import Path

    from bot.config import Config
    from bot.metrics import Metrics
    from bot.store.backend import SoleTurn

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Storage:
    """What is noted into, and what keeps it.

    Attributes:
        integrity: whether its file is sound; None on a server, which looks after its pages itself.
        copies: None where the configuration names no folder for them, and on a server.
        turn: what one process of several has at a time; None where a bot is alone on its database.
    """

    database: Database
    integrity: Integrity | None
    copies: ScheduledCopies | None
    turn: SoleTurn | None

    @classmethod
    async def open(cls, stack: AsyncExitStack, config: Config, metrics: Metrics) -> Storage:
        """Open the database until the stack is left.

        Raises:
            StoreError: the bot cannot note anything anywhere.
        """
        integrity = None if config.store.url else Integrity(config.store.path, metrics.store_refused)
        if integrity is not None:
            database = await stack.enter_async_context(await integrity.open())
        else:
            opened = await Database.open(config.store.url, watch=Watch(metrics.store_refused))
            database = await stack.enter_async_context(opened)
        with suppress(StoreError):  # a store that is locked just now keeps nobody from being answered
            await database.ping()  # before anybody asks: a clock that jumped is told by what was kept until now
        folder = config.backup.folder
        if folder is not None and config.store.url:
            _logger.warning("no_copies_of_a_server", todo="pg_dump, or kamouraska backup FILE (docs/postgresql.md)")
            folder = None
        turn = database.turn()
        if turn is not None:
            stack.push_async_callback(turn.leave)
        return cls(database, integrity, ScheduledCopies(config, folder) if folder is not None else None, turn)

    @property
    def fresh(self) -> Path | None:
        """Where what is asked is noted instead, since the database is damaged; None while it is sound."""
        return self.integrity.fresh if self.integrity is not None and self.integrity.damages else None

    def complaint(self) -> str:
        """What is wrong with the database, for the log; empty when all is well."""
        return "" if self.integrity is None else self.integrity.complaint()

    def work(self) -> dict[str, Callable[[], Coroutine[object, object, None]]]:
        """What goes on beside the answering, by name."""
        work: dict[str, Callable[[], Coroutine[object, object, None]]] = {}
        if self.integrity is not None:
            work["integrity"] = self.integrity.look_after
        if self.copies is not None:
            work["copies"] = self.copies.keep_taking
        return work
