"""When a fact must be checked again."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.knowledge.model import Fact, Source, Words
from bot.knowledge.staleness import Months, due, ended, is_stale, stale_since
from tests import village

MONTHS = Months(volatile=24, lasting=36)
INTENTS = village.knowledge().intents
SOURCES = {
    id_: Source(id_, id_, None, date, None, checked_on)
    for id_, date, checked_on in (
        ("day", "2020-03-15", "2022-01-01"),
        ("month", "2020-03", "2022-01-01"),
        ("year", "2020", "2022-01-01"),
        ("undated", None, "2022-01-01"),
        ("older", "2017-05-22", "2023-06-01"),
    )
}


def stale(intent: str, today: str, *sources: str) -> bool:
    """Whether a fact of the village with these sources is stale that day."""
    fact = Fact(intent, Words("…"), sources)
    return is_stale(fact, INTENTS[intent], SOURCES, dt.date.fromisoformat(today), MONTHS)


@pytest.mark.parametrize(
    ("source", "last_fresh", "first_stale"),
    [
        ("day", "2022-03-14", "2022-03-15"),
        ("month", "2022-03-27", "2022-03-28"),
        ("year", "2022-12-27", "2022-12-28"),
        ("undated", "2023-12-31", "2024-01-01"),
    ],
)
def test_what_changes_by_itself_is_as_old_as_its_source(source: str, last_fresh: str, first_stale: str) -> None:
    """From the source's own date, at its latest meaning; from the last reading where the source bears none."""
    assert not stale("headcount", last_fresh, source)
    assert stale("headcount", first_stale, source)


def test_what_lasts_is_as_old_as_its_last_reading() -> None:
    """An old article that was read again last year still says what it said."""
    assert not stale("activity", "2024-12-31", "day")
    assert stale("activity", "2025-01-01", "day")


def test_the_most_recent_source_counts() -> None:
    """A later source that says the same makes a fact younger, whatever the order."""
    assert not stale("headcount", "2022-01-01", "older", "day")
    assert not stale("headcount", "2022-01-01", "day", "older")
    assert not stale("activity", "2026-05-31", "day", "older")


def test_the_date_that_makes_it_stale_is_told() -> None:
    """So that the answer can say how old it is."""
    today = dt.date(2030, 1, 1)
    assert stale_since(["older", "month"], SOURCES, today, MONTHS, volatile=True) == "2020-03"
    assert stale_since(["older", "month"], SOURCES, today, MONTHS, volatile=False) == "2023-06-01"


def test_what_rests_on_nothing_known_is_not_called_old() -> None:
    """That is another rule's to tell."""
    assert stale_since(["nowhere"], SOURCES, dt.date(2030, 1, 1), MONTHS, volatile=True) is None


def test_a_confirmed_fact_is_as_old_as_its_confirmation() -> None:
    """Volatile or not; where it is older than its source, the source counts; without any source there is nothing to confirm."""
    today = dt.date(2030, 1, 1)
    for volatile in (True, False):
        assert stale_since(["day"], SOURCES, today, MONTHS, volatile=volatile, confirmed="2029-06-01") is None
    assert stale_since(["day"], SOURCES, today, MONTHS, volatile=False, confirmed="2021-01-01") == "2022-01-01"
    assert stale_since(["nowhere"], SOURCES, today, MONTHS, volatile=True, confirmed="2000-01-01") is None


@pytest.mark.parametrize(("date", "day"), [("2020-03-15", "2022-03-15"), ("2020-12", "2022-12-28"), ("2020", "2022-12-28")])
def test_what_is_due_is_stale_from_that_day_on(date: str, day: str) -> None:
    """And not the day before."""
    source = {"one": Source("one", "one", None, date, None, "2020-01-01")}
    first = due(date, MONTHS, volatile=True)
    assert first == dt.date.fromisoformat(day)
    assert stale_since(["one"], source, first, MONTHS, volatile=True) == date
    assert stale_since(["one"], source, first - dt.timedelta(days=1), MONTHS, volatile=True) is None


@pytest.mark.parametrize(
    ("today", "confirmed", "until"),
    [
        ("2026-12-31", None, None),
        ("2027-01-01", None, "2026-12-31"),
        ("2027-02-01", "2026-12-31", "2026-12-31"),
        ("2027-02-01", "2027-01-01", None),
    ],
)
def test_what_ends_on_a_known_day_holds_through_it(today: str, confirmed: str | None, until: str | None) -> None:
    """And is stale from the next one on, until somebody has read it again after its end."""
    fact = Fact("activity", Words("…"), ("older",), checked_on=confirmed, valid_until="2026-12-31")
    day = dt.date.fromisoformat(today)
    assert ended(fact, day) == until
    assert is_stale(fact, INTENTS["activity"], SOURCES, day, Months(lasting=600)) == (until is not None)
