"""What `python -m tests.kinds` counts and prints."""

from __future__ import annotations

from bot.evaluation.labelled import Labelled
from bot.evaluation.verdict import Judged
from tests import kinds


def judged(kind: str, verdict: str) -> Judged:
    """A question of a kind, and what became of it."""
    asked = Labelled("une question", (frozenset({"topic:a"}),), author="a", kind=kind)
    return Judged(asked, verdict, "fr", None, 50, None)  # type: ignore[arg-type]


def test_a_right_refusal_is_as_good_as_a_right_answer() -> None:
    """And what only opens a conversation is not counted."""
    rows = [judged("year", "refused"), judged("year", "false"), judged("double", "right"), judged("opening", "right")]
    assert kinds.counted(rows) == {"double": (1, 1), "year": (1, 2)}


def test_heaps_stand_side_by_side_and_no_question_is_printed() -> None:
    """One line a kind, one for all, also where a heap lacks a kind."""
    printed = list(kinds.lines({"dev": {"year": (1, 2), "double": (1, 1)}, "test": {"year": (3, 4)}}))
    assert [line.split() for line in printed] == [
        ["dev", "test"],
        ["double", "1", "of", "1", "100%", "0", "of", "0"],
        ["year", "1", "of", "2", "50%", "3", "of", "4", "75%"],
        ["all", "kinds", "2", "of", "3", "67%", "3", "of", "4", "75%"],
    ]
