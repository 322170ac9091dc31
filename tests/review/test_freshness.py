"""What is to be read again: most asked first, where it stands, until somebody says that it is still so."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.indexing.corrections import written
from bot.knowledge.reader import examine
from bot.knowledge.staleness import Months
from bot.review.errors import ReviewError
from bot.review.freshness import HANDFUL, Due, ReadAgain, to_read_again
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
    return list(whole(files, today, *counts).due)


def whole(files: dict[str, str], today: str, *counts: OutcomeCount, links: str = "") -> ReadAgain:
    """All that there is to do with these files on a day."""
    examined = examine({name: text.encode() for name, text in files.items()})
    assert examined.problems == ()
    wrote = replace(written(examined, Months(24, 36)), links=links)
    return to_read_again(wrote, counts, dt.date.fromisoformat(today))


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


def test_what_perishes_comes_before_what_is_asked_more() -> None:
    """Who holds an office, a price, an hour: wrong from one day to the next. Then what is asked most."""
    text = FILES["topics/fete.yaml"]
    priced = FILES | {"topics/prix.yaml": text.replace("La fête a lieu le 24 juin.", "Le billet coûte 12 $.")}
    found = listed(priced, "2032-01-01", count("activity:fournil", 9), count("topic:prix", 1))
    places = {one.entry: place for place, one in enumerate(found)}
    assert {one.entry: one.perishes for one in found}["topic:prix"]
    assert places["topic:prix"] < places["headcount:fournil"] < places["activity:fournil"] < places["topic:fete"]


def report(**states: str) -> str:
    """What a look at addresses told; names of hosts and their states."""
    told = {"status": 404, "leads_to": "https://new.example/", "cause": "no route", "in": ["sources:gazette"]}
    return json.dumps({"links": [{"url": url, "state": state, **told} for url, state in states.items()]})


def test_dead_links_arrive_with_the_answers_that_give_them() -> None:
    """What is gone, silent or moved and still stands in the files; what answers, or was mended since, does not."""
    links = report(**{"https://gazette.example/1": "gone", "https://other.example/": "gone"})
    found = whole(FILES, "2026-05-22", count("headcount:fournil", 4), links=links).links
    assert [(one.url, one.state) for one in found] == [("https://gazette.example/1", "gone")]
    assert "headcount:fournil" in found[0].entries
    assert found[0].asked == 4
    assert found[0].told("fr") == "n’existe plus, répond 404"
    assert whole(FILES, "2026-05-22", links=report(**{"https://gazette.example/1": "fine"})).links == ()
    assert whole(FILES, "2026-05-22", links=report(**{"https://gazette.example/1": "unsure"})).links == ()


def test_a_report_that_is_none_is_told() -> None:
    """Somebody edited it: the desk says so, with its name."""
    for text in ("[", "[]", '{"links": [{}]}'):
        with pytest.raises(ReviewError, match=r"links\.json"):
            whole(FILES, "2026-05-22", links=text)


def test_a_handful_is_told_and_links_leave_room_for_the_rest() -> None:
    """Five at most; two links of many while other things wait, and all the places where nothing does."""
    one = whole(FILES, "2026-05-22", links=report(**{"https://gazette.example/1": "gone"}))
    many = ReadAgain(one.due * 9, one.links * 9)
    assert len(many.handful()) == HANDFUL
    assert sum(isinstance(each, Due) for each in many.handful()) == 3
    assert len(ReadAgain((), one.links * 9).handful()) == HANDFUL
    assert ReadAgain((), ()).handful() == ()


def test_what_no_longer_holds_stands_before_all_else() -> None:
    """From the day after its last one, whatever is asked more; and not before."""
    ends = FILES["topics/fete.yaml"] + "valid_until: 2026-05-20\n"
    files = {**ASKED, "topics/fete.yaml": ends}
    assert "topic:fete" not in {one.entry for one in listed(files, "2026-05-20")}
    first = listed(files, "2026-05-21", count("headcount:fournil", 9))[0].as_json()
    assert (first["entry"], first["due"], first["valid_until"], first["perishes"]) == (
        "topic:fete",
        "2026-05-21",
        "2026-05-20",
        True,
    )
