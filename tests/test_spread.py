"""Shares, intervals, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evaluation.test_figures import EVERY, row
from tests.spread import calibration_error, interval, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evaluation.verdict import Judged


def _utility(rows: Sequence[Judged]) -> float:
    return shares(rows).utility


def test_shares_are_of_those_that_can_go_so() -> None:
    """Right and wrong of what has an answer, false of what has none."""
    found = shares(EVERY)
    assert found.right == 0.5
    assert found.wrong == found.missed == 0.25
    assert found.false == pytest.approx(1 / 3)
    assert shares([]) == (0, 0, 0, 0, 0, 0)


def test_an_interval_goes_over_authors() -> None:
    """One author's questions stay together: with two who differ in everything, it spans both; with one, it has no width."""
    two = [row("right", "x")] * 30 + [row("wrong", "y")] * 30
    assert interval(two, _utility) == (-1.0, 1.0)
    assert interval(two[:30], _utility) == (1.0, 1.0)
    alike = [row(verdict, author) for author in "abcdefgh" for verdict in ("right", "wrong", "right", "right")]
    assert interval(alike, _utility) == (0.5, 0.5)


def test_calibration_compares_the_score_with_what_was_right() -> None:
    """Scores that keep what they promise have no error; ones that never hold are as wrong as they are high."""
    kept = [
        row("right" if number < score // 10 else "wrong", score=score) for score in range(0, 100, 10) for number in range(10)
    ]
    assert calibration_error(kept) == pytest.approx(0)
    assert calibration_error([row("wrong", score=90)] * 20) == pytest.approx(0.9)
    assert calibration_error([]) == 0


def test_calibration_is_over_bins_of_as_many_questions_each() -> None:
    """Where scores lie near each other, bins of equal width would be one, and the too low would hide the too high."""
    crowded = [row("right", score=91)] * 50 + [row("wrong", score=99)] * 50
    assert calibration_error(crowded) == pytest.approx((0.09 + 0.99) / 2)
