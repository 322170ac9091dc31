"""Dates written out in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.wording.dates import written

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
