"""When a fact must be checked again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.knowledge.model import Fact, Source, Words
from bot.knowledge.staleness import Months, Stale, dated, stale
from tests import village

MONTHS = Months(volatile=24, lasting=36)
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
KNOWLEDGE = replace(village.knowledge(), sources=SOURCES)


def found(intent: str, today: str, *sources: str, checked_on: str | None = None) -> Stale | None:
    """Why a fact of the village with these sources is stale that day."""
    fact = Fact(intent, Words("…"), sources, checked_on=checked_on)
    return stale(fact, KNOWLEDGE, dt.date.fromisoformat(today), MONTHS)


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
    assert not found("headcount", last_fresh, source)
    assert found("headcount", first_stale, source)


def test_what_lasts_is_as_old_as_its_last_reading() -> None:
    """An old article that was read again last year still says what it said."""
    assert not found("activity", "2024-12-31", "day")
    assert found("activity", "2025-01-01", "day")


def test_the_most_recent_source_counts() -> None:
    """A later source that says the same makes a fact younger, whatever the order."""
    assert not found("headcount", "2022-01-01", "older", "day")
    assert not found("headcount", "2022-01-01", "day", "older")
    assert not found("activity", "2026-05-31", "day", "older")


def test_the_reason_its_date_and_the_first_day_are_told() -> None:
    """So that the answer can say how old it is, and staff since when it waits."""
    assert found("headcount", "2030-01-01", "older", "month") == Stale("volatile", "2020-03", dt.date(2022, 3, 28))
    assert found("activity", "2030-01-01", "older", "month") == Stale("lasting", "2023-06-01", dt.date(2026, 6, 1))


def test_what_rests_on_nothing_known_is_not_called_old() -> None:
    """That is another rule's to tell."""
    assert found("headcount", "2030-01-01", "nowhere") is None
    assert found("headcount", "2030-01-01", "nowhere", checked_on="2000-01-01") is None


def test_a_confirmed_fact_is_as_old_as_its_confirmation() -> None:
    """Volatile or not; where it is older than its source, the source counts."""
    for intent in ("headcount", "activity"):
        assert found(intent, "2030-01-01", "day", checked_on="2029-06-01") is None
    assert dated(["day"], SOURCES, volatile=False, confirmed="2021-01-01") == "2022-01-01"


def test_a_topic_is_asked_as_a_fact_is() -> None:
    """As old as its last reading, or as the day on which somebody confirmed it; past its end before all else."""
    fair, today = replace(KNOWLEDGE.topics["fete"], sources=("day",)), dt.date(2030, 1, 1)
    assert stale(fair, KNOWLEDGE, today, MONTHS) == Stale("lasting", "2022-01-01", dt.date(2025, 1, 1))
    assert stale(replace(fair, checked_on="2029-06-01"), KNOWLEDGE, today, MONTHS) is None
    over = stale(replace(fair, valid_until="2029-12-01"), KNOWLEDGE, today, MONTHS)
    assert over == Stale("ended", "2029-12-01", dt.date(2029, 12, 2))


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
    why = stale(fact, KNOWLEDGE, dt.date.fromisoformat(today), Months(lasting=600))
    assert (why and (why.why, why.date)) == (until and ("ended", until))
