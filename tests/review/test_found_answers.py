"""Answers that were found, each with what tells it from the others, in the order in which they are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.knowledge.model import Fact, Words
from bot.knowledge.staleness import DEFAULT_MONTHS
from bot.review.finding import AnswerSearch
from bot.review.found_answers import found_answers, ranked
from bot.review.freshness import WrittenAnswers
from bot.review.outcome_counts import OutcomeCount, times_given
from tests.village import engine

KNOWN = engine().knowledge
SEARCH = AnswerSearch(KNOWN)
DAY = date(2022, 1, 15)
FETE, BUDGET, METEO, STAFF = "topic:fete", "topic:budget", "topic:meteo", "headcount:fournil"


def written() -> WrittenAnswers:
    """The topics of the village, and one fact, as files hold them."""
    fact = KNOWN.entities["fournil"].fact("headcount")
    assert fact is not None
    entries = {f"topic:{id_}": topic for id_, topic in KNOWN.topics.items()} | {STAFF: fact}
    return WrittenAnswers(KNOWN, entries, {entry: f"knowledge/{entry}.yaml" for entry in entries}, DEFAULT_MONTHS)


def test_the_most_asked_comes_first_and_the_rest_by_title() -> None:
    """Until something is looked for; a title is sorted as people sort it, in the language that is read."""
    every = ranked("  ", SEARCH, KNOWN, {BUDGET: 1, STAFF: 9}, "fr")
    assert every[:2] == (STAFF, BUDGET)
    assert sorted(every) == sorted(SEARCH.entries)
    assert every.index(FETE) < every.index(METEO)  # « Fête » before « Météo »
    english = ranked("", SEARCH, KNOWN, {}, "en")
    assert english.index(FETE) < english.index(METEO) < len(english)


def test_what_is_looked_for_is_ranked_by_the_search_alone() -> None:
    """However often others are asked."""
    assert ranked("fête du village", SEARCH, KNOWN, {BUDGET: 99}, "fr") == SEARCH.found("fête du village")


def test_each_bears_the_date_of_its_most_recent_source_and_why_it_is_old() -> None:
    """A source without a date gives none; what nobody recorded as asked was asked never."""
    two = tuple(found_answers([STAFF, FETE], KNOWN, written(), {STAFF: 4}, DAY, "en"))
    assert [(one.entry, one.date, one.asked, one.due) for one in two] == [(STAFF, "2020-05", 4, None), (FETE, None, 0, None)]
    assert two[1].title == "Village fair"
    (old,) = found_answers([STAFF], KNOWN, written(), {}, date(2023, 1, 15), "en")
    assert old.due is not None
    assert old.as_json("fr") == {
        "entry": STAFF,
        "title": "Headcount (Le Fournil)",
        "file": f"knowledge/{STAFF}.yaml",
        "date": "2020-05",
        "asked": 0,
        "due": old.due.since.isoformat(),
        "text": "Le Fournil compte 12 employés (2020).",
    }


def test_what_refuses_has_no_text_and_what_nobody_wrote_no_file() -> None:
    """Both are found; what is gone by now is left out."""
    told = Fact("headcount", Words("La scierie compte 3 employés."), ("gazette",))
    mill = replace(KNOWN.entities["scierie"], facts=(*KNOWN.entities["scierie"].facts, told))
    known = replace(KNOWN, entities={**KNOWN.entities, "scierie": mill})
    found = tuple(found_answers([METEO, "headcount:scierie", "topic:gone"], known, written(), {}, DAY, "fr"))
    assert [(one.entry, one.words, one.file) for one in found] == [
        (METEO, None, "knowledge/topic:meteo.yaml"),
        ("headcount:scierie", told.text, None),
    ]
    assert found[0].as_json("fr")["text"] is None


def test_only_what_was_given_as_the_answer_counts() -> None:
    """By entry, over all days and channels."""
    counts = [
        OutcomeCount("2026-05-20", "web", "fr", "answer", "", FETE, 3),
        OutcomeCount("2026-05-21", "discord", "en", "answer", "", FETE, 4),
        OutcomeCount("2026-05-22", "web", "fr", "wrong", "", FETE, 9),
    ]
    assert times_given(counts) == {FETE: 7}
