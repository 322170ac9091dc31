"""A program that answers and takes back answers until it is killed, and says on its standard output what is done."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.store.database import Database
from tests.review.place import CINEMA_ENTRY, Place
from tests.store.examples import put


async def answer_on(folder: Path) -> None:
    """Answer, undo, answer, undo: record and file follow each other all the time."""
    async with await Database.open(folder / "q.sqlite3") as database:
        place = Place(folder, database)
        group_id = await put(place.store, text="Y a-t-il un cinéma?", nearest=None)
        await place.publishing.recover()
        if (await place.desk.queue.show(group_id)).group.standing.state == "answered":
            await place.publishing.undo(group_id, "Odile")
        while True:
            await place.publishing.answer(group_id, CINEMA_ENTRY, "Odile")
            await place.publishing.undo(group_id, "Odile")
            sys.stdout.write("round\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(answer_on(Path(sys.argv[1])))
