"""Counts, in all and by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.evaluation.figures import as_json, counted
from bot.evaluation.labelled import Labelled
from bot.evaluation.table import COLUMNS, lines
from bot.evaluation.verdict import Judged

if TYPE_CHECKING:
    from bot.evaluation.verdict import Verdict

ANSWERED = ("right", "wrong", "missed")


def row(verdict: Verdict, author: str | None = "x", kind: str | None = "name", *, score: float = 50.0) -> Judged:
    """A question that went so."""
    expected = frozenset({"topic:a"} if verdict in ANSWERED else ())
    asked = Labelled("?", (expected,), author=author, kind=kind)
    return Judged(asked, verdict, "fr", "topic:a", score, verdict == "right")


EVERY = [row("right"), row("right"), row("wrong"), row("clarified"), row("missed"), row("refused"), row("false", "y", None)]


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


def test_the_table_shows_heaps_one_above_the_other() -> None:
    """A line in all and one a group, for each heap that has it."""
    table = list(lines({"dev": EVERY, "test": EVERY[:2]}))
    assert table[0].split() == list(COLUMNS)
    assert table[1].split() == ["all", "dev", "7", "2", "1", "1", "2", "1", "1", "0.1429"]
    assert table[2].split() == ["all", "test", "2", "2", "0", "0", "0", "0", "0", "1.0000"]
    assert [line.split()[:2] for line in table if line.startswith("  y")] == [["y", "dev"]]
    assert list(lines({"": []}))[1].split()[-1] == "—"
