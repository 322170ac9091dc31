"""`kamouraska new region`: the knowledge of another region, with which the program answers at once."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from bot.answers.engine import Answering, Engine
from bot.authoring import checking, new_region
from bot.authoring.new_region import NewRegionError
from bot.knowledge import reader
from bot.knowledge.staleness import DEFAULT_MONTHS

TODAY = dt.date(2026, 3, 5)
ROOT = Path(__file__).resolve().parents[2]
HERE = re.compile(r"kamouraska(?! check)|pocatière|saint-pascal|bas-saint-laurent", re.IGNORECASE)
"""The region that the program ships with; the command of that name apart."""


def base() -> dict[str, Path]:
    """The knowledge that the program came with."""
    root = ROOT / "knowledge"
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*.yaml")}


@cache
def engine() -> Engine:
    """The engine over a region begun on that day."""
    files = {inside: text.encode() for inside, text in new_region.files(base(), TODAY).items()}
    return Engine.build(reader.read_files(files), Answering(today=lambda: TODAY))


@pytest.mark.slow
def test_what_is_written_passes_every_check(tmp_path: Path) -> None:
    """No error, and no warning but that there are no test questions yet, on whatever day.

    That a phrasing of the address leads to the place of the same one is for whoever writes the real region to judge.
    """
    new_region.write(tmp_path / "region", base(), today=TODAY)
    found = checking.check(
        tmp_path / "region", tmp_path / "none", today=TODAY, months=DEFAULT_MONTHS, asking=checking.Asking(Engine.build)
    )
    assert {problem.rule for problem in found.problems} - {"over-match"} == {"no-test-questions"}
    assert not any(problem.severity == "error" for problem in found.problems)
    assert found.census is not None


def test_it_is_small_and_whole() -> None:
    """Three entities, two topics with their sources, a region, emergencies; nothing of the region that it comes from."""
    knowledge = engine().knowledge
    assert (len(knowledge.entities), len(knowledge.topics)) == (3, 2)
    assert all(topic.sources for topic in knowledge.topics.values())
    assert knowledge.region.written
    assert knowledge.emergencies is not None
    for inside, text in new_region.files(base(), TODAY).items():
        assert not HERE.search(text), inside


@pytest.mark.parametrize(
    ("question", "entry", "says"),
    [
        ("Quelle est la population de Rochebrune?", "population:rochebrune", "850"),
        ("what does the Moulin co-op do", "activity:cooperative-du-moulin", "flour"),
        ("où est la coop du Moulin?", "location:cooperative-du-moulin", "C’est à Rochebrune"),
        ("c quand la foire", "topic:foire", "septembre"),
        ("which day do I put out the blue bin?", "topic:collecte", "Tuesday"),
        ("quels sont les villages?", "kind:municipality", "Rochebrune"),
        ("list of the co-operatives", "kind:cooperative", "Coopérative du Moulin"),
        ("bonjour", "smalltalk:bonjour", "Clairval"),
    ],
)
def test_it_answers_in_both_languages(question: str, entry: str, says: str) -> None:
    """A fact, a topic, a list, small talk."""
    considered = engine().consider(question)
    assert considered.decision.entry is not None
    assert (considered.decision.entry.id, says in considered.text) == (entry, True), considered.text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("qui est le premier ministre du Canada?", "Pour le Clairval, informez-vous ici : Mairie de Rochebrune"),
        ("who won the hockey game last night?", "For Clairval, ask here: Mairie de Rochebrune"),
        ("", "Quand a lieu la foire?"),
    ],
)
def test_a_refusal_speaks_of_that_region_and_of_no_other(question: str, says: str) -> None:
    """Whom to ask is whom its `region.yaml` names."""
    considered = engine().consider(question)
    assert considered.decision.outcome == "abstain"
    assert says in considered.text
    assert not HERE.search(considered.text)


def test_what_it_is_made_from_is_missed_by_name(tmp_path: Path) -> None:
    """In a checkout whose knowledge was replaced: nothing is written, and the file is named."""
    without = {inside: path for inside, path in base().items() if inside != "intents/mayor.yaml"}
    with pytest.raises(NewRegionError, match=r"intents/mayor\.yaml"):
        new_region.write(tmp_path / "region", without, today=TODAY)
    assert not (tmp_path / "region").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """An empty folder is taken; one that holds anything, hidden or not, is refused and left as it was."""
    (tmp_path / "empty").mkdir()
    assert new_region.write(tmp_path / "empty", base(), today=TODAY)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / ".hidden").touch()
    (tmp_path / "file").touch()
    for name in ("full", "file"):
        with pytest.raises(NewRegionError):
            new_region.write(tmp_path / name, base(), today=TODAY)
    assert [path.name for path in (tmp_path / "full").iterdir()] == [".hidden"]
