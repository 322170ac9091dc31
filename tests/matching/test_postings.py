"""Sparse products are those of the dense matrices that they stand for."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.postings import Sparse


@pytest.mark.parametrize("held", [[0], [3], [0, 1, 0, 2, 2], [5, 1, 1, 40, 0, 7], [900, 2, 1]])
def test_rows_of_any_length_are_multiplied_as_dense_ones(held: list[int]) -> None:
    """Rows are met by their length; empty ones, one longer than all that is met at once and ones alike each stay in place."""
    chance = np.random.default_rng(len(held))
    width = 1000
    dense = np.zeros((len(held), width), np.float32)
    for row, many in enumerate(held):
        dense[row, chance.choice(width, many, replace=False)] = chance.random(many, np.float32) + 1
    columns = [np.flatnonzero(row) for row in dense]
    sparse = Sparse.of([(found.tolist(), dense[row, found].tolist()) for row, found in enumerate(columns)], width)
    by = chance.random((width, 3), np.float32)
    assert sparse.times(by) == pytest.approx(dense @ by, rel=1e-4)
