"""Measure the dry run of an answer over 2,000 stored questions: quick and full, and whether they report the same."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answers.engine import Engine
from bot.indexing.bases import HAIR, EngineBase, QuickBase
from bot.knowledge.files import files_of
from bot.knowledge.reader import read_files
from bot.knowledge.writer import dumped
from bot.review.dry_run import Test, replay
from tests.eval import ROOT, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

STORED: Final = 2000
_CURLING: Final = """\
title: {fr: Le club de curling, en: The curling club}
question: {fr: Où jouer au curling?, en: Where to play curling?}
phrasings:
  fr: [où jouer au curling, y a-t-il un club de curling, quand est ouvert le club de curling]
  en: [where can I play curling, is there a curling club]
answer: {fr: Le club de curling ouvre en octobre., en: The curling club opens in October.}
source: curling
"""
_JOBS: Final = """\
title: {fr: Les salons de l'emploi, en: Job fairs}
question: {fr: Quand a lieu le salon de l'emploi?, en: When is the job fair?}
phrasings:
  fr: [quand a lieu le salon de l'emploi, y a-t-il une foire de l'emploi bientôt, salon des employeurs à La Pocatière]
  en: [when is the job fair, is there a career fair]
answer: {fr: Le salon a lieu en mars., en: The fair is held in March.}
source: curling
"""


def changes(files: Mapping[str, bytes]) -> Iterator[tuple[str, dict[str, bytes]]]:
    """What staff do: a topic far from all others, one amid them, a phrasing more, a name more."""
    source = {"learned/sources/curling.yaml": b"curling: {title: Affiche, checked_on: 2026-01-10}\n"}
    yield "a topic of its own", source | {"learned/topics/curling.yaml": _CURLING.encode()}
    yield "a topic amid others", source | {"learned/topics/salon.yaml": _JOBS.encode()}
    topic, place = (next(file for file in sorted(files) if file.startswith(start)) for start in ("topics/", "organisations/"))
    more = {"adds_to": Path(topic).stem, "phrasings": {"fr": ["parle-moi donc de cette affaire-là du canton"]}}
    yield "a phrasing", {"learned/topics/more.yaml": dumped(more)}
    name = {"adds_to": Path(place).stem, "aliases": ["Les Pelleteux de nuages"]}
    yield "a name", {"learned/organisations/more.yaml": dumped(name)}


def dry_run(say: Callable[[str], None]) -> None:
    """Each change tried on the same questions; the base of now was asked before, as it is while the program runs."""
    files = dict(files_of(ROOT / "knowledge"))
    before = EngineBase(Engine.build(read_files(files, "knowledge")))
    tests = [Test("x", "answered", case.text) for case in list(cases())[:STORED]]
    started = time.perf_counter()
    for test in tests:
        before.tell(test.question)
    say(f"{len(tests)} questions asked of the base of now, once and ahead: {time.perf_counter() - started:.2f} s")
    for name, changed in changes(files):
        engine = Engine.build(read_files(files | changed, "knowledge"))
        after = EngineBase(engine)
        started = time.perf_counter()
        quick = replay((), tests, before, QuickBase(before, after))
        took, asked = time.perf_counter() - started, after.asked
        full_base = EngineBase(engine)
        started = time.perf_counter()
        full = replay((), tests, before, full_base)
        same = "the same report" if quick == full else "ANOTHER REPORT"
        say(f"{name:20} quick {took:5.2f} s ({asked} asked), full {time.perf_counter() - started:5.2f} s: {same}")
        say(
            f"{'':20} most that a score moved which was not asked anew: {_moved(before, full_base, after, tests):.2f} of {HAIR}"
        )


def _moved(before: EngineBase, full: EngineBase, asked: EngineBase, tests: list[Test]) -> float:
    """How far a decision came nearer to another one, of the questions that the quick run did not ask."""
    left = [test.question for test in tests if not asked.knows(test.question)]
    return max((before.see(text).slack - full.see(text).slack for text in left), default=0.0)
