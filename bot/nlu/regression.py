"""How much each label is wanted by a vector: a regression on the phrasings of all labels together. Knows no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.nlu.grams import Floats, Ints

_AT_ONCE: Final = 2000
"""Phrasings that a regression takes in at once."""


def ridge_regression(vectors: Callable[[slice], Floats], ridge: float, starts: Ints, shape: tuple[int, int]) -> Floats:
    """Ridge regression of the labels on the vectors of their phrasings: dimensions and a constant × labels.

    A label with many phrasings counts as one with few, each phrasing with the square root of its label's number.

    Args:
        vectors: those of some of the phrasings; of thousands all at once would fill the memory.
        shape: how many phrasings there are, and how many numbers each has.
    """
    count, width = shape
    if not len(starts):
        return np.zeros((width + 1, 0), np.float32)
    sizes = np.diff(starts, append=count)
    label = np.repeat(np.arange(len(starts)), sizes)
    weights = (1.0 / np.sqrt(sizes))[label]
    inner = ridge * float(weights.mean()) * np.eye(width + 1)
    outer = np.zeros((len(starts), width + 1))
    for begin in range(0, count, _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        told = np.pad(vectors(part), ((0, 0), (0, 1)), constant_values=1.0).astype(np.float64)
        balanced = told * weights[part, None]
        inner += balanced.T @ told
        np.add.at(outer, label[part], balanced)
    return np.asarray(np.linalg.solve(inner, outer.T), np.float32)
