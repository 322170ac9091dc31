"""What noting hostile questions costs: time, the longest that the event loop stood still, and the size of the database."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.assistant import Assistant, Question
from bot.conversation import Conversations
from bot.indexing.index import packed
from bot.operation.workers import Workers, processors
from bot.review.desk import Desk
from bot.review.noting import understood_with_note
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.perf.shapes import SEED

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from bot.answers.engine import Engine

_QUESTIONS: Final = 104
_WORDS: Final = 220
_MANY: Final = 10_000
_AT_ONCE: Final = 16
_LOOK_EVERY: Final = 0.001
_LETTERS: Final = "abcdefghijklmnoprstuvyz"


def invented(count: int, words: int) -> Iterator[str]:
    """Questions of so many words that nobody ever said, cut at 2,000 characters; the same ones each time."""
    rng = random.Random(SEED)
    for _ in range(count):
        yield " ".join("".join(rng.choices(_LETTERS, k=rng.randint(5, 11))) for _ in range(words))[:2000]


@asynccontextmanager
async def standstill() -> AsyncIterator[list[float]]:
    """Seconds by which the loop came late to what was due, while it lasts."""
    late = [0.0]

    async def look() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_LOOK_EVERY)
            late.append(time.perf_counter() - before - _LOOK_EVERY)

    looking = asyncio.create_task(look())
    try:
        yield late
    finally:
        looking.cancel()


async def _noted(assistant: Assistant, texts: Iterator[str]) -> int:
    """How many were noted, so many asked at once, each in the name of somebody else."""
    noted = 0

    async def visitor(number: int) -> None:
        nonlocal noted
        for turn, text in enumerate(texts):
            reply = await assistant.ask(Question(text, asker=f"{number} {turn}", turn=str(number), channel="web"))
            noted += reply.noted

    await asyncio.gather(*(visitor(number) for number in range(_AT_ONCE)))
    return noted


async def report(engine: Engine, say: Callable[[str], None], many: int = _MANY) -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "questions.sqlite3"
        async with (
            await Database.open(path) as database,
            Workers(engine, processors(), warm=(understood_with_note, ("Xyzzyque?", None, None, None)), pack=packed) as pool,
        ):
            desk = Desk(Questions(database), People(database), secret=b"s" * 32, daily_limit=many)
            assistant = Assistant(engine, Conversations(), log=desk, elsewhere=pool, understand=understood_with_note)
            for title, count in (("", _QUESTIONS), ("and ", many)):
                async with standstill() as late:
                    began = time.perf_counter()
                    noted = await _noted(assistant, invented(count, _WORDS))
                    took = time.perf_counter() - began
                await database.scrub()
                late.sort()
                longest, usual = 1e3 * late[-1], 1e3 * late[len(late) * 99 // 100]
                say(
                    f"{title}{count} questions of {_WORDS} invented words: {noted} noted in {took:.2f} s, {noted / took:.0f} a "
                    f"second; the loop stood still {longest:.1f} ms at most, p99 {usual:.1f}; "
                    f"database {path.stat().st_size / 1e6:.1f} MB"
                )
