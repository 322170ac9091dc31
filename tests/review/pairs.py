"""How well questions of blind authors are grouped: by pairs, and as they come, through the store. Prints counts alone.

`python -m tests.review.pairs [test|learned]`: the authors that nobody reads and nothing was learned from, or those that the
weights were learned from (`make paraphrase` measures these held out).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.nlu import paraphrase
from bot.review.grouping import JOINS
from bot.store.database import Database
from bot.store.questions import Questions
from bot.training.pair_figures import report
from bot.training.pairs import BY_HAND, of_author, paired, placed
from tests import shipped
from tests.store.examples import question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answers.engine import Engine
    from bot.knowledge.model import Language
    from bot.nlu.meaning import Meaning
    from bot.training.pairs import Kind, QuestionSet

ROOT: Final = Path(__file__).resolve().parents[2]
AUTHORS: Final = {
    "test": ROOT / "tests" / "questions" / "pairs" / "test",
    "learned": ROOT / "knowledge" / "examples" / "pairs",
}


@dataclass(slots=True)
class Grouped:
    """What became of questions that came one after another.

    Attributes:
        asked: how many came. joined: how many joined a group that was there. right: one with a question that asks the same.
        could: how many asked what another had asked before. kept_apart: those of them that made a group of their own.
        shown: those of these whose right group is among the ones that staff are shown beside it.
        strangers: how many groups were begun rightly; beside: how many others staff are shown beside these, in all.
    """

    asked: int = 0
    joined: int = 0
    right: int = 0
    could: int = 0
    kept_apart: int = 0
    shown: int = 0
    strangers: int = 0
    beside: int = 0

    def told(self) -> str:
        """The counts on two lines."""
        return (
            f"of {self.asked} questions {self.joined} join, {self.right} rightly: precision "
            f"{self.right / max(1, self.joined):.3f}, recall {self.right / max(1, self.could):.3f} of {self.could}\n"
            f"of {self.kept_apart} that should have joined, {self.shown} have the right group among the three beside "
            f"({self.shown / max(1, self.kept_apart):.3f}); {self.strangers} that stand alone have "
            f"{self.beside / max(1, self.strangers):.2f} beside them"
        )


def files(which: str) -> list[Path]:
    """Those of the authors, one each."""
    return sorted(path for path in AUTHORS[which].iterdir() if ".jsonl" in path.name)


def meanings(engine: Engine, sets: Iterable[QuestionSet]) -> list[tuple[Meaning | None, Language]]:
    """What each question means, in a row, and its language."""
    found = []
    for one in sets:
        for text in one.questions:
            language: Language = engine.read(text)[0].guess.language or "fr"
            found.append((engine.meaning(text, language), language))
    return found


def judged(sets: Sequence[QuestionSet], asked: Sequence[tuple[Meaning | None, Language]]) -> Iterator[tuple[Kind, bool, float]]:
    """Each pair of which is known whether it asks the same, whether it is in one language, and the chance that it does."""
    model = paraphrase.learned()
    for i, j, kind in paired(sets):
        (one, spoken), (other, spoken_too) = asked[i], asked[j]
        chance = float(model.chances(one, [other])[0]) if one is not None and other is not None else 0.0
        yield kind, spoken == spoken_too, chance


async def grouped(
    store: Questions, sets: Sequence[QuestionSet], asked: Sequence[tuple[Meaning | None, Language]], counted: Grouped
) -> None:
    """Let the questions come, in a chance order, as the program takes them."""
    of = placed(sets)
    texts = [text for one in sets for text in one.questions]
    order = list(range(len(of)))
    random.Random(0).shuffle(order)
    held: dict[int, set[tuple[int, bool]]] = {}
    for at in order:
        (number, asks), (meaning, language) = of[at], asked[at]
        mine = (number, True)
        before = {group for group, those in held.items() if asks and mine in those}
        new = question(text=texts[at], utterance=texts[at], language=language, asker="", meaning=meaning)
        group = await store.add(new, daily_limit=10**6)
        assert group is not None
        counted.asked += 1
        counted.could += bool(before)
        if (those := held.get(group)) is not None:
            # Whether two near misses of one thing ask the same, nobody said.
            if asks or those != {(number, False)}:
                counted.joined += 1
                counted.right += group in before
        else:
            beside = {one.id for one in await store.alike(group)}
            counted.kept_apart += bool(before)
            counted.shown += bool(before & beside)
            counted.strangers += not before
            counted.beside += 0 if before else len(beside)
        held.setdefault(group, set()).add((number, asks))


async def _arriving(
    authors: Sequence[tuple[Sequence[QuestionSet], Sequence[tuple[Meaning | None, Language]]]],
) -> Grouped:
    counted = Grouped()
    for sets, asked in authors:
        with tempfile.TemporaryDirectory() as folder:
            async with await Database.open(Path(folder) / "q.sqlite3") as database:
                await grouped(Questions(database), sets, asked, counted)
    return counted


def _blind(which: str) -> list[Path]:
    return [path for path in files(which) if not path.name.startswith(BY_HAND)]


def _read(paths: Iterable[Path]) -> list[tuple[list[QuestionSet], list[tuple[Meaning | None, Language]]]]:
    engine = shipped.engine()
    return [(sets, meanings(engine, sets)) for sets in (list(of_author(path)) for path in paths)]


def counted(which: str) -> Grouped:
    """What becomes of the questions of these authors as they come, each author's in a store of their own."""
    return asyncio.run(_arriving(_read(_blind(which))))


def figures(which: str, say: Callable[[str], None]) -> None:
    """Print how the questions of these authors fare."""
    authors = _read(_blind(which))
    say(f"{len(authors)} blind authors, {sum(len(sets) for sets, _ in authors)} sets")
    report([one for sets, asked in authors for one in judged(sets, asked)], say)
    say(asyncio.run(_arriving(authors)).told())
    for sets, asked in _read([path for path in files(which) if path.name.startswith(BY_HAND)]):
        found = [(kind == "same", chance >= JOINS) for kind, _, chance in judged(sets, asked)]
        joined, right, same = (
            sum(joins for _, joins in found),
            sum(one and joins for one, joins in found),
            sum(s for s, _ in found),
        )
        say(f"by hand, {len(found)} pairs: precision {right / max(1, joined):.3f}, recall {right / same:.3f} of {same}")


def main() -> None:
    """Print the figures of the authors that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=sorted(AUTHORS), nargs="?", default="test")
    figures(parser.parse_args().which, lambda line: print(line, file=sys.stdout, flush=True))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main()
