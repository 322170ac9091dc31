"""Questions asked before: how near a new one comes to those that were answered, and to those that were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu import precedents
from bot.nlu.precedents import NAMES, Precedents

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = Precedents(np.eye(4, dtype=np.float32), np.array([True, True, False, False]))


def test_a_question_is_nearest_to_its_own_kind() -> None:
    """The first counts the nearest of either kind, and how much nearer the unanswered lie."""
    found = KNOWN.near(np.array([[0, 0, 0.8, 0.6]], np.float32))
    assert tuple(found) == NAMES
    assert found["none_one"] == pytest.approx(0.8)
    assert found["some_one"] == pytest.approx(0)
    assert found["none_over_some"] == pytest.approx(0.8)


def test_of_several_readings_the_nearest_counts() -> None:
    """A question told with its background is as near as the question alone."""
    alone = KNOWN.near(np.array([[0, 1, 0, 0]], np.float32))
    told = KNOWN.near(np.array([[0, 1, 0, 0], [0.5, 0.5, 0.5, 0.5]], np.float32))
    assert told["some_one"] == alone["some_one"] == 1


def test_what_is_not_counted_is_not_looked_at() -> None:
    """In learning, a question is never judged by itself."""
    counted = np.array([True, False, True, True])
    assert KNOWN.near(np.array([[0, 1, 0, 0]], np.float32), counted)["some_one"] == 0


def test_without_any_every_question_is_far() -> None:
    """A base that was learned from no question."""
    none = Precedents(np.zeros((0, 4), np.float32), np.zeros(0, np.bool_))
    assert none.near(np.eye(4, dtype=np.float32))["none_one"] == -1


def test_they_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Small integers lose less than a hundredth of a likeness."""
    path = tmp_path / "known.npz"
    rows = np.array([[0.6, 0.8, 0, 0], [0, 0.28, -0.96, 0]], np.float32)
    precedents.write(path, Precedents(rows, np.array([True, False])))
    again = precedents.read(path)
    assert again.answered.tolist() == [True, False]
    assert np.abs(again.vectors - rows).max() < 0.01
