"""Answers in words: the question that each answers, and what it says."""

from __future__ import annotations

import pytest

from bot.nlu.answer_words import AnswerWords, in_words
from bot.nlu.model import MORE_THAN, Entry
from tests import village

KNOWLEDGE = village.knowledge()


@pytest.mark.parametrize(
    ("entry", "french", "english"),
    [
        (
            Entry("topic", "fete"),
            AnswerWords("Quand a lieu la fête?", "La fête a lieu le 24 juin."),
            AnswerWords("When is the fair?", "The fair is on 24 June."),
        ),
        (
            Entry("topic", "meteo"),
            AnswerWords("Quel temps fera-t-il?", "Pour la météo, regardez par la fenêtre."),
            AnswerWords("What will the weather be?", "For the weather, look out of the window."),
        ),
        (
            Entry("fact", "activity", ("fournil",)),
            AnswerWords("Que fait le Fournil?", "Le Fournil cuit le pain du village."),
            AnswerWords("What does Le Fournil do?", "Le Fournil bakes the village bread."),
        ),
        (
            Entry("fact", "headcount", ("fournil", "scierie")),
            AnswerWords("Combien d'employés a le Fournil, la Scierie Boisvert?", "Le Fournil compte 12 employés (2020)."),
            AnswerWords("How many employees has Le Fournil, Scierie Boisvert?", "Le Fournil has 12 employees (2020)."),
        ),
        (
            Entry("relation", "rank", ("fournil",)),
            AnswerWords("le Fournil est-il membre?", "Or"),
            AnswerWords("Is Le Fournil a member?", "Gold"),
        ),
        (
            Entry("relation", "rank", ("ecole",)),
            AnswerWords("l'École du Rang est-il membre?", ""),
            AnswerWords("Is École du Rang a member?", ""),
        ),
        (
            Entry("list", "of_rank", (), (("rank", "gold"), (MORE_THAN, "3"))),
            AnswerWords("Qui sont les membres Or?", ""),
            AnswerWords("Who are the Gold members?", ""),
        ),
        (Entry("smalltalk", "bonjour"), AnswerWords("bonjour", "Bonjour!"), AnswerWords("hello", "Hello!")),
    ],
)
def test_what_is_read_of_an_answer(entry: Entry, french: AnswerWords, english: AnswerWords) -> None:
    """Facts and topics are read by their texts, relations by what they tie to, lists by their question."""
    assert in_words(entry, KNOWLEDGE, "fr") == french
    assert in_words(entry, KNOWLEDGE, "en") == english


def test_a_profile_is_read_by_what_describes_it() -> None:
    """As the search by description does."""
    found = in_words(Entry("profile", "profile", ("fournil",)), KNOWLEDGE, "fr")
    assert found.question == "Parle-moi du Fournil"
    assert found.text.startswith("Le Fournil. Le Fournil cuit le pain")
