"""What an unsure question is about, and whom it is led to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.compose import Composer
from bot.answers.engine import Answering, Engine
from bot.answers.nearest import closest
from bot.answers.refusal import Refusals
from bot.answers.subjects import subject_of
from bot.knowledge.model import Knowledge, Language, NextStep, Words
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.knowledge.subjects import Subject
from bot.nlu.decide import Decision
from bot.nlu.language import LanguageGuess
from bot.nlu.model import Candidate, Entry, Reading
from bot.nlu.pipeline import Pipeline
from tests import village

OUTINGS = Subject("outings", Words("les sorties", "outings"), "fete", ("fete",))
MONEY = Subject("money", Words("l’argent", "money"), "budget", ("budget",))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The village, whose topics are about something; `meteo` is about nothing that anybody here would know."""
    base = village.knowledge()
    step = NextStep("phone", "418 555-0199", None, ("gazette",))
    reachable = replace(base.topics["fete"], actions=(step,))
    return replace(base, topics={**base.topics, "fete": reachable}, subjects={"outings": OUTINGS, "money": MONEY})


def _near(**scores: float) -> Reading:
    """A question that came near to these topics."""
    found = sorted(scores.items(), key=lambda pair: -pair[1])
    candidates = tuple(Candidate(Entry("topic", id_), None, f"topic:{id_}", score / 100) for id_, score in found)
    return Reading((), (), LanguageGuess(1, 0), candidates)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"fete": 20.0, "budget": 2.0}, OUTINGS),
        ({"budget": 12.0, "fete": 3.0}, MONEY),
        ({"fete": 20.0, "budget": 18.0}, None),
        ({"fete": 2.0}, None),
        ({"fete": 10.0, "meteo": 20.0}, None),
        ({}, None),
    ],
)
def test_what_most_came_near_to_says_what_it_is_about(
    knowledge: Knowledge, scores: dict[str, float], expected: Subject | None
) -> None:
    """Unless two stand as near, all are far, or what is nearest is about nothing."""
    assert subject_of(_near(**scores), knowledge) == expected


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("ya tu un party de village avec des danseurs", "fr", "Pour les sorties, voici qui saurait."),
        ("is there some village party with dancers", "en", "For outings, here is who would know."),
    ],
)
def test_who_gets_no_answer_is_told_who_would_know(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, question: str, language: str, said: str
) -> None:
    """In a sentence, with the steps of the guide, which is offered."""
    engine = Engine(knowledge, Pipeline.of(knowledge), Answering(today=village.today))
    monkeypatch.setattr("bot.answers.engine.subject_of", lambda _reading, _knowledge: OUTINGS)
    found = engine.consider(question)
    assert found.decision.outcome == "abstain"
    assert said in found.text
    assert found.suggestions[0].question == knowledge.topics["fete"].question.in_("en" if language == "en" else "fr")
    assert [action.url for action in found.actions] == ["tel:+14185550199"]


def _abstained(score: float) -> Decision:
    """An abstention that came as near as that to what the feast costs."""
    candidate = Candidate(Entry("topic", "fete"), None, "topic:fete", score / 100)
    return Decision("abstain", "below_threshold", candidate, (), score)


@pytest.mark.parametrize(
    ("score", "named", "told"),
    [(60.0, [], True), (60.0, ["village"], True), (40.0, [], False), (60.0, ["scierie"], False)],
)
def test_a_story_that_a_topic_meets_in_part_is_not_sent_away(
    knowledge: Knowledge, score: float, named: list[str], told: bool
) -> None:
    """Unless it came less near, or asked for a detail of somebody, of whom the topic does not tell."""
    entities = [knowledge.entities[id_] for id_ in named]
    assert closest(_abstained(score), entities) == (Entry("topic", "fete") if told else None)


@pytest.mark.parametrize(("language", "begins"), [("fr", "Je ne suis pas sûr"), ("en", "I am not sure")])
def test_what_came_close_is_told_for_what_it_is_with_its_sources(knowledge: Knowledge, language: Language, begins: str) -> None:
    """Nothing is told without a source, and nothing as if it were the answer."""
    composer = Composer(knowledge, village.today, DEFAULT_MONTHS)
    found = Refusals(knowledge, composer, "MRC", "https://mrc.example").abstain(_near(fete=60.0), _abstained(60.0), language)
    assert found.text.startswith(begins)
    assert found.text.endswith(composer.compose(Entry("topic", "fete"), language).text)
    assert found.sources == knowledge.topics["fete"].sources
