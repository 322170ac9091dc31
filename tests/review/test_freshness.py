"""What is to be read again: most asked first, where it stands, until somebody says that it is still so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.indexing.corrections import written
from bot.knowledge.reader import examine
from bot.knowledge.staleness import Months
from bot.review.freshness import Due, to_read_again
from bot.review.outcome_counts import OutcomeCount
from tests.village import FILES

if TYPE_CHECKING:
    from bot.review.outcome_counts import Fate

ASKED = FILES | {
    "organisations/scierie.yaml": FILES["organisations/scierie.yaml"]
    + "  headcount: {fr: La Scierie compte 5 employés (2020)., source: gazette}\n"
}


def listed(files: dict[str, str], today: str, *counts: OutcomeCount) -> list[Due]:
    """What is to be read again of these files on a day."""
    examined = examine({name: text.encode() for name, text in files.items()})
    assert examined.problems == ()
    return list(to_read_again(written(examined, Months(24, 36)), counts, dt.date.fromisoformat(today)))


def count(entry: str, number: int, fate: Fate = "answer") -> OutcomeCount:
    """So many answers of one day."""
    return OutcomeCount("2026-05-01", "web", "fr", fate, "", entry, number)


def test_what_is_asked_most_comes_first() -> None:
    """Of what is due; days put together, and complaints about an answer not counted as asking."""
    counts = [count("headcount:scierie", 2), count("headcount:scierie", 3), count("headcount:fournil", 4)]
    found = listed(ASKED, "2026-05-22", *counts, count("headcount:fournil", 9, "wrong"))
    assert [(one.entry, one.asked) for one in found] == [("headcount:scierie", 5), ("headcount:fournil", 4)]


def test_it_is_told_where_it_stands_and_where_to_look() -> None:
    """The file as an author types it, the day since when, the source that has an address."""
    first = next(one for one in listed(ASKED, "2026-05-22") if one.entry == "headcount:fournil").as_json()
    assert first["file"] == "knowledge/organisations/fournil.yaml"
    assert first["due"] == "2022-05-28"
    assert (first["source"]["id"], first["source"]["url"]) == ("gazette", "https://gazette.example/1")


def test_what_lasts_is_due_when_nobody_read_it_for_long() -> None:
    """Facts and topics, counted from the day of the last reading; what changes by itself stands before them."""
    assert {one.entry for one in listed(FILES, "2029-01-01")} == {"headcount:fournil"}
    found = [one.entry for one in listed(FILES, "2029-01-02")]
    assert found[0] == "headcount:fournil"
    assert {"activity:fournil", "said:marie", "topic:fete"} <= set(found)


def test_what_was_confirmed_is_off_the_list_for_as_long() -> None:
    """The fact alone, though another rests on the same source."""
    scierie = ASKED["organisations/scierie.yaml"].replace(
        "(2020)., source: gazette}", "(2020)., source: gazette, checked_on: 2026-05-20}"
    )
    confirmed = {**ASKED, "organisations/scierie.yaml": scierie}
    assert [one.entry for one in listed(confirmed, "2026-05-22")] == ["headcount:fournil"]
    assert {one.entry for one in listed(confirmed, "2028-05-20")} == {
        "headcount:fournil",
        "headcount:scierie",
    }


def test_a_refusal_is_never_due() -> None:
    """It says nothing that could have changed."""
    refusing = (
        "title: {fr: Cirque}\nquestion: {fr: Où est le cirque?}\nphrasings: {fr: [où est le cirque]}\nrefusal: out_of_scope\n"
    )
    assert "topic:cirque" not in {one.entry for one in listed({**FILES, "topics/cirque.yaml": refusing}, "2040-01-01")}
