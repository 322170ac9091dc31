"""Answers found by any of their words: which come first, what a slip or a beginning finds, what nothing finds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.review.finding import AnswerFinder, AnswerSearch
from tests.village import engine

SEARCH = AnswerSearch(engine().knowledge)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("topic:fete", "topic:fete"),
        ("Fête du village", "topic:fete"),
        ("FETE VILL", "topic:fete"),
        ("date de la fête", "topic:fete"),
        ("24 juin", "topic:fete"),
        ("fair on june", "topic:fete"),
        ("SBV", "activity:scierie"),
        ("scierie activité", "activity:scierie"),
        ("employés fournil", "headcount:fournil"),
        ("employes fourinl", "headcount:fournil"),
    ],
)
def test_an_answer_is_found_by_any_of_its_words(typed: str, first: str) -> None:
    """Id, title, phrasing, text in either language, another name of whom it is about; begun, without accents, with a slip."""
    assert SEARCH.found(typed)[0] == first


def test_a_source_finds_what_rests_on_it() -> None:
    """By a word of its title, or of its address; and nothing that rests on others."""
    known = engine().knowledge
    by_title, by_address = SEARCH.found("gazette"), SEARCH.found("gazette.example")
    assert "headcount:fournil" in by_title
    assert "headcount:fournil" in by_address
    said = {entry: known.topics[entry.partition(":")[2]].sources for entry in by_title if entry.startswith("topic:")}
    assert all("gazette" in sources for sources in said.values())


def test_what_speaks_of_every_word_hides_what_speaks_of_some() -> None:
    """One more word leaves fewer; where none speaks of all, those that speak of most are left."""
    several, fewer = SEARCH.found("fête"), SEARCH.found("fête budget")
    assert "topic:fete" in several
    assert set(fewer) < set(several)
    assert SEARCH.found("fête budget xyzzyq") == fewer


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xyzzyq"])
def test_what_says_nothing_finds_nothing(typed: str) -> None:
    """Nor does a word that no answer knows."""
    assert SEARCH.found(typed) == ()


def test_the_search_follows_what_answers() -> None:
    """It is made once for a knowledge, and anew for another: what is there no more is no longer found."""
    serving = [engine()]
    finder = AnswerFinder(lambda: serving[-1])
    first = finder.search()
    assert finder.search() is first
    serving.append(engine().saying(replace(engine().knowledge, topics={})))
    assert finder.search().found("budget") == ()
