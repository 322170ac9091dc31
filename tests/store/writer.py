"""A program that writes questions and acts until it is killed, and says on its standard output what is committed."""

from __future__ import annotations

import asyncio
import itertools
import sys
from pathlib import Path

from bot.store.database import Database
from bot.store.questions import Questions
from tests.store.examples import dismissal, put


async def write_on(path: Path) -> None:
    """Four at once, as a busy server would; every third group is dismissed."""
    store = Questions(await Database.open(path))

    async def one_of_four(number: int) -> None:
        for turn in itertools.count():
            group_id = await put(store, utterance=f"{number} {turn // 3}", asker=str(turn), text="é" * 500)
            if turn % 9 == 0:
                await store.acts.record(dismissal(group_id))
            sys.stdout.write(f"{group_id}\n")
            sys.stdout.flush()

    await asyncio.gather(*(one_of_four(number) for number in range(4)))


if __name__ == "__main__":
    asyncio.run(write_on(Path(sys.argv[1])))
