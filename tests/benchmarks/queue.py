"""Measure the review desk: a queue of 100,000 questions in 20,000 groups listed, filtered, searched and added to."""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.knowledge import reader
from bot.nlu import paraphrase
from bot.nlu.meaning import MOST_ANSWERS, Meaning
from bot.review.model import OPEN, Filters, NewQuestion
from bot.store.database import Database
from bot.store.group_counts import TELL
from bot.store.questions import Questions
from bot.training.pairs import of_author
from tests import shipped
from tests.eval import ROOT
from tests.review import pairs, test_many
from tests.review.place import laid_out

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from bot.knowledge.model import Language

QUESTIONS: Final = 100_000
GROUPS: Final = 20_000
_TIMES: Final = 9
_ADDED: Final = 300
_SEED: Final = 11
_DEATHS: Final = 50
_FIRST: Final = date(2026, 1, 1)
_ANSWERS: Final = 700
_DIMENSIONS: Final = 512
_PLACES: Final = ("=saint-pascal", "=la-pocatiere", "=riviere-ouelle", "=mont-carmel", "=kamouraska", "=saint-bruno")


def words() -> list[str]:
    """Everyday words, to make questions of."""
    knowledge = reader.read(ROOT / "knowledge")
    return sorted(word for group in knowledge.lexicon.ordinary.values() for word in group if len(word) > 3)


def made_up(rng: random.Random, vocabulary: Sequence[str]) -> tuple[Language, str, Meaning]:
    """Language, text and meaning of a question about some place: three words, one of six towns, and six of 700 answers."""
    said = rng.sample(vocabulary, 3)
    place = rng.choice(_PLACES)
    language: Language = rng.choice(("fr", "fr", "fr", "en"))
    answers = tuple(f"topic:t{number}" for number in rng.sample(range(_ANSWERS), MOST_ANSWERS))
    vector = bytes(rng.randrange(256) for _ in range(_DIMENSIONS))
    meaning = Meaning(language, frozenset((place, *said)), answers, vector, paraphrase.learned().encoder)
    return language, f"{' '.join(said)} à {place[1:]}?", meaning


