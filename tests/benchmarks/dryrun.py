"""Measure the dry run: of fifty acts of staff, what it asks, and whether each claim is that of a fresh build."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.config import Config
from bot.evaluation.labelled import read as labelled
from bot.indexing.bases import EngineBase
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.indexing.reach import DRIFT, QuickBase
from bot.knowledge.files import files_of
from bot.knowledge.writer import dumped
from tests.eval import ROOT, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.answers.engine import Engine
    from bot.knowledge.base import Knowledge

SAMPLED: Final = 600
"""Questions asked of each base: half of them promises of the gate, half what blind authors asked."""
_SOURCE: Final = {"learned/sources/affiche.yaml": b"affiche: {title: Affiche, checked_on: 2026-01-10}\n"}
_TOPICS: Final = (
    ("Le club de curling", "The curling club", "y a-t-il un club de curling", "où jouer au curling", "is there a curling club"),
    ("Le salon de l'emploi", "Job fairs", "quand a lieu le salon de l'emploi", "une foire de l'emploi", "when is the job fair"),
    ("Le covoiturage", "Carpooling", "comment faire du covoiturage", "qui va à Québec le matin", "how do I find a carpool"),
    ("Les nids-de-poule", "Potholes", "à qui signaler un nid-de-poule", "la rue est pleine de trous", "report a pothole"),
    ("La piscine", "The pool", "quand ouvre la piscine", "bain libre pour les enfants", "what are the pool hours"),
    ("Les chiens", "Dogs", "faut-il une licence pour mon chien", "enregistrer un chien", "do I need a dog licence"),
)
_PHRASINGS: Final = (
    "parle-moi donc de cette affaire-là du canton",
    "je cherche de l'information là-dessus pour ma mère",
    "est-ce que ça existe encore par chez nous",
    "c'est ouvert à quelle heure le samedi",
    "combien ça coûte pour une famille",
)
_NAMES: Final = ("Les Pelleteux de nuages", "La Grosse Cabane", "Chez Ti-Paul", "GHKX", "La shop du rang")
_KINDS: Final = 5


@dataclass(frozen=True, slots=True)
class Act:
    """One act, with the same files taken back as a second one."""

    name: str
    files: Mapping[str, bytes]


def acts(knowledge: Knowledge) -> Iterator[Act]:
    """New topics, facts, phrasings, names and corrections, spread over the whole base."""
    for place, (french, english, *asked) in enumerate(_TOPICS[:_KINDS]):
        topic = {
            "title": {"fr": french, "en": english},
            "question": {"fr": f"{french}, c’est où?", "en": f"{english}, where is it?"},
            "phrasings": {"fr": asked[:2], "en": asked[2:]},
            "answer": {"fr": f"{french} : voyez le bureau municipal.", "en": f"{english}: see the municipal office."},
            "source": "affiche",
        }
        yield Act("a new topic", _SOURCE | {f"learned/topics/essai-{place}.yaml": dumped(topic)})
    picked = random.Random(7)
    topics = picked.sample(sorted(knowledge.topics), _KINDS)
    for id_, text in zip(topics, _PHRASINGS, strict=True):
        yield Act("a phrasing", {"learned/topics/essai.yaml": dumped({"adds_to": id_, "phrasings": {"fr": [text]}})})
    firms = picked.sample([one for one in knowledge.entities.values() if one.type == "organisation" and one.facts], 3 * _KINDS)
    for firm, name in zip(firms, _NAMES, strict=False):
        yield Act("a name", {"learned/organisations/essai.yaml": dumped({"adds_to": firm.id, "aliases": [name]})})
    for firm in firms[_KINDS : 2 * _KINDS]:
        told = {"fr": f"{firm.name.fr} compte 25 personnes (2026).", "en": "It has 25 people (2026).", "source": "affiche"}
        added = {"corrects": firm.id, "facts": {firm.facts[0].intent: told}}
        yield Act("a correction", _SOURCE | {"learned/organisations/essai.yaml": dumped(added)})
    open_ = [one for one in knowledge.intents.values() if one.query == "fact" and "organisation" in one.about]
    for firm in firms[2 * _KINDS :]:
        intent = picked.choice([one for one in open_ if firm.fact(one.id) is None])
        told = {"fr": f"{firm.name.fr} : c’est au bureau, le lundi.", "en": "At the office, on Mondays.", "source": "affiche"}
        yield Act(
            "a fact", _SOURCE | {"learned/organisations/essai.yaml": dumped({"adds_to": firm.id, "facts": {intent.id: told}})}
        )


def sampled() -> list[str]:
    """Questions of the gate and of blind authors, always the same."""
    picked = random.Random(11)
    gate = sorted({case.text for case in cases()})
    asked = sorted({one.question for one in labelled(sorted((ROOT / "knowledge" / "examples").glob("*.jsonl")))})
    return [*picked.sample(gate, SAMPLED // 2), *picked.sample(asked, SAMPLED // 2)]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a dry run said of one act.

    Attributes:
        reached: how many questions were asked anew. wrong: those of which it said something else than a fresh build.
        moved: the most that an answered question came nearer to another decision which was not asked anew, in points.
    """

    reached: int
    wrong: tuple[str, ...]
    moved: float


def claim(before: EngineBase, fresh: EngineBase, asked: list[str]) -> Claim:
    """Compare a dry run with a fresh build, question by question: outcome, entry and words."""
    after = EngineBase(fresh.engine)
    quick = QuickBase(before, after)
    reached = {text for text, _ in quick.reached([(text, None) for text in asked])}
    left = [text for text in asked if text not in reached]
    wrong = tuple(text for text in left if quick.tell(text) != fresh.tell(text))
    moved = max(
        (before.see(text).slack - fresh.see(text).slack for text in left if before.see(text).entry is not None), default=0.0
    )
    return Claim(len(reached), wrong, moved)


def dry_run(say: Callable[[str], None], most: int | None = None) -> None:
    """Each act, and the same taken back, on the same questions.

    Args:
        most: so many acts only.
    """
    files = dict(files_of(ROOT / "knowledge"))
    before, asked = EngineBase(_engine(files)), sampled()
    for text in asked:
        before.see(text)
    claims: list[Claim] = []
    for act in islice(acts(before.engine.knowledge), most):
        started = time.perf_counter()
        fresh = EngineBase(_engine({**files, **act.files}))
        built = time.perf_counter() - started
        for text in asked:
            fresh.see(text)
        for name, found in ((act.name, claim(before, fresh, asked)), (f"undo: {act.name}", claim(fresh, before, asked))):
            claims.append(found)
            told = f"built in {built:.1f} s, {found.reached} asked, {len(found.wrong)} wrong, moved {found.moved:.2f}"
            say(f"{name:20} {told} {' | '.join(found.wrong[:3])}")
    reached, wrong = statistics.median(one.reached for one in claims), sum(len(one.wrong) for one in claims)
    moved = max(one.moved for one in claims)
    say(
        f"{len(claims)} acts, {len(asked)} questions each: {wrong} wrong; {reached:.0f} asked anew (median); of those left out "
        f"none that is answered moved more than {moved:.2f} points ({DRIFT} are counted)"
    )


def _engine(files: Mapping[str, bytes]) -> Engine:
    return engine_on(Index.build(files, "knowledge"), Config())


if __name__ == "__main__":
    dry_run(lambda line: print(line, flush=True))  # noqa: T201 - a benchmark
