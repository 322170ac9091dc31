"""Entities are ordered by their numbers, each with its date; what has no number is left out."""

from __future__ import annotations

import pytest

from bot.answers.actions import Actions
from bot.answers.compose import Composer
from bot.nlu.model import MORE_THAN, Entry
from tests import village

MOST = """
title: {fr: Plus grands employeurs, en: Largest employers}
ask: {fr: "Qui emploie le plus de monde?", en: "Who employs the most people?"}
about: [organisation]
query: ranking
fact: headcount
phrasings:
  fr:
    - qui emploie le plus de monde
    - quels employeurs ont plus de gens
    - quels employeurs ont moins de gens
  en: ["who employs the most people", "employers with more than some employees", "largest employer"]
"""
SCIERIE = village.FILES["organisations/scierie.yaml"].replace(
    "facts:",
    """facts:
  headcount:
    fr: La Scierie Boisvert compte 1 200 employés (2021).
    source: gazette
    amount: {value: 1200, unit: employees, as_of: 2021-03}""",
)


def said(question: str) -> str:
    """What is said of the likeliest answer in a village that ranks its employers, however sure it is."""
    engine = village.engine(intents__most=MOST, organisations__scierie=SCIERIE)
    reading, _ = engine.read(question)
    return engine.compose(reading.candidates[0].entry, "fr").text


def test_the_most_comes_first_with_date() -> None:
    """A number without its date would be a claim about today."""
    text = said("qui emploie le plus de monde")
    assert text.index("Scierie Boisvert : 1\u00a0200 employés (mars 2021)") < text.index("Le Fournil : 12 employés (mai 2020)")
    assert "Forge" not in text


@pytest.mark.parametrize(
    ("question", "held", "left"),
    [
        ("quels employeurs ont plus de 100 gens", "Scierie", "Fournil"),
        ("employers with more than 100 employees", "200 employés", "Fournil"),
        ("quels employeurs ont moins de 100 gens", "Fournil", "Scierie"),
    ],
)
def test_a_number_in_the_question_is_a_limit(question: str, held: str, left: str) -> None:
    """A limit such as "more than 100" leaves out those that have fewer."""
    text = said(question)
    assert held in text
    assert left not in text


def test_no_one_of_that_size_is_said_to_be_unknown_not_absent() -> None:
    """The records are not the whole region."""
    assert "n’en connais pas" in said("quels employeurs ont plus de 90000 gens")


def test_the_first_is_then_that_of_the_ranking() -> None:
    """And not of what was listed before it: who reads a ranking points into that one."""
    engine = village.engine(intents__most=MOST, organisations__scierie=SCIERIE)
    compared = engine.consider("quel rang a le Fournil et la scierie")
    ranked = engine.consider("qui emploie le plus de monde", context=compared.context)
    assert ranked.decision.entry is not None
    assert ranked.decision.entry.kind == "ranking"
    assert "scie du bois" in engine.consider("que fait la première?", context=ranked.context).text


def test_no_more_can_be_pointed_at_than_is_shown() -> None:
    """Of the eleventh of a ranking only that there is one is said."""
    many = {
        f"organisations__x{n}": f"name: Atelier {n}\nfacts:\n  headcount:\n    fr: '{n} employés.'\n"
        f"    source: gazette\n    amount: {{value: {n}, unit: employees, as_of: 2021-03}}\n"
        for n in range(20, 32)
    }
    composer = Composer(village.knowledge(intents__most=MOST, **many), village.today)
    assert composer.shown(Entry("ranking", "most")) == tuple(f"x{n}" for n in range(31, 21, -1))


def test_of_a_ranking_of_one_the_steps_stand_beside_it() -> None:
    """As beside a list of one: who is told of one organisation may want to reach it."""
    one = SCIERIE + "actions: [{kind: phone, value: '811', label: {fr: Bureau, en: Office}, source: gazette}]\n"
    knowledge = village.knowledge(intents__most=MOST, organisations__scierie=one)
    actions = Actions(knowledge, Composer(knowledge, village.today).shown)
    assert actions.beside(Entry("ranking", "most"), "fr") == ()
    of_one = Entry("ranking", "most", (), ((MORE_THAN, "100"),))
    assert [action.url for action in actions.beside(of_one, "fr")] == ["tel:811"]
