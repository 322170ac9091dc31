"""What a dry run leaves out is told as a fresh build tells it, whatever is drafted; and it leaves out what it may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from bot.indexing import reach
from bot.indexing.bases import EngineBase
from bot.indexing.reach import QuickBase
from bot.nlu.encoder import LETTERS, installed
from tests.village import edited, engine

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFTED: Final[Mapping[str, Mapping[str, str | None]]] = {
    "a topic": {
        "topics__curling": """
title: {fr: Le club de curling, en: The curling club}
question: {fr: Où jouer au curling?, en: Where can I play curling?}
phrasings: {fr: [y a-t-il un club de curling au village], en: [is there a curling club]}
answer: {fr: Le club joue à l'aréna., en: The club plays at the arena.}
source: almanach
"""
    },
    "a topic less": {"topics__meteo": None},
    "a phrasing": edited("topics/fete", "date de la fête,", "date de la fête, le gros party du village c'est quand,"),
    "a fact": edited(
        "organisations/scierie",
        "facts:",
        "facts:\n  headcount: {fr: La Scierie Boisvert compte 40 employés., en: It has 40 employees., source: gazette}",
    ),
    "another fact": edited("organisations/fournil", "le pain du", "la brioche et les croissants du"),
    "a name": edited("organisations/fournil", "aliases: [", "aliases: [Chez Ti-Paul, "),
    "a correction": edited("topics/fete", "La fête a lieu le 24 juin.", "La fête a lieu le 25 juin beau temps mauvais temps."),
}
ASKED: Final = (
    "quand a lieu la fête du village",
    "c'est quand le gros party",
    "combien coûte la fête",
    "Que fait le Fournil?",
    "que fait ti-paul",
    "qui vend des croissants",
    "où jouer au curling",
    "is there a curling rink in the village",
    "Il va-tu faire beau demain?",
    "what does the sawmill do",
    "combien d'employés a la scierie",
    "qui sont les membres dorés",
    "Que fait le Fournil? Et quand a lieu la fête?",
    "y a-t-il un club de hockey au village",
    "la capitale de l'Australie?",
    "where can I buy wood",
    "bonjour",
    "merci bien",
)


@pytest.mark.parametrize("name", DRAFTED)
def test_the_claims_are_those_of_asking_everything(name: str) -> None:
    """Each kind of draft, done and taken back: outcome, entry and words."""
    one, other = EngineBase(engine()), EngineBase(engine(**DRAFTED[name]))
    for before, fresh in ((one, other), (other, one)):
        quick = QuickBase(before, EngineBase(fresh.engine))
        assert {text: quick.tell(text) for text in ASKED} == {text: fresh.tell(text) for text in ASKED}


UNLIKE: Final = "les gros chars du village sont-ils bruyants la nuit"


def _decided(question: str) -> EngineBase:
    """The base of now, which is sure of that question and found nothing near it."""
    base = EngineBase(engine())
    base.learn([((question, None), replace(EngineBase(base.engine).see(question), slack=99.0, near=frozenset()))])
    return base


@pytest.mark.skipif(installed() == LETTERS, reason="letters alone tell no likeness of meaning")
def test_a_shared_word_reaches_only_what_is_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that shares a word with a new phrasing and asks for something else is left out; one that is alike is not."""
    before, after = _decided(UNLIKE), EngineBase(engine(**DRAFTED["a topic"]))
    assert QuickBase(before, after).reaches("je veux jouer au curling à soir")
    assert not QuickBase(before, after).reaches(UNLIKE)
    monkeypatch.setattr(reach, "ALIKE", -1.0)
    assert QuickBase(before, after).reaches(UNLIKE)


def test_a_name_that_changed_needs_no_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question is like no name, and yet whoever bears it is meant."""
    monkeypatch.setattr(reach, "ALIKE", 2.0)
    question = "kessé qu'y font chez ti-paul"
    before = _decided(question)
    assert QuickBase(before, EngineBase(engine(**DRAFTED["a name"]))).reaches(question)


def test_by_letters_alone_a_shared_word_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in for the encoder tells no meaning: whatever shares a word is asked."""
    before, after = _decided(UNLIKE), EngineBase(engine(**DRAFTED["a topic"]))
    monkeypatch.setattr(reach, "LETTERS", installed())
    assert QuickBase(before, after).reaches(UNLIKE)


def test_a_great_many_changes_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Encoding them would take as long as it saves: whatever shares a word is asked."""
    before, after = _decided(UNLIKE), EngineBase(engine(**DRAFTED["a topic"]))
    monkeypatch.setattr(reach, "_MOST_SENTENCES", 2)
    assert QuickBase(before, after).reaches(UNLIKE)


def test_a_slip_in_a_new_word_needs_no_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compared before held the slip; mended, it is another question."""
    monkeypatch.setattr(reach, "ALIKE", 2.0)
    question, after = "y'a-tu un clb d curlng", EngineBase(engine(**DRAFTED["a topic"]))
    quick = QuickBase(_decided(question), EngineBase(after.engine))
    assert quick.tell(question) == after.tell(question)
    assert after.tell(question).entry == "topic:curling"
    assert not QuickBase(_decided(UNLIKE), EngineBase(after.engine)).reaches(UNLIKE)
