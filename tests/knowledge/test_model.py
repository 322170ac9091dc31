"""The knowledge model itself: texts in two languages, phrasings, facts."""

from __future__ import annotations

import dataclasses

import pytest

from bot.knowledge.base import Lexicon
from bot.knowledge.model import LANGUAGES, Phrasings, Words
from tests import village


def test_each_language_has_its_text() -> None:
    """Asked in English, the English text; in French, the French one."""
    words = Words("moulin", "mill")
    assert [words.in_(language) for language in LANGUAGES] == ["moulin", "mill"]
    assert all(words.has(language) for language in LANGUAGES)


def test_missing_english_is_french_and_says_so() -> None:
    """The French text stands in where the English is still to be written, and `has` tells it."""
    words = Words("moulin")
    assert words.in_("en") == "moulin"
    assert words.has("fr")
    assert not words.has("en")


def test_phrasings_come_in_the_order_of_the_author() -> None:
    """French first, then English, each in the order of the file."""
    phrasings = Phrasings(fr=("b", "a"), en=("d", "c"))
    assert list(phrasings.all()) == [("fr", "b"), ("fr", "a"), ("en", "d"), ("en", "c")]
    assert list(Phrasings().all()) == []


def test_a_fact_is_found_by_its_intent() -> None:
    """The fact of an intent, or None when nothing is recorded."""
    fournil = village.knowledge().entities["fournil"]
    fact = fournil.fact("headcount")
    assert fact is not None
    assert fact.text.fr == "Le Fournil compte 12 employés (2020)."
    assert fournil.fact("mission") is None


def test_an_empty_lexicon_is_a_lexicon() -> None:
    """A base without special words needs none."""
    lexicon = Lexicon()
    assert not lexicon.texting
    assert not lexicon.elsewhere


def test_knowledge_does_not_change_under_a_question() -> None:
    """Answers under way read what they began with: no part of the model can be assigned to."""
    knowledge = village.knowledge()
    for thing in (knowledge, knowledge.entities["fournil"], knowledge.topics["fete"], knowledge.sources["gazette"]):
        name = dataclasses.fields(thing)[0].name
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(thing, name, "other")
