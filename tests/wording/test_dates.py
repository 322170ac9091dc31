"""Dates written out in both languages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.wording.dates import month_and_day, of_date, written

if TYPE_CHECKING:
    from bot.knowledge.model import Language


@pytest.mark.parametrize(
    ("date", "language", "expected"),
    [
        ("2017-05-22", "fr", "22 mai 2017"),
        ("2017-05-22", "en", "May 22, 2017"),
        ("2025-08-01", "fr", "1er août 2025"),
        ("2025-08-01", "en", "August 1, 2025"),
        ("2017-12", "fr", "décembre 2017"),
        ("2017-01", "en", "January 2017"),
        ("2017", "fr", "2017"),
        ("2017", "en", "2017"),
    ],
)
def test_date_is_written_as_precisely_as_it_is_known(date: str, language: Language, expected: str) -> None:
    """A day, a month or a year comes out as people of that language write it, with no precision invented."""
    assert written(date, language) == expected


@pytest.mark.parametrize("date", ["", "mai 2017", "2017-13", "2017-00-01", "2017-05-22-01"])
def test_what_is_no_date_is_refused(date: str) -> None:
    """Text that is no date raises instead of coming out as a made-up one."""
    with pytest.raises(ValueError, match=r"date|month|int"):
        written(date, "fr")


@pytest.mark.parametrize(
    ("date", "french", "english"),
    [
        ("2020", "de 2020", "2020"),
        ("2020-03", "de mars 2020", "March 2020"),
        ("2020-04", "d’avril 2020", "April 2020"),
        ("2020-08", "d’août 2020", "August 2020"),
        ("2020-10", "d’octobre 2020", "October 2020"),
        ("2020-08-01", "du 1er août 2020", "August 1, 2020"),
    ],
)
def test_a_date_follows_its_preposition(date: str, french: str, english: str) -> None:
    """As in "date d’août 2020" and "date du 1er août 2020": what French joins to the date is part of it."""
    assert of_date(date, "fr") == french
    assert of_date(date, "en") == english


@pytest.mark.parametrize(("language", "expected"), [("fr", "03/08"), ("en", "08/03")])
def test_a_day_without_its_year_is_in_the_order_of_its_language(language: Language, expected: str) -> None:
    """In French the day comes first, in English the month."""
    assert month_and_day(dt.date(2020, 8, 3), language) == expected
