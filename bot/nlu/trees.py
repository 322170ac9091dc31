"""Gradient-boosted trees as plain arrays: what `make train` learned, evaluated for all candidates at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.grams import Floats, Ints

NEVER_RIGHT: Final = 1e30
"""Threshold of a leaf: every row goes "left", which leads a leaf to itself."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A forest whose leaves are summed and squashed to a probability.

    Attributes:
        features: names of the columns that the trees look at.
        roots: the node each tree begins with.
        feature, threshold, left, value: of every node of all trees; the right child follows the left one, and a leaf
            leads to itself.
        depth: steps from a root to the deepest leaf.
    """

    features: tuple[str, ...]
    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    value: Floats
    depth: int

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Trees:
        """From what `make train` wrote: for each tree the nodes as [feature, threshold, left, value], numbered in it."""
        trees: Sequence[Sequence[Sequence[float]]] = content["trees"]
        roots = np.cumsum([0, *(len(tree) for tree in trees)])[:-1]
        table = np.array([node for tree in trees for node in tree], np.float64).reshape(-1, 4)
        shifted = table[:, 2].astype(np.int64) + np.repeat(roots, [len(tree) for tree in trees])
        return cls(
            features=tuple(content["features"]),
            roots=roots.astype(np.int64),
            feature=table[:, 0].astype(np.int64),
            threshold=table[:, 1].astype(np.float32),
            left=shifted,
            value=table[:, 3].astype(np.float32),
            depth=int(content["depth"]),
        )

    def probability(self, rows: Floats) -> Floats:
        """0 to 1 for each row, whose columns are in the order of `features`."""
        flat = np.ascontiguousarray(rows).ravel()
        begins = np.repeat(np.arange(len(rows), dtype=np.int64) * rows.shape[1], len(self.roots))
        node = np.tile(self.roots, len(rows))
        for _ in range(self.depth):
            goes_right = flat.take(begins + self.feature.take(node)) > self.threshold.take(node)
            node = self.left.take(node) + goes_right
        summed = self.value.take(node).reshape(len(rows), -1).sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-summed)), np.float32)


def columns(order: Sequence[str], wanted: Sequence[str]) -> Ints:
    """Where the wanted features stand in a row."""
    place = {name: number for number, name in enumerate(order)}
    return np.array([place[name] for name in wanted], np.int64)
