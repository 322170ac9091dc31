"""Numbers as each language writes them."""

from __future__ import annotations

import pytest

from bot.wording.numbers import grouped, percent


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [(7, "7", "7"), (1696, "1\u00a0696", "1,696"), (1234567, "1\u00a0234\u00a0567", "1,234,567")],
)
def test_thousands_are_set_apart(number: int, french: str, english: str) -> None:
    """By a space that does not break in French, by a comma in English."""
    assert (grouped(number, "fr"), grouped(number, "en")) == (french, english)


@pytest.mark.parametrize(("part", "whole", "share"), [(161, 595, 27), (0, 595, 0), (0, 0, 0), (5, 5, 100)])
def test_a_share_is_told_in_hundredths(part: int, whole: int, share: int) -> None:
    """Of nothing it is none."""
    assert (percent(part, whole, "fr"), percent(part, whole, "en")) == (f"{share}\u00a0%", f"{share}%")
