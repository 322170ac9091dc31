"""Measure how long staff wait: acts tried, published and taken back on the real base, with 2,000 stored questions.

`python -m tests.benchmarks.seconds` for the times alone; with `exact`, each claim is held to a base that was asked everything.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.config import Config
from bot.evaluation.labelled import read as labelled
from bot.indexing.asking import seen_aside
from bot.indexing.bases import EngineBase
from bot.indexing.engine import build_engine, tried_file
from bot.indexing.library import KnowledgeLibrary
from bot.review import sweep
from bot.review.desk import desk_over
from bot.review.dry_run import replay
from bot.review.model import EVERYTHING
from bot.review.trial import tried
from bot.store.database import Database
from bot.store.people import People
from bot.store.questions import Questions
from tests.benchmarks.dryrun import acts
from tests.eval import ROOT
from tests.periods import keys
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.answers.engine import Engine
    from bot.review.desk import Desk
    from bot.review.trial import Trial
    from tests.benchmarks.dryrun import Act

STORED: Final = 2000
_SECRET: Final = b"a key of the measurement, 32 byte"


class Clock:
    """Seconds since it was made, by the clock and of the processor, children included."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._spent = sum(os.times()[:4])

    @property
    def wall(self) -> float:
        """By the clock."""
        return time.perf_counter() - self._began

    @property
    def processor(self) -> float:
        """Of the processor, of this program and of the children that ended."""
        return sum(os.times()[:4]) - self._spent


@dataclass(frozen=True, slots=True)
class Timed:
    """One act, in seconds.

    Attributes:
        first: until something could be told. whole: until all was known. processor: spent on that.
        publish, undo: until the change answered, and until it did no more.
        wrong: what a base that was asked everything says otherwise; None where nobody asked.
    """

    first: float
    whole: float
    processor: float
    publish: float
    undo: float
    wrong: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """The real base, copied, with a desk.

    Attributes:
        engine: what answers at first.
    """

    config: Config
    desk: Desk
    library: KnowledgeLibrary
    engine: Engine

    async def timed(self, act: Act, *, exact: bool) -> Timed:
        """Try an act, publish it, take it back."""
        files, clock = self.library.files(), Clock()
        first: list[float] = []
        found = await tried(self.desk, self.library, files, act.files, tell=lambda _: first.append(clock.wall))
        whole, processor = clock.wall, clock.processor
        wrong = await self._wrong(found) if exact else None
        clock = Clock()
        again = await tried(self.desk, self.library, files, act.files)
        await self.library.keep(act.files, files, again.base)
        publish, clock = clock.wall, Clock()
        before = await self.library.tried(files)
        await self.library.keep(dict.fromkeys(act.files), self.library.files(), before)
        return Timed(first[0], whole, processor, publish, clock.wall, wrong)

    async def _wrong(self, found: Trial) -> int:
        """How many claims differ from those of a base that was asked everything."""
        groups, tests = await sweep.asked(self.desk, EVERYTHING), self.library.tests()
        every = [(text, item.group.language) for item in groups for text in item.texts]
        asked = list(dict.fromkeys([*every, *((test.question, None) for test in tests)]))
        if not isinstance(found.base, EngineBase):
            raise TypeError(found.base)
        fresh = EngineBase(found.base.engine)
        revision = fresh.engine.knowledge.revision
        fresh.learn(await seen_aside(tried_file(self.config), revision, self.config, asked, lambda _: None))
        run, said = found.run, replay(groups, tests, self.library.serving(), fresh)
        pairs = ((run.answers, said.answers), (run.changes, said.changes), (run.breaks, said.breaks))
        return sum(len({*one} ^ {*other}) for one, other in pairs)


async def placed(folder: Path) -> AsyncIterator[Place]:
    """The base in a folder of its own, and a desk with questions of blind authors."""
    shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    knowledge = {"path": folder / "knowledge", "questions": ROOT / "tests" / "questions" / "gate"}
    config = Config.model_validate({"knowledge": knowledge, "store": {"path": folder / "questions.sqlite3"}})
    engines = [build_engine(config)]

    async def take(engine: Engine) -> None:
        engines.append(engine)

    texts = sorted({one.question for one in labelled(sorted((ROOT / "knowledge" / "examples").glob("*.jsonl")))})
    async with await Database.open(config.store.path) as database:
        store = Questions(database)
        for text in random.Random(13).sample(texts, STORED):
            await put(store, text=text, utterance=text.casefold(), asker=text, nearest=None)
        desk = desk_over(store, People(database), keys=keys(_SECRET))
        yield Place(config, desk, KnowledgeLibrary(config, lambda: engines[-1], take), engines[0])


async def seconds(say: Callable[[str], None], *, exact: bool, most: int | None = None) -> None:
    """Each act in turn; the first one once more before, since the base of now is asked then.

    Args:
        exact: whether each claim is held to a base that was asked everything. most: so many acts only.
    """
    with tempfile.TemporaryDirectory() as made:
        async for place in placed(Path(made)):
            known = list(islice(acts(place.engine.knowledge), most))
            clock = Clock()
            await place.timed(known[0], exact=False)
            say(f"the base of now asked first: {clock.wall:.1f} s, {clock.processor:.1f} s of the processor")
            every = []
            for act in known:
                found = await place.timed(act, exact=exact)
                every.append(found)
                say(f"{act.name:14} {found}")
            for name in ("first", "whole", "processor", "publish", "undo"):
                taken = sorted(getattr(one, name) for one in every)
                late = taken[min(len(taken) - 1, int(0.95 * len(taken)))]
                say(f"{name:10} median {statistics.median(taken):5.2f}  p95 {late:5.2f} s  (n {len(taken)})")


if __name__ == "__main__":
    asyncio.run(seconds(lambda line: print(line, flush=True), exact="exact" in sys.argv))  # noqa: T201 - a benchmark
