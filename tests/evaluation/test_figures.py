"""Counts, intervals, calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.evaluation.figures import as_json, calibration_error, counted, interval, shares
from bot.evaluation.labelled import Labelled
from bot.evaluation.table import COLUMNS, lines
from bot.evaluation.verdict import Judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.evaluation.verdict import Verdict

ANSWERED = ("right", "wrong", "missed")


def row(verdict: Verdict, author: str | None = "x", kind: str | None = "name", *, score: float = 50.0) -> Judged:
    """A question that went so."""
    expected = frozenset({"topic:a"} if verdict in ANSWERED else ())
    asked = Labelled("?", (expected,), author=author, kind=kind)
    return Judged(asked, verdict, "fr", "topic:a", score, verdict == "right")


EVERY = [row("right"), row("right"), row("wrong"), row("clarified"), row("missed"), row("refused"), row("false", "y", None)]


def _utility(rows: Sequence[Judged]) -> float:
    return shares(rows).utility


def test_the_counts_add_up_and_the_utility_follows() -> None:
    """Each question is in one of five; a clarify and a needless refusal count nothing."""
    found = counted(EVERY)
    assert (found.right, found.wrong, found.clarified, found.abstained, found.false) == (2, 1, 1, 2, 1)
    assert (found.n, found.rightly_refused, found.answerable) == (7, 1, 4)
    assert found.utility == pytest.approx((2 + 1 - 1 - 1) / 7)
    assert counted([]).utility is None


def test_groups_hold_what_bears_their_name() -> None:
    """A line without an author or a kind is counted in all alone."""
    told = as_json([*EVERY, row("right", None, None)])
    assert told["n"] == 8
    assert {name: group["n"] for name, group in told["by_author"].items()} == {"x": 6, "y": 1}
    assert {name: group["n"] for name, group in told["by_kind"].items()} == {"name": 6}
    assert {name: group["n"] for name, group in told["by_language"].items()} == {"fr": 8}
    assert told["by_author"]["y"]["utility"] == -1.0


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


def test_the_table_shows_heaps_one_above_the_other() -> None:
    """A line in all and one a group, for each heap that has it."""
    table = list(lines({"dev": EVERY, "test": EVERY[:2]}))
    assert table[0].split() == list(COLUMNS)
    assert table[1].split() == ["all", "dev", "7", "2", "1", "1", "2", "1", "1", "0.1429"]
    assert table[2].split() == ["all", "test", "2", "2", "0", "0", "0", "0", "0", "1.0000"]
    assert [line.split()[:2] for line in table if line.startswith("  y")] == [["y", "dev"]]
    assert list(lines({"": []}))[1].split()[-1] == "—"
