"""A program that answers and takes its answer back until it ends itself, without a word, in the middle of it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bot.store.database import Database
from tests.review.place import CINEMA_ENTRY, Place

if TYPE_CHECKING:
    from aiosqlite import Connection
from tests.store.examples import put


class Moments:
    """Counts the moments at which something of a folder changes, and ends the process just before one of them."""

    def __init__(self, folder: Path) -> None:
        self.count = 0
        self.last = -1
        self._folder = str(folder)

    def come(self, _statement: str = "") -> None:
        """One more: a statement of the database, as SQLite tells before it runs it."""
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def audited(self, event: str, arguments: tuple[Any, ...]) -> None:
        """One more, where a file of the folder is about to be written, renamed or removed; as Python tells of it."""
        writes = event in ("os.rename", "os.link", "os.remove") or (
            event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if writes and str(arguments[0]).startswith(self._folder):
            self.come()


async def answer_on(folder: Path, share: float) -> None:
    """Answer and undo once to the end, and a second time to that share of its moments: record and file follow each other."""
    async with await Database.open(folder / "q.sqlite3") as database:
        place = Place(folder, database)
        group_id = await put(place.store, text="Y a-t-il un cinéma?", nearest=None)
        await place.publishing.recover()
        if (await place.desk.queue.show(group_id)).group.standing.state == "answered":
            await place.publishing.undo(group_id, "Odile")
        moments = Moments(folder)
        sys.addaudithook(moments.audited)
        await database.write(lambda connection: cast("Connection", connection).set_trace_callback(moments.come))
        while True:
            begun = moments.count
            await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
            await place.publishing.undo(group_id, "Odile")
            moments.last = moments.count + 1 + int(share * (moments.count - begun))


if __name__ == "__main__":
    asyncio.run(answer_on(Path(sys.argv[1]), float(sys.argv[2])))
