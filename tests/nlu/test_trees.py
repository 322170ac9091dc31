"""Forests: what they give for a row, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.trees import NEVER_RIGHT, Trees, columns

FOREST = {
    "features": ["likeness", "left"],
    "depth": 2,
    "trees": [
        [
            [0, 0.5, 1, 0],
            [0, NEVER_RIGHT, 1, -1.0],
            [1, 0.2, 3, 0],
            [0, NEVER_RIGHT, 3, 2.0],
            [0, NEVER_RIGHT, 4, 0.5],
        ],
        [[0, NEVER_RIGHT, 0, 0.25]],
    ],
}


@pytest.mark.parametrize(("row", "summed"), [((0.4, 0.9), -0.75), ((0.5, 0.0), -0.75), ((0.9, 0.2), 2.25), ((0.9, 0.3), 0.75)])
def test_leaves_are_summed_and_squashed(row: tuple[float, float], summed: float) -> None:
    """A row goes left where it is at most the threshold; a tree that is a leaf gives its value to every row."""
    found = Trees.of(FOREST).probability(np.array([row], np.float32))
    assert found[0] == pytest.approx(1 / (1 + np.exp(-summed)), abs=1e-6)


def test_columns_are_found_by_name() -> None:
    """Whatever the order in which features were counted, a forest looks at those that it was taught."""
    assert columns(["left", "words", "likeness"], ["likeness", "left"]).tolist() == [2, 0]
