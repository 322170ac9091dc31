"""What noting costs: masking, one more of thousands; of hostile questions the time, standstill of the loop, size on disk."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.assistant import Assistant, Question
from bot.conversation import Conversations
from bot.indexing.index import packed
from bot.nlu.meaning import Meaning
from bot.operation.workers import Workers, processors
from bot.privacy.masking import clean, mask
from bot.review.desk import desk_over
from bot.review.model import NewQuestion
from bot.review.notes import understood_with_note
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.perf.shapes import SEED, messages, words_of
from tests.periods import keys

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    from bot.answers.engine import Engine

_QUESTIONS: Final = 104
_WORDS: Final = 220
_MANY: Final = 10_000
_AT_ONCE: Final = 16
_LOOK_EVERY: Final = 0.001
_ASKED: Final = 500
_CROWD: Final = 20_000
_FILL: Final = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
    INSERT INTO question (group_id, text, language, channel, day, asker)
    SELECT ?1, 't', 'fr', 'web', '2026-05-22', 'b' || i FROM n
"""
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


def masking(engine: Engine, say: Callable[[str], None]) -> None:
    """What masking takes of each hard message, in processor time."""
    took: list[float] = []
    for _, text in messages(words_of(engine.knowledge)):
        began = time.process_time()
        mask(clean(text))
        took.append(1e3 * (time.process_time() - began))
    say(f"masking hard messages: {sum(took) / len(took):.2f} ms each, {max(took):.1f} at most (n={len(took)})")


async def _alike(say: Callable[[str], None], database: Database) -> None:
    """What one more question takes in a group of few and in one of many, 16 at once."""
    store = Questions(database)
    one = NewQuestion(
        "t", "u", "below_threshold", "fr", "web", date(2026, 5, 22), "", None, 1.0, meaning=Meaning("fr", frozenset({"same"}))
    )
    for before in (0, _CROWD):
        if before:
            group = await store.add(one, daily_limit=1)
            await database.write(lambda connection: connection.execute(_FILL, (group, before)))  # noqa: B023 - awaited
        numbers = iter(range(before, before + _ASKED))

        async def visitor(numbers: Iterator[int]) -> None:
            for number in numbers:
                await store.add(replace(one, asker=f"a{number}"), daily_limit=1)

        began = time.perf_counter()
        await asyncio.gather(*(visitor(numbers) for _ in range(_AT_ONCE)))
        took = 1e3 * (time.perf_counter() - began) / _ASKED
        say(f"one more in a group of {before + _ASKED:,}: {took:.2f} ms (n={_ASKED})")


async def report(engine: Engine, say: Callable[[str], None], many: int = _MANY) -> None:
    """Measure and tell."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "questions.sqlite3"
        async with (
            await Database.open(path) as database,
            Workers(engine, processors(), warm=(understood_with_note, ("Xyzzyque?", None, None, None)), pack=packed) as pool,
        ):
            masking(engine, say)
            await _alike(say, database)
            desk = desk_over(Questions(database), People(database), keys=keys(b"s" * 32), daily_limit=many)
            assistant = Assistant(engine, Conversations(), log=desk.intake, elsewhere=pool, understand=understood_with_note)
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
