"""Measure eighteen kinds of question that once went wrong, five of each by an author who was told only the kind.

`python -m tests.kinds` asks `tests/questions/kinds/dev/`, which may be read; `--test` asks `tests/questions/kinds/test/` too,
which nobody reads, prints counts alone, and keeps the look in docs/kinds-log.jsonl. Good is what was answered rightly, or
rightly refused. `--show` lists what of dev was neither.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Final

from bot.assistant import Assistant
from bot.config import Config
from bot.conversation import Conversations
from bot.evaluation import labelled
from bot.evaluation.asking import ask
from bot.evaluation.progress import Progress
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge import reader
from tests import heaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.evaluation.verdict import Judged

QUESTIONS: Final = heaps.ROOT / "tests" / "questions" / "kinds"
LOG: Final = heaps.ROOT / "docs" / "kinds-log.jsonl"
OPENING: Final = "opening"
"""What is said so that the next line can go on from it: asked, and not counted."""
_GOOD: Final = ("right", "refused")


def counted(rows: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Of each kind how many went well, and how many there are."""
    kinds = [(row.asked.kind or "?", row.verdict in _GOOD) for row in rows if row.asked.kind != OPENING]
    every, good = Counter(kind for kind, _ in kinds), Counter(kind for kind, well in kinds if well)
    return {kind: (good[kind], every[kind]) for kind in sorted(every)}


def lines(found: Mapping[str, Mapping[str, tuple[int, int]]]) -> Iterator[str]:
    """A line a kind, the heaps side by side, and one for all kinds together."""
    yield f"{'':18}" + "".join(f"{heap:>18}" for heap in found)
    for kind in sorted({kind for kinds in found.values() for kind in kinds}):
        yield f"{kind:18}" + "".join(_cell(*kinds.get(kind, (0, 0))) for kinds in found.values())
    yield f"{'all kinds':18}" + "".join(_cell(*map(sum, zip(*kinds.values(), strict=True))) for kinds in found.values())


def _cell(good: int, of: int) -> str:
    return f"{f'{good} of {of}':>12}{f'{good / of:.0%}' if of else '':>6}"


def main() -> None:
    """Ask, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="count the questions that nobody reads, too; a look at them")
    parser.add_argument("--show", action="store_true", help="list what of dev went otherwise than it should")
    arguments = parser.parse_args()
    if arguments.test and not heaps.files("test", QUESTIONS):
        parser.error("no author is left whom nobody has read: have others write first (docs/questions.md)")
    commit = heaps.commit_now()
    assistant = Assistant(engine_on(Index.of(reader.read(heaps.KNOWLEDGE)), Config()), Conversations())
    found = {}
    for heap in ("dev", "test") if arguments.test else ("dev",):
        questions = labelled.read(heaps.files(heap, QUESTIONS))
        rows = asyncio.run(ask(assistant, questions, Progress(len(questions), sys.stderr).step))
        found[heap] = counted(rows)
        for row in rows if arguments.show and heap == "dev" else ():
            if row.verdict not in _GOOD and row.asked.kind != OPENING:
                what = f"{row.asked.kind}: {row.verdict} {row.score:.0f} {row.first}"
                sys.stdout.write(f"{what} | {row.asked.question} | {[sorted(part) for part in row.asked.parts]}\n")
    for line in lines(found):
        sys.stdout.write(f"{line}\n")
    if arguments.test:
        kept = {"date": dt.datetime.now().astimezone().date().isoformat(), "commit": commit, **found}
        with LOG.open("a", encoding="utf-8") as log:
            log.write(json.dumps(kept, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
