"""Ask tens of thousands of different questions through one `Assistant`, and print how its resident memory goes.

Every question differs from every other: test questions with words put in, taken out and mistyped, half of them by people
never seen before, as a public page meets them. Memory is read after a warm-up, when every cache that is worth having is
full, and should then stay where it is.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.assistant import Assistant, Question
from bot.config import Config
from bot.conversation import Conversations
from bot.indexing import worker
from bot.indexing.engine import engine_on
from tests.eval import ROOT, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS: Final = 50_000
WARM_UP: Final = 10_000
MOST_GROWTH: Final = 0.05
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzéèàç"
_SEED: Final = 23


def resident(process: int | str = "self") -> float:
    """Resident memory of a process, in MiB; what it shares with another counts in both."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def different(texts: list[str], rng: random.Random) -> Iterator[str]:
    """Questions without end, no two alike: a test question with a word nobody ever wrote, and a slip."""
    while True:
        words = rng.choice(texts).split()
        made_up = "".join(rng.choice(_LETTERS) for _ in range(rng.randint(4, 10)))
        words.insert(rng.randint(0, len(words)), made_up)
        at = rng.randrange(len(words))
        letter = rng.randrange(len(words[at]))
        words[at] = words[at][:letter] + rng.choice(_LETTERS) + words[at][letter + 1 :]
        yield " ".join(words)


async def measure(count: int = QUESTIONS) -> float:
    """Ask, print the memory on the way, and give back by how much it grew after the warm-up."""
    # Built in another process, as a warm start finds it: what building leaves free would hide what asking takes.
    with tempfile.TemporaryDirectory() as folder:
        index = await worker.build(ROOT / "knowledge", Path(folder) / "index")
    assistant = Assistant(engine_on(index, Config()), Conversations())
    rng = random.Random(_SEED)
    questions = different([case.text for case in cases() if case.text.split()], rng)
    began, warm = time.perf_counter(), 0.0
    for number in range(count + 1):
        if number == min(WARM_UP, count // 2):
            warm = resident()
        if number % max(1, count // 10) == 0:
            seconds = time.perf_counter() - began
            _say(f"{number:7d} questions: {resident():7.1f} MiB resident, {seconds:6.1f} s")
        await assistant.ask(Question(next(questions), conversation=f"person {number // 2 if rng.random() < 0.5 else number}"))
    return resident() / warm - 1


def main() -> None:
    """Measure, and say whether the memory stays."""
    growth = asyncio.run(measure())
    _say(f"growth after {WARM_UP} questions: {growth:+.1%} (at most {MOST_GROWTH:.0%})")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
