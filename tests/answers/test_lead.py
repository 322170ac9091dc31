"""Where a question without a sure answer is led."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers.compose import Composer
from bot.answers.engine import Answering, Engine
from bot.answers.lead import NOWHERE, Lead, lead, likeliest
from bot.answers.refusal import Refusals
from bot.knowledge.model import Language, NextStep, Words
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.knowledge.subjects import Subject
from bot.nlu.decide import Decision
from bot.nlu.language import LanguageGuess
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Entry, Reading
from bot.nlu.pipeline import Pipeline
from tests import village

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.base import Knowledge

OUTINGS = Subject("outings", Words("les sorties", "outings"), "fete", ("fete",))
MONEY = Subject("money", Words("l’argent", "money"), "budget", ("budget",))
WEATHER = Subject("weather", Words("la météo", "the weather"), "meteo", ("meteo",))
FETE = Entry("topic", "fete")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The village, whose topics are about something."""
    base = village.knowledge()
    step = NextStep("phone", "418 555-0199", None, ("gazette",))
    reachable = replace(base.topics["fete"], actions=(step,))
    subjects = {subject.id: subject for subject in (OUTINGS, MONEY, WEATHER)}
    return replace(base, topics={**base.topics, "fete": reachable}, subjects=subjects)


def _reading(about: Mapping[str, float], *named: str, near: tuple[Candidate, ...] = ()) -> Reading:
    """A question that may be about these subjects, and names these entities."""
    kinds = {"village": "place"}
    mentions = tuple(Mention(0, 1, (Referent("entity", kinds.get(id_, "organisation"), id_),), 1.0, id_) for id_ in named)
    return Reading((), mentions, LanguageGuess(1, 0), near, about=about)


def _abstained(score: float, topic: str = "fete") -> Decision:
    """An abstention that came as near as that to a topic."""
    candidate = Candidate(Entry("topic", topic), None, f"topic:{topic}", score / 100)
    return Decision("abstain", "below_threshold", candidate, (), score)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"outings": 0.6, "money": 0.2}, Lead(subject=OUTINGS)),
        ({"outings": 0.2, "money": 0.7}, Lead(subject=MONEY)),
        ({"outings": 0.2, "money": 0.2}, NOWHERE),
        ({"work": 0.9}, NOWHERE),
        ({}, NOWHERE),
    ],
)
def test_what_a_question_is_about_leads_on(knowledge: Knowledge, about: dict[str, float], expected: Lead) -> None:
    """Unless it is not clear, or nobody of the base knows of it."""
    assert lead(_reading(about), _abstained(10.0), knowledge) == expected


def test_a_stray_word_leads_nobody_astray(knowledge: Knowledge) -> None:
    """What came nearest is offered where it is of the subject, or no subject is clear; else the subject goes first."""
    assert lead(_reading({"money": 0.8}), _abstained(40.0), knowledge) == Lead(subject=MONEY)
    assert lead(_reading({"outings": 0.8}), _abstained(40.0), knowledge) == Lead(guess=FETE)
    assert lead(_reading({}), _abstained(40.0), knowledge) == Lead(guess=FETE)
    assert lead(_reading({"money": 0.8}), _abstained(60.0), knowledge) == Lead(subject=MONEY)
    assert lead(_reading({"outings": 0.8}), _abstained(60.0), knowledge) == Lead(told=FETE)


def test_an_answer_leads_nowhere(knowledge: Knowledge) -> None:
    """Nor does a refusal that says itself who would know."""
    told = _reading({"outings": 0.9})
    for decision in (
        replace(_abstained(90.0), outcome="answer", reason=None),
        replace(_abstained(90.0), reason="not_recorded"),
        replace(_abstained(90.0), reason="out_of_scope"),
    ):
        assert lead(told, decision, knowledge) == NOWHERE


@pytest.mark.parametrize(
    ("score", "named", "told"),
    [(60.0, (), True), (60.0, ("village",), True), (40.0, (), False), (60.0, ("scierie",), False)],
)
def test_a_story_that_a_topic_meets_in_part_is_not_sent_away(
    knowledge: Knowledge, score: float, named: tuple[str, ...], *, told: bool
) -> None:
    """Unless it came less near, or asked for a detail of somebody, of whom the topic does not tell."""
    assert (lead(_reading({}, *named), _abstained(score), knowledge).told == FETE) is told


def test_beside_a_subject_nothing_of_another_is_offered() -> None:
    """Who asks for a daycare that opens early is not offered the age from which a child may work."""
    near = tuple(Candidate(Entry("topic", id_), None, f"topic:{id_}", 0.2) for id_ in ("budget", "fete"))
    assert likeliest(_reading({}, near=near)) == (Entry("topic", "budget"), FETE)
    assert likeliest(_reading({}, near=near), OUTINGS.topics) == (FETE,)


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
    monkeypatch.setattr("bot.answers.engine.lead", lambda *_: Lead(subject=OUTINGS))
    found = engine.consider(question)
    assert found.decision.outcome == "abstain"
    assert said in found.text
    assert found.suggestions[0].question == knowledge.topics["fete"].question.in_("en" if language == "en" else "fr")
    assert [action.url for action in found.actions] == ["tel:+14185550199"]


def test_what_nobody_here_knows_is_said_by_its_guide(knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Next Saturday's weather is sent to no office, whoever else the question names."""
    engine = Engine(knowledge, Pipeline.of(knowledge), Answering(today=village.today))
    monkeypatch.setattr("bot.answers.engine.lead", lambda *_: Lead(subject=WEATHER))
    found = engine.consider("will the Boisvert sawmill be dry for my barbecue on the sixth of June")
    assert found.decision.outcome == "abstain"
    assert (found.text, found.actions) == ("For the weather, look out of the window.", ())


@pytest.mark.parametrize(
    ("language", "begins"), [("fr", "Je n’ai pas la réponse exacte"), ("en", "I don’t have the exact answer")]
)
def test_what_came_close_is_told_for_what_it_is_with_its_sources(knowledge: Knowledge, language: Language, begins: str) -> None:
    """Nothing is told without a source, and nothing as if it were the answer."""
    composer = Composer(knowledge, village.today, DEFAULT_MONTHS)
    refusals = Refusals(knowledge, composer)
    found = refusals.abstain(_reading({}), _abstained(60.0), language, led=Lead(told=FETE))
    assert found.text.startswith(begins)
    assert found.text.endswith(composer.compose(FETE, language).text)
    assert found.sources == knowledge.topics["fete"].sources
