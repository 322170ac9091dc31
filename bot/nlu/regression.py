"""How much a label is wanted by a vector: a regression on its phrasings, beside those learned from. Knows no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

    Vectors: TypeAlias = Callable[[slice], Floats]
    """Those of some of the phrasings; of thousands all at once would fill the memory."""

_AT_ONCE: Final = 2000
"""Phrasings that a regression takes in at once."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Ridge regression of labels on the vectors of their phrasings, the part that no label changes frozen as it was learned.

    A label with many phrasings counts as one with few: each weighs one over the square root of how many its label has.

    Attributes:
        inverse: of the summed products of all phrasings that were learned from, dimensions and a constant each way.
    """

    inverse: Floats

    @classmethod
    def of(cls, vectors: Vectors, ridge: float, starts: Ints, shape: tuple[int, int]) -> Regression:
        """Learn it.

        Args:
            starts: where the phrasings of each label begin. shape: how many phrasings there are, and how many numbers each has.
        """
        count, width = shape
        weights = _weights(starts, count)
        inner = ridge * float(weights.mean()) * np.eye(width + 1)
        for begin in range(0, count, _AT_ONCE):
            part = slice(begin, begin + _AT_ONCE)
            told = _with_constant(vectors(part))
            inner += (told * weights[part, None]).T @ told
        return cls(np.asarray(np.linalg.inv(inner), np.float32))

    @classmethod
    def unpacked(cls, half: Floats) -> Regression:
        """What `packed` gave."""
        width = int(np.sqrt(2 * len(half)))
        inverse = np.zeros((width, width), np.float32)
        inverse[np.triu_indices(width)] = half
        return cls(inverse + np.triu(inverse, 1).T)

    def packed(self) -> Floats:
        """The half of the matrix that says all, in one row."""
        return self.inverse[np.triu_indices(len(self.inverse))]

    def wanted(self, vectors: Floats, known: npt.NDArray[np.bool_]) -> Floats:
        """What turns a vector into how much one label is wanted, by its own phrasings alone.

        Args:
            vectors: those of the label's phrasings.
            known: whether each is one that was learned from; another one is learned with its label.

        Returns:
            Dimensions and a constant.
        """
        told, weight = _with_constant(vectors), 1.0 / np.sqrt(len(vectors))
        found = self.inverse @ (told.sum(axis=0) * weight).astype(np.float32)
        if known.all():
            return np.asarray(found, np.float32)
        # What the regression takes back once these are learned from, too (Woodbury, 1950).
        new = (told[~known] * np.sqrt(weight)).astype(np.float32)
        across = self.inverse @ new.T
        taken = np.linalg.solve(np.eye(len(new), dtype=np.float32) + new @ across, new @ found)
        return np.asarray(found - across @ taken, np.float32)


def _weights(starts: Ints, count: int) -> npt.NDArray[np.float64]:
    """How much each phrasing counts."""
    sizes = np.diff(starts, append=count)
    return np.asarray(np.repeat(1.0 / np.sqrt(sizes), sizes), np.float64)


def _with_constant(vectors: Floats) -> npt.NDArray[np.float64]:
    return np.pad(vectors, ((0, 0), (0, 1)), constant_values=1.0).astype(np.float64)
