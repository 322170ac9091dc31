"""The database of a running bot: opened sound or beside the damaged one, watched over, copied. Knows no channel."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.backup.scheduled import ScheduledCopies
from bot.errors import StoreError
from bot.store.integrity import Integrity

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AsyncExitStack

    from bot.config import Config
    from bot.metrics import Metrics
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Storage:
    """What is noted into, and what keeps it.

    Attributes:
        copies: None where the configuration names no folder for them.
    """

    database: Database
    integrity: Integrity
    copies: ScheduledCopies | None

    @classmethod
    async def open(cls, stack: AsyncExitStack, config: Config, metrics: Metrics) -> Storage:
        """Open the database until the stack is left.

        Raises:
            StoreError: the bot cannot note anything anywhere.
        """
        integrity = Integrity(config.store.path, metrics.store_refused)
        database = await stack.enter_async_context(await integrity.open())
        with suppress(StoreError):  # a store that is locked just now keeps nobody from being answered
            await database.ping()  # before anybody asks: a clock that jumped is told by what was kept until now
        folder = config.backup.folder
        return cls(database, integrity, ScheduledCopies(config, folder) if folder is not None else None)

    def work(self) -> dict[str, Callable[[], Coroutine[object, object, None]]]:
        """What goes on beside the answering, by name."""
        work: dict[str, Callable[[], Coroutine[object, object, None]]] = {"integrity": self.integrity.look_after}
        if self.copies is not None:
            work["copies"] = self.copies.keep_taking
        return work
