"""The learned ranking on the knowledge as it is shipped: promises about kinds of question, not about single ones."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answers.engine import Engine
from bot.config import Config
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge import reader
from bot.nlu import pipeline, ranking
from bot.training.wrapping import wrapped
from tests import village

if TYPE_CHECKING:
    from bot.answers.engine import Considered

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine on the real knowledge."""
    return engine_on(Index.of(reader.read(ROOT / "knowledge")), Config())


def considered(engine: Engine, text: str) -> Considered:
    """What becomes of a question that stands alone."""
    return engine.consider(text)


def test_courtesies_and_a_told_background_leave_an_answer_as_it_is(engine: Engine) -> None:
    """Of the shown questions of all topics, each wrapped once, at least nine in ten keep their answer."""
    chance = random.Random(5)
    kept = asked = 0
    for topic in list(engine.knowledge.topics.values())[::6]:
        plain = considered(engine, topic.question.fr).decision
        if plain.outcome != "answer" or plain.entry is None:
            continue
        asked += 1
        again = considered(engine, wrapped(topic.question.fr, "fr", chance)).decision
        kept += again.outcome == "answer" and again.entry == plain.entry
    assert asked >= 15
    assert kept >= 0.8 * asked


@pytest.mark.parametrize(
    "text",
    [
        "Qui est le maire de Saint-Wenceslas-du-Fjord?",
        "Combien d'employés chez Plastiques Orvalou inc.?",
        "What is the population of Sainte-Clothilde-du-Lac?",
        "l'adresse de la boulangerie Trufontaine",
    ],
)
def test_what_nobody_here_is_called_gets_no_neighbours_answer(engine: Engine, text: str) -> None:
    """A name that nobody here bears is a reason to refuse, however well the rest of the question fits."""
    assert considered(engine, text).decision.outcome == "abstain"


def test_an_answer_is_found_by_what_it_says(engine: Engine) -> None:
    """Each candidate was retrieved; the score is a chance, 0 to 100, and the best stands first."""
    reading, decision = engine.read("Où peut-on apprendre le français quand on arrive?")
    scores = [candidate.score for candidate in reading.candidates]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    assert decision.outcome == "answer"


def test_a_small_base_is_read_by_rules() -> None:
    """What was learned on hundreds of labels says nothing about a handful."""
    assert pipeline.Pipeline.of(village.knowledge()).ranking is None


def test_without_the_encoder_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine for which the encoder has no wheel still answers; the operator's log says so."""
    monkeypatch.setattr(ranking, "installed", lambda: None)
    monkeypatch.setattr(pipeline, "FEWEST_LABELS", 1)
    assert Engine.build(village.knowledge()).consider("Que fait le Fournil?").decision.outcome == "answer"
