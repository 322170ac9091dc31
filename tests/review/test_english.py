"""English that is still to be written: answers before titles, most asked first; names and numbers are no copies."""

from __future__ import annotations

from bot.indexing.corrections import written
from bot.knowledge.reader import examine
from bot.knowledge.staleness import Months
from bot.review.english import Untranslated, english_to_write
from bot.review.outcome_counts import OutcomeCount
from tests.village import edited, files


def listed(*counts: OutcomeCount, **changed: str | None) -> list[Untranslated]:
    """What there is to write in the village."""
    examined = examine(files(**changed))
    assert examined.problems == ()
    return list(english_to_write(written(examined, Months(24, 36)), counts))


def count(entry: str, number: int, language: str) -> OutcomeCount:
    """So many answers of one day."""
    return OutcomeCount("2026-05-01", "web", "en" if language == "en" else "fr", "answer", "", entry, number)


def test_what_is_most_asked_in_english_comes_first() -> None:
    """Asked in French alone counts after it."""
    assert [one.entry for one in listed()] == ["activity:scierie", "topic:budget"]
    found = listed(count("activity:scierie", 9, "fr"), count("topic:budget", 1, "en"))
    assert [(one.entry, one.asked, one.told, one.lacks) for one in found] == [
        ("topic:budget", 1, 1, ("answer",)),
        ("activity:scierie", 0, 9, ("answer",)),
    ]


def test_french_that_was_copied_is_found_and_a_name_is_none() -> None:
    """Whatever the capitals; an address or a number is the same in both languages."""
    copied = edited(
        "organisations/fournil", "en: Le Fournil bakes the village bread.", "en: le Fournil cuit le pain du village"
    )
    assert next((one.entry, one.lacks) for one in listed(**copied)) == ("activity:fournil", ("copied",))
    same = edited(
        "organisations/fournil",
        "fr: Le Fournil cuit le pain du village., en: Le Fournil bakes the village bread.",
        'fr: "418 555-0123", en: "418 555-0123"',
    )
    assert "activity:fournil" not in {one.entry for one in listed(**same)}


def test_a_topic_lacks_its_title_and_its_question_too() -> None:
    """Behind answers, since whoever asks is answered."""
    half = edited("topics/fete", "title: {fr: Fête du village, en: Village fair}", "title: {fr: Fête du village}")
    found = listed(**half)
    assert (found[-1].entry, found[-1].lacks, found[-1].answers) == ("topic:fete", ("title",), False)
