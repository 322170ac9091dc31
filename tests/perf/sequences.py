"""Publish, undo, edit by hand, reload, in an order that nobody chose; after each, what answers is as a fresh build.

`python -m tests.perf.sequences 20` walks twenty sequences over a copy of the real base; a small one over the village is
among the tests. Each question is asked of the engine that answers and of one built anew from the files on the disk.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from bot.errors import KamouraskaError
from bot.indexing.bases import EngineBase
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.indexing.reloader import Reloaded, Reloader
from bot.knowledge.files import files_of, revision
from bot.review.errors import ReplacesError
from bot.review.proposals import Proposal
from bot.store.database import Database
from tests.eval import ROOT, cases
from tests.review.place import Place, build
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.engine import Engine

Act = Literal["publish", "undo", "edit", "reload"]
SEQUENCES: Final = 3
STEPS: Final = 6
_SEED: Final = 11
_SYLLABLES: Final = ("ba", "ko", "vi", "zu", "mer", "tal", "fon", "gri", "pla", "dou")


@dataclass(slots=True)
class Walked:
    """What came of a sequence.

    Attributes:
        acts: how often each was done; with "refused " before its name, how often the desk refused it.
        compared: answers that were compared. differing: what was done just before, and the question, where they differ.
    """

    acts: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    differing: list[tuple[str, str]] = field(default_factory=list)


class Walk:
    """One sequence over a place whose knowledge is on the disk.

    Args:
        questions: asked of both engines after every act.
    """

    def __init__(self, place: Place, questions: Sequence[str], rng: random.Random) -> None:
        self._place = place
        self._questions = questions
        self._rng = rng
        self._folder = place.folder / "knowledge"
        self._published: list[int] = []
        self._coined: list[str] = []
        self.walked = Walked()

    async def go(self, steps: int) -> Walked:
        """Publish once, do so many acts at random, read the files at last."""
        self._place.engine = self._fresh()
        await self._do("publish")
        for _ in range(steps):
            await self._do(self._rng.choice(get_args(Act)))
        await self._do("reload")
        return self.walked

    async def _do(self, act: Act) -> None:
        try:
            match act:
                case "publish":
                    await self._publish()
                case "undo":
                    await self._undo()
                case "edit":
                    self._edit()
                case "reload":
                    await self._reload()
        except KamouraskaError:  # a proposal that the desk refuses leaves everything as it was
            self.walked.acts[f"refused {act}"] += 1
            if self._place.engine.knowledge.revision == revision(files_of(self._folder)):
                self._compare(act)
        else:
            self.walked.acts[act] += 1
            if act != "edit":  # which is learned when the files are read again, or with the next thing that is published
                self._compare(act)

    async def _publish(self) -> None:
        name = self._name()
        group = await put(self._place.store, text=f"{name} au village?", utterance=name, asker=name, nearest=None)
        knowledge = self._place.engine.knowledge
        topic, entity = (self._rng.choice(sorted(known)) for known in (knowledge.topics, knowledge.entities))
        proposal = self._rng.choice(
            (
                Proposal("new_phrasing", target=f"topic:{topic}", items=(("fr", f"et {name} dans tout ça"),)),
                Proposal("new_alias", target=entity, items=(("fr", name.title()),)),
                Proposal("new_entry", content=_topic(name)),
            )
        )
        await self._place.publishing.answer(group, proposal, "Odile", override="une suite au hasard")
        self._published.append(group)

    async def _undo(self) -> None:
        if not self._published:  # nothing to take back yet
            await self._publish()
            return
        group = self._published.pop(self._rng.randrange(len(self._published)))
        try:
            await self._place.publishing.undo(group, "Odile")
        except ReplacesError as asks:  # it was edited by hand since; both versions were looked at
            await self._place.publishing.undo(group, "Odile", replacing=asks.token)

    def _edit(self) -> None:
        """A topic comes by hand, or a file that staff wrote gets a comment."""
        learned = sorted((self._folder / "learned").rglob("*.yaml"))
        if learned and self._rng.random() < 0.5:
            file = self._rng.choice(learned)
            file.write_text(f"{file.read_text(encoding='utf-8')}# relu\n", encoding="utf-8")
            return
        name = self._name()
        source = min(self._place.engine.knowledge.sources)
        topic = json.loads(_topic(name))
        del topic["sources"]
        file = self._folder / "topics" / f"{name.replace(' ', '-')}.yaml"
        file.write_text(json.dumps({**topic, "source": source}, ensure_ascii=False), encoding="utf-8")

    async def _reload(self) -> None:
        async def swap(index: Index) -> None:
            await self._place.take(engine_on(index, self._place.config))

        serving = self._place.engine.knowledge.revision
        kept = self._place.folder / "index"
        reloader = Reloader(self._folder, kept, serving=serving, swap=swap, build=build)
        assert isinstance(await reloader.reload(), Reloaded)

    def _compare(self, act: Act) -> None:
        now, fresh = EngineBase(self._place.engine), EngineBase(self._fresh())
        for question in (*self._questions, *(f"{name} au village?" for name in self._coined)):
            self.walked.compared += 1
            if now.tell(question) != fresh.tell(question):
                self.walked.differing.append((act, question))

    def _fresh(self) -> Engine:
        return engine_on(Index.build(files_of(self._folder), str(self._folder)), self._place.config)

    def _name(self) -> str:
        """Two words that no base holds, and that were not coined before."""
        while (name := " ".join("".join(self._rng.choices(_SYLLABLES, k=3)) for _ in range(2))) in self._coined:
            pass
        self._coined.append(name)
        return name


def _topic(name: str) -> str:
    source = f"essai-{name.replace(' ', '-')}"
    topic = {
        "title": {"fr": name.title()},
        "question": {"fr": f"Qu'est-ce que {name}?"},
        "phrasings": {"fr": [f"c'est quoi {name}", f"{name} au village"]},
        "answer": {"fr": f"{name.title()} est au bout du rang."},
        "source": source,
        "sources": {source: {"title": "Essai", "date_note": {"fr": "essai"}, "checked_on": "2026-05-22"}},
    }
    return json.dumps(topic, ensure_ascii=False)


async def report(sequences: int, steps: int, say: Callable[[str], None]) -> None:
    """Walk so many sequences over copies of the real base, and tell what differed."""
    questions = list(dict.fromkeys(case.text for case in cases()))
    for number in range(sequences):
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            shutil.copytree(ROOT / "knowledge", folder / "knowledge")
            async with await Database.open(folder / "q.sqlite3") as database:
                walked = await Walk(Place(folder, database), questions, random.Random(_SEED + number)).go(steps)
        acts = ", ".join(f"{name} {count}" for name, count in sorted(walked.acts.items()))
        say(f"sequence {number}: {acts}; {walked.compared} answers compared, {len(walked.differing)} differ")
        for act, question in walked.differing[:5]:
            say(f"  after {act}: {question}")


if __name__ == "__main__":
    sequences, steps = ([int(one) for one in sys.argv[1:]] + [SEQUENCES, STEPS][len(sys.argv) - 1 :])[:2]
    asyncio.run(report(sequences, steps, lambda line: print(line, flush=True)))  # noqa: T201