def fill(path: Path, vocabulary: Sequence[str]) -> None:
    """Write the queue as the program would have in years: groups, questions, meanings and their parts."""
    rng = random.Random(_SEED)
    connection = sqlite3.connect(path)
    groups, meanings, parts, questions = [], [], [], []
    for id_ in range(1, GROUPS + 1):
        language, text, meaning = made_up(rng, vocabulary)
        day = (_FIRST + timedelta(days=rng.randrange(300))).isoformat()
        state, reason = rng.choice((*OPEN, "dismissed")), rng.choice(("below_threshold", "unknown_entity", "not_recorded"))
        groups.append((id_, text.casefold(), reason, language, state, "topic:x", 40.0, day, day))
        meanings.append((id_, meaning.key, 0, id_, meaning.vector, meaning.encoder))
        parts += [(part, 0, id_) for part in meaning.sought]
        for _ in range(QUESTIONS // GROUPS):
            channel = rng.choice(("web", "discord", "terminal"))
            questions.append((id_, text, language, channel, day, f"{rng.randrange(5000):064d}", 0, meaning.key))
    with connection:
        connection.executemany(
            "INSERT INTO question_group (id, utterance, reason, language, state, nearest, score, first_day, last_day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            groups,
        )
        connection.executemany(
            "INSERT OR IGNORE INTO meaning (id, key, wrong, group_id, vector, encoder) VALUES (?, ?, ?, ?, ?, ?)", meanings
        )
        connection.executemany("INSERT OR IGNORE INTO meaning_part (part, wrong, meaning_id) VALUES (?, ?, ?)", parts)
        connection.executemany(
            "INSERT INTO question (group_id, text, language, channel, day, asker, escalated, meaning)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            questions,
        )
        connection.execute(TELL, (json.dumps(list(range(1, GROUPS + 1))),))
    connection.close()


async def _timed(act: Callable[[], Awaitable[object]], times: int = _TIMES) -> list[float]:
    taken = []
    for _ in range(times):
        before = time.perf_counter()
        await act()
        taken.append(1e3 * (time.perf_counter() - before))
    return sorted(taken)


def _shown(taken: Sequence[float]) -> str:
    share = statistics.quantiles(taken, n=100)[98] if len(taken) > _TIMES else taken[-1]
    return f"median {statistics.median(taken):6.1f}  p99 {share:6.1f}  max {taken[-1]:6.1f} ms"


def _newcomers(rng: random.Random, vocabulary: Sequence[str]) -> Iterator[NewQuestion]:
    """Questions to come: every fourth one is known, every fourth says a little more than one that is, the others are new."""
    for number in range(_ADDED):
        seed = random.Random(_SEED) if number % 2 else rng
        language, text, meaning = made_up(seed, vocabulary)
        if number % 4 == 1:
            meaning = replace(meaning, parts=meaning.parts | {f"svp{number}"})
        yield NewQuestion(
            text=text,
            utterance=f"{text} {number}",
            reason="below_threshold",
            language=language,
            channel="web",
            day=_FIRST,
            asker=f"{number:064d}",
            nearest=None,
            score=0.0,
            meaning=meaning,
        )


async def queue(say: Callable[[str], None]) -> None:
    """Every way of looking at the long queue, and of adding to it."""
    vocabulary = words()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "queue.sqlite3"
        async with await Database.open(path):
            pass
        started = time.perf_counter()
        fill(path, vocabulary)
        say(f"{QUESTIONS} questions in {GROUPS} groups written in {time.perf_counter() - started:.1f} s")
        async with await Database.open(path) as database:
            store = Questions(database)
            for name, filters in {
                "list": Filters(),
                "everything": Filters(states=()),
                "one language": Filters(language="en"),
                "one reason": Filters(reason="unknown_entity"),
                "one channel": Filters(channel="discord"),
                "a frequent text": Filters(text="saint-pascal"),
                "a text that is nowhere": Filters(text="zygomatique"),
                "everything at once": Filters(states=(), language="fr", reason="not_recorded", channel="web", text="pascal"),
            }.items():
                say(f"{name:24} {_shown(await _timed(partial(store.page, filters, limit=50)))}")
            say(f"{'page 300':24} {_shown(await _timed(lambda: store.page(Filters(), limit=50, offset=15_000)))}")
            say(f"{'one group':24} {_shown(await _timed(lambda: store.group(17)))}")
            taken = []
            for question in _newcomers(random.Random(_SEED + 1), vocabulary):
                taken += await _timed(partial(store.add, question, daily_limit=1000), 1)
            say(f"{'insert':24} {_shown(sorted(taken))}")
            say(f"{'what may be the same':24} {_shown(await _timed(lambda: store.alike(17)))}")


async def many(say: Callable[[str], None]) -> None:
    """Twenty reviewers over 500 groups, and fifty kills in the middle of answers."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        await test_many.twenty_at_once(Path(folder) / "many.sqlite3", 500, 60)
        await test_many.nobody_is_told_twice(Path(folder) / "many.sqlite3", 200)
        say(f"20 reviewers, 500 groups, 1,200 acts, 200 people told once: {time.perf_counter() - started:.1f} s, all agrees")
        laid_out(Path(folder))
        rng = random.Random(_SEED)
        for _ in range(_DEATHS):
            await test_many.killed_while_answering(Path(folder), rng.random())
        say(f"killed {_DEATHS} times in the middle of answering: record and files agree each time")


def grouping(say: Callable[[str], None]) -> None:
    """How questions of blind authors are grouped, and how long a meaning takes of what was not read yet."""
    pairs.figures("test", say)
    engine = shipped.engine()
    texts = [text for path in pairs.files("learned")[:2] for one in of_author(path) for text in one.questions]
    before = time.perf_counter()
    for text in texts:
        engine.meaning(text, "fr")
    say(f"meaning of a question: {1e3 * (time.perf_counter() - before) / len(texts):.2f} ms (n={len(texts)})")
