"""A process of several that notes, tells and posts on one database until it is killed, and says what it did as it does it."""

from __future__ import annotations

import asyncio
import itertools
import sys
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.errors import StoreError
from bot.review.model import OPEN
from bot.review.wishes import NewWish
from bot.store.database import Database
from bot.store.outcome_counts import Posted
from bot.store.people import People
from bot.store.questions import Questions
from tests.store.examples import MAY, dismissal, put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PAUSE: Final = 0.05
"""Seconds between two things of a kind: of three processes 60 questions a second, ten times a province's peak."""
PAUSE_OF_A_BOT: Final = 0.5
"""The same where each is a whole bot, which also asks all that waits whenever something was learned: the peak itself."""


def wish(group_id: int, text: str) -> NewWish:
    """Whoever asked that wants to be told."""
    return NewWish(group_id, text, "fr", "discord", text, text, f"receipt of {text}", MAY, date.max)


def say(*words: object) -> None:
    """A line at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def work_on(url: str, name: str, pause: float) -> None:
    """Three at once, as a busy server would: questions noted and groups settled; people told; periods posted.

    Args:
        pause: seconds between two of a kind.
    """
    database = await Database.open(url)
    await asyncio.gather(note(database, name, pause), tell(database, pause), post(database, pause))


@asynccontextmanager
async def taken_or_refused(pause: float) -> AsyncIterator[None]:
    """What the store refuses is acknowledged to nobody, and keeps nobody from asking again a moment later."""
    try:
        yield
    except StoreError as error:
        say("refused", error)
    await asyncio.sleep(pause)


async def note(database: Database, name: str, pause: float) -> None:
    """Two questions to a group, in every process the same groups, so that they are counted on together."""
    store, people = Questions(database), People(database)
    for turn in itertools.count():
        text = f"{name} {turn}"
        async with taken_or_refused(pause):
            group_id = await put(store, utterance=f"u{turn // 2}", text=text, asker=text)
            say("noted", text)
            await people.wish(wish(group_id, text))
            say("wished", text)
            if turn % 5 == 0:
                await store.acts.record(dismissal(group_id, by=name))


async def tell(database: Database, pause: float) -> None:
    """Whoever waits, as soon as they do; what took the wish away tells."""
    people = People(database)
    while True:
        async with taken_or_refused(pause):
            for one in await people.wishes(states=(*OPEN, "dismissed"), channel="discord", today=MAY):
                if await people.fulfil(one.id):
                    say("told", one.text)


async def post(database: Database, pause: float) -> None:
    """Every period that no other process has posted."""
    posted = Posted(database)
    for period in itertools.count():
        async with taken_or_refused(pause):
            if await posted.begin("digest", str(period), "2026-05-22"):
                say("posted", period)


if __name__ == "__main__":
    asyncio.run(work_on(sys.argv[1], sys.argv[2], PAUSE))
