"""The learned ranking on the knowledge as it is shipped: promises about kinds of question, not about single ones."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.config import Config
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.nlu import pipeline
from bot.nlu.encoder import LETTERS
from bot.nlu.rank import model
from bot.training.wrapping import wrapped
from tests import shipped, village

if TYPE_CHECKING:
    from bot.answers.considered import Considered
    from bot.answers.engine import Engine
    from bot.nlu.model import Context, Reading
    from bot.nlu.sentences import Sentences

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def index() -> Index:
    """The real knowledge, indexed."""
    return shipped.index()


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine on it, as it ships."""
    return shipped.engine()


@pytest.fixture(scope="module")
def bold(index: Index) -> Engine:
    """The same, where a wrong answer is as bad as one refusal: how a message is split, apart from how sure its answers are."""
    return engine_on(index, Config.model_validate({"answering": {"cost_of_wrong": 1}}))


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


def test_without_the_encoder_letters_are_compared(caplog: pytest.LogCaptureFixture) -> None:
    """A machine for which the encoder has no wheel still answers; the operator's log says so."""
    knowledge = village.knowledge()
    index = Index(knowledge, pipeline.Pipeline.of(knowledge, model(LETTERS)))
    assert engine_on(index, Config()).consider("Que fait le Fournil?").decision.outcome == "answer"
    assert "the encoder is not installed" in caplog.text


def test_an_explanation_names_what_was_counted_and_a_reply_carries_none(engine: Engine) -> None:
    """Features are for whoever asks why; no question pays for them otherwise."""
    reading, _ = engine.read("Où est Optech?")
    assert reading.candidates[0].features["named"] == 1
    asked = considered(engine, "Où est Optech?").reading
    assert asked is not None
    assert not asked.candidates[0].features


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("c'est où Biopterre et qui le dirige?", ["location:biopterre", "head:biopterre"]),
        ("Who's in charge at Novika? and when did they start up?", ["head:novika", "founding:novika"]),
        ("Combien de monde travaille chez Avantis? et ça existe depuis quand?", ["headcount:avantis", "founding:avantis"]),
        (
            "When was the village of Kamouraska founded, and is Kamouraska a village or the whole area?",
            ["founding:kamouraska-village", "topic:village-ou-region"],
        ),
        ("ya tu une piscine pis ya tu des musées", ["topic:piscine", "topic:musees"]),
        ("Do you need winter tyres, and does everyone really own a snowblower", ["topic:pneus-d-hiver", None]),
    ],
)
def test_several_questions_are_answered_one_by_one(bold: Engine, text: str, entries: list[str | None]) -> None:
    """In order; a part without a name is about whom the one before it named, and what gets no answer is told."""
    found = [part.considered.decision.entry for part in considered(bold, text).parts]
    assert [entry.id if entry is not None else None for entry in found] == entries


@pytest.mark.parametrize(
    "text",
    [
        "How do I find a family doctor for the five of us, is there a waiting list?",
        "Aéroport: Québec ou Mont-Joli, lequel est mieux, et c'est combien d'heures de route?",
        "Mes employés ont un permis du Guatemala, peuvent-ils conduire au Québec et combien de temps?",
    ],
)
def test_what_leans_on_a_question_is_not_answered_as_if_it_stood_alone(engine: Engine, text: str) -> None:
    """Any waiting list, any distance, any length of time would do for the last few words; none of them was asked for."""
    parts = considered(engine, text).parts
    assert all(part.considered.decision.outcome != "answer" for part in parts[1:])


def test_one_question_costs_one_reading(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one that asks several things is read several times: the whole, twice each of four parts; a very long one whole."""
    read: list[str] = []
    whole = pipeline.Pipeline.read

    def counted(self: pipeline.Pipeline, text: str, context: Context | None = None, beside: Sentences | None = None) -> Reading:
        read.append(text)
        return whole(self, text, context, beside)

    monkeypatch.setattr(pipeline.Pipeline, "read", counted)
    engine.consider("Bonjour, on déménage au printemps. Comment trouver un logement? Merci!")
    assert len(read) == 1
    read.clear()
    engine.consider("Où est Optech? " + "Et combien? " * 40)
    assert 1 < len(read) <= 1 + 2 * 4
    read.clear()
    engine.consider("Où est Optech? " + "Et combien? " * 150)
    assert len(read) == 1


@pytest.mark.parametrize(
    ("first", "then", "entry"),
    [
        ("Parle-moi d'Optech", "c'est où?", "location:optech"),
        ("Parle-moi de l'ITAQ", "qui dirige ça?", "head:itaq"),
        ("Qui est le maire de Saint-Pascal?", "merci", None),
        ("Qui est le maire de Saint-Pascal?", "ok", None),
    ],
)
def test_few_words_are_of_the_one_spoken_of_unless_they_ask_nothing(
    engine: Engine, first: str, then: str, entry: str | None
) -> None:
    """Thanks are thanks, and not the last question again."""
    found = engine.consider(then, context=engine.consider(first).context).decision
    assert (found.outcome, found.entry.id if entry and found.entry else None) == ("answer" if entry else "smalltalk", entry)


@pytest.mark.parametrize("greeting", ["bonjour", "Bonjour!", "BONJOUR !!!"])
def test_a_greeting_in_a_conversation_asks_for_nothing(greeting: str) -> None:
    """What the knowledge greets with, word for word, is that: never what was spoken of a moment before."""
    pipeline = village.engine()
    context = pipeline.consider("Quel rang a le Fournil?").context
    assert context is not None
    decision = pipeline.consider(greeting, context=context).decision
    assert (decision.outcome, decision.score) == ("smalltalk", 100)
