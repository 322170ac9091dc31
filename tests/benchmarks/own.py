"""The region's own topics as a question set, for where no public one lies: our matcher beside plain baselines of our own."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from rapidfuzz import fuzz, process, utils

from bot.knowledge import reader
from tests.benchmarks.systems import Ranked
from tests.eval import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.knowledge.base import Knowledge

Pairs = list[tuple[str, str]]
_FEWEST: Final = 3  # phrasings that a topic must have in a language: one to ask, two to learn from
_FOREIGN: Final = 4  # one topic in so many is held out whole
_FALSE: Final = 0.05


class System(Protocol):
    """What is measured; the same shape that the runner of the public sets wants."""

    def build(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Index the pairs (phrasing, entry)."""

    def rank(self, question: str) -> list[tuple[str, float]]:
        """Entries and scores, best first."""


class Nearest:
    """The entry of the phrasing that a scorer of rapidfuzz finds likest: what most FAQ bots do."""

    def __init__(self, scorer: Callable[..., float]) -> None:
        """By this scorer."""
        self._scorer = scorer

    def build(self, pairs: Sequence[tuple[str, str]]) -> None:
        """See `System.build`."""
        self._texts = [utils.default_process(text) for text, _ in pairs]
        self._entries = [entry for _, entry in pairs]

    def rank(self, question: str) -> list[tuple[str, float]]:
        """See `System.rank`."""
        best: dict[str, float] = {}
        for _, likeness, place in process.extract(utils.default_process(question), self._texts, scorer=self._scorer, limit=30):
            best.setdefault(self._entries[place], likeness)
        return list(best.items())


@dataclass(frozen=True, slots=True)
class Set:
    """Pairs of text and entry: the base, questions that it answers, and questions of topics that it lacks."""

    base: Pairs
    asked: Pairs
    foreign: Pairs


def drawn(knowledge: Knowledge) -> Set:
    """The last phrasing of every topic and language is asked; one topic in four is held out whole."""
    found = Set([], [], [])
    for number, topic in enumerate(sorted(knowledge.topics.values(), key=lambda one: one.id)):
        by_language: dict[str, list[str]] = defaultdict(list)
        seen: set[str] = set()
        for language, text in topic.phrasings.all():
            if text not in seen:  # a name is written the same in both languages
                by_language[language].append(text)
            seen.add(text)
        for texts in by_language.values():
            pairs = [(text, topic.id) for text in texts]
            if len(pairs) < _FEWEST:
                continue
            if number % _FOREIGN == 0:
                found.foreign.extend(pairs[-1:])
            else:
                found.base.extend(pairs[:-1])
                found.asked.extend(pairs[-1:])
    return found


def figures(system: System, questions: Set) -> Mapping[str, float]:
    """Shares in percent, times in milliseconds and seconds."""
    started = time.perf_counter()
    system.build(questions.base)
    built = time.perf_counter() - started
    times, ranks, scores = [], [], []
    for text, wanted in questions.asked:
        before = time.perf_counter()
        ranked = system.rank(text)
        times.append(1e3 * (time.perf_counter() - before))
        entries = [entry for entry, _ in ranked]
        ranks.append(entries.index(wanted) if wanted in entries else len(entries) + 3)
        scores.append(ranked[0][1] if ranked else float("-inf"))
    place, score = np.array(ranks), np.array(scores)
    foreign = sorted(((system.rank(text) or [("", float("-inf"))])[0][1] for text, _ in questions.foreign), reverse=True)
    over = score > foreign[int(_FALSE * len(foreign))]
    return {
        "top-1": 100 * float((place == 0).mean()),
        "top-3": 100 * float((place < 3).mean()),
        "ok=5": 100 * float((over & (place == 0)).mean()),
        "bad=5": 100 * float((over & (place != 0)).mean()),
        "p50 ms": statistics.median(times),
        "p99 ms": float(np.quantile(times, 0.99)),
        "build s": built,
    }


def measure(say: Callable[[str], None]) -> None:
    """Print one table."""
    questions = drawn(reader.read(ROOT / "knowledge"))
    sizes = f"{len(questions.base)} phrasings, {len(questions.asked)} questions, {len(questions.foreign)} foreign"
    say(f"the region's own topics: {sizes}")
    systems: dict[str, System] = {
        "wratio": Nearest(fuzz.WRatio),
        "token_sort_ratio": Nearest(fuzz.token_sort_ratio),
        "ours": Ranked(),
    }
    for place, (name, system) in enumerate(systems.items()):
        found = figures(system, questions)
        if not place:
            say(f"| system | {' | '.join(found)} |\n{'|---' * (1 + len(found))}|")
        say(f"| {name} | {' | '.join(f'{value:.2f}' for value in found.values())} |")
