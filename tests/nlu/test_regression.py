"""How much a label is wanted: by its own phrasings, beside those that were learned from."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.regression import Regression

VECTORS = np.random.default_rng(3).standard_normal((12, 5)).astype(np.float32)
STARTS = np.array([0, 4, 8])
RIDGE = 0.5
LEARNED = Regression.of(lambda part: VECTORS[part], RIDGE, STARTS, VECTORS.shape)
KNOWN = np.ones(4, np.bool_)


def _solved(vectors: np.ndarray, ridge: float) -> np.ndarray:
    """The regression of three labels of four phrasings each, solved as the textbook has it."""
    told = np.hstack([vectors, np.ones((len(vectors), 1))]).astype(np.float64)
    asked = np.repeat(np.eye(3), 4, axis=0) * 0.5
    return np.linalg.solve(told.T @ (told * 0.5) + ridge * 0.5 * np.eye(6), told.T @ asked)


def test_what_was_learned_is_the_ridge_regression_of_all_labels_together() -> None:
    """Each label by itself gives its column of the whole."""
    columns = [LEARNED.wanted(VECTORS[start : start + 4], KNOWN) for start in STARTS]
    assert np.stack(columns, axis=1) == pytest.approx(_solved(VECTORS, RIDGE), abs=1e-5)


def test_a_label_that_comes_later_is_learned_as_if_it_had_been_there() -> None:
    """Its own phrasings count in it, beside all that was learned from."""
    before = Regression.of(lambda part: VECTORS[:8][part], RIDGE, STARTS[:2], (8, 5))
    later = before.wanted(VECTORS[8:], np.zeros(4, np.bool_))
    assert later == pytest.approx(_solved(VECTORS, RIDGE)[:, 2], abs=1e-5)


def test_half_of_it_says_all() -> None:
    """The matrix is its own mirror image."""
    assert Regression.unpacked(LEARNED.packed()).inverse == pytest.approx(LEARNED.inverse, abs=1e-6)
