"""Pairs of questions are made of sets: what is known to ask the same, to be a near miss, or to be another question."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from bot.training.pairs import BY_HAND, QuestionSet, of_author, paired

if TYPE_CHECKING:
    from pathlib import Path

SETS = [{"same": ["un", "deux"], "near": ["presque", "nearly"]}, {"same": ["autre"], "near": []}]


@pytest.mark.parametrize("packed", [False, True])
def test_the_sets_of_an_author_are_read_plain_or_packed(tmp_path: Path, *, packed: bool) -> None:
    """Whose they are is told by the name of the file; nothing that is printed of a set shows its questions."""
    content = "".join(f"{json.dumps(one)}\n" for one in SETS).encode()
    path = tmp_path / f"somebody.jsonl{'.gz' if packed else ''}"
    path.write_bytes(gzip.compress(content) if packed else content)
    first, second = of_author(path)
    assert (first.author, first.questions, second.questions) == ("somebody", ("un", "deux", "presque", "nearly"), ("autre",))
    assert "deux" not in repr(first)


def test_pairs_are_those_of_which_something_is_known() -> None:
    """Not two near misses of one set, and not questions of two authors, who may have asked the same."""
    one, two = QuestionSet("a", ("un", "deux"), ("presque", "nearly")), QuestionSet("a", ("autre",), ())
    stranger = QuestionSet("b", ("un",), ())
    same, near = {(0, 1)}, {(0, 2), (0, 3), (1, 2), (1, 3)}
    others = {(at, 4) for at in range(4)}
    found = list(paired([one, two, stranger]))
    assert {(i, j) for i, j, kind in found if kind == "same"} == same
    assert {(i, j) for i, j, kind in found if kind == "near"} == near
    assert {(i, j) for i, j, kind in found if kind == "other"} == others


def test_two_sets_that_were_written_by_hand_may_ask_the_same() -> None:
    """They were written a pair at a time."""
    assert list(paired([QuestionSet(BY_HAND, ("un", "deux"), ()), QuestionSet(BY_HAND, ("un",), ("presque",))])) == [
        (0, 1, "same"),
        (2, 3, "near"),
    ]
