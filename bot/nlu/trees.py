"""Gradient-boosted trees as plain arrays: what `make train` learned, evaluated for all candidates at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.encoder import Floats


@dataclass(frozen=True, slots=True)
class Trees:
    """A forest whose leaves are summed and squashed to a probability.

    Attributes:
        features: names of the columns that the trees look at.
        feature, threshold, left, right, value: one row a tree, one column a node; a leaf leads to itself.
        depth: steps from a root to the deepest leaf.
    """

    features: tuple[str, ...]
    feature: npt.NDArray[np.int32]
    threshold: Floats
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: Floats
    depth: int

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Trees:
        """From what `make train` wrote: for each tree the nodes as [feature, threshold, left, right, value]."""
        trees: Sequence[Sequence[Sequence[float]]] = content["trees"]
        most = max(len(tree) for tree in trees)
        table = np.zeros((len(trees), most, 5))
        for number, tree in enumerate(trees):
            table[number, : len(tree)] = tree
        return cls(
            tuple(content["features"]),
            table[:, :, 0].astype(np.int32),
            table[:, :, 1].astype(np.float32),
            table[:, :, 2].astype(np.int32),
            table[:, :, 3].astype(np.int32),
            table[:, :, 4].astype(np.float32),
            int(content["depth"]),
        )

    def probability(self, rows: Floats) -> Floats:
        """0 to 1 for each row, whose columns are in the order of `features`."""
        trees = np.arange(len(self.feature))[None, :]
        each = np.arange(len(rows))[:, None]
        node = np.zeros((len(rows), len(self.feature)), np.int32)
        for _ in range(self.depth):
            goes_left = rows[each, self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        summed = self.value[trees, node].sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-summed)), np.float32)


def columns(order: Sequence[str], wanted: Sequence[str]) -> npt.NDArray[np.int64]:
    """Where the wanted features stand in a row."""
    place = {name: number for number, name in enumerate(order)}
    return np.array([place[name] for name in wanted], np.int64)
