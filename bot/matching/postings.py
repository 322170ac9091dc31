"""Sparse rows in three numpy arrays and the few products the matcher needs; knows nothing of words or questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_COMMON: Final = 24  # columns in more rows than this go through one dense product, the others pair by pair
_CACHED: Final = 768  # rows of the dense matrix met at once; flat from 400 to 1,500 with 340 columns, twice as fast as one row


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix by rows: row r holds `values[starts[r]:starts[r + 1]]` in `columns[...]`; `width` columns in all.

    `rows` is the row of every stored value, kept because questions ask for it each time.
    """

    starts: Ints
    columns: Ints
    values: Floats
    width: int
    rows: Ints

    @classmethod
    def cut(cls, starts: Ints, columns: Ints, values: Floats, width: int) -> Sparse:
        """From where each row starts, and the columns and values of all rows, one row after the other."""
        return cls(starts, columns, values, width, np.repeat(np.arange(len(starts) - 1), np.diff(starts)))

    @classmethod
    def of(cls, rows: Sequence[tuple[Sequence[int], Sequence[float]]], width: int) -> Sparse:
        """From the columns and the values of each row."""
        starts = np.zeros(len(rows) + 1, np.int64)
        np.cumsum([len(columns) for columns, _ in rows], out=starts[1:])
        columns = np.fromiter((c for row, _ in rows for c in row), np.int64, int(starts[-1]))
        values = np.fromiter((v for _, row in rows for v in row), np.float32, int(starts[-1]))
        return cls.cut(starts, columns, values, width)

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.starts) - 1

    def scaled(self, by: Floats) -> Sparse:
        """Every row r multiplied by `by[r]`."""
        return Sparse.cut(self.starts, self.columns, (self.values * by[self.rows]).astype(np.float32), self.width)

    def turned(self) -> Sparse:
        """The transpose: what was a column is a row, its values in the order of the rows."""
        order = np.argsort(self.columns, kind="stable")
        starts = np.zeros(self.width + 1, np.int64)
        np.cumsum(np.bincount(self.columns, minlength=self.width), out=starts[1:])
        return Sparse.cut(starts, self.rows[order], self.values[order], self.height)

    def spots(self, rows: Ints) -> Ints:
        """Where the values of these rows are stored, row after row."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        shift = self.starts[rows] - (np.cumsum(lengths) - lengths)
        spots: Ints = np.arange(int(lengths.sum())) + np.repeat(shift, lengths)
        return spots

    def picked(self, rows: Ints) -> Sparse:
        """These rows only."""
        spots = self.spots(rows)
        starts = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(self.starts[rows + 1] - self.starts[rows], out=starts[1:])
        return Sparse.cut(starts, self.columns[spots], self.values[spots], self.width)

    def blend(self, rows: Ints, weights: Floats) -> Floats:
        """The weighted sum of these rows, dense: what an inverted index adds up."""
        spots = self.spots(rows)
        spread = np.repeat(weights, self.starts[rows + 1] - self.starts[rows])
        return np.bincount(self.columns[spots], self.values[spots] * spread, self.width).astype(np.float32)

    def dot(self, vector: Floats) -> Floats:
        """Each row times a dense vector."""
        return np.bincount(self.rows, self.values * vector[self.columns], self.height).astype(np.float32)

    def times(self, dense: Floats) -> Floats:
        """This matrix times a dense one; rows of one length at a time, as many as stay in the processor's cache."""
        out = np.zeros((self.height, dense.shape[1]), np.float32)
        held = np.diff(self.starts)
        order = np.argsort(held, kind="stable")
        for size in np.unique(held[held > 0]):
            first, last = np.searchsorted(held[order], (size, size + 1))
            step = max(1, _CACHED // int(size))
            for at in range(first, last, step):
                rows = order[at : min(last, at + step)]
                spots = self.starts[rows, None] + np.arange(size)
                # Without the checks, for which numpy would look at every column first.
                met = np.take(dense, self.columns[spots], axis=0, mode="clip")
                out[rows] = np.matmul(self.values[spots][:, None, :], met)[:, 0]
        return out

    def gram(self) -> Floats:
        """The product of every row with every row.

        Common columns are multiplied as one dense matrix; rare ones, most of them in text, add up their few pairs.
        """
        counts = np.bincount(self.columns, minlength=self.width)
        common = np.flatnonzero(counts > _COMMON)
        place = np.full(self.width, -1)
        place[common] = np.arange(len(common))
        often = place[self.columns] >= 0
        dense = np.zeros((self.height, len(common)), np.float32)
        dense[self.rows[often], place[self.columns[often]]] = self.values[often]
        product: Floats = dense @ dense.T
        turned = self.turned()
        for size in np.unique(counts[(counts > 0) & (counts <= _COMMON)]):
            begin = turned.starts[:-1][counts == size]
            spots = begin[:, None] + np.arange(size)
            rows, values = turned.columns[spots], turned.values[spots]
            cells = rows[:, :, None] * self.height + rows[:, None, :]
            _add_at(product, cells.ravel(), (values[:, :, None] * values[:, None, :]).ravel())
        return product


def _add_at(matrix: Floats, cells: Ints, values: Floats) -> None:
    """Add values to the flat cells of a matrix; a cell may come several times."""
    np.add.at(matrix.reshape(-1), cells, values)


def spread_over(columns: Ints, classes: Ints, width: int) -> Ints:
    """In how many classes each column occurs."""
    many = int(classes.max(initial=0)) + 1
    return np.bincount(np.unique(columns * many + classes) // many, minlength=width)


def greatest(values: Floats, most: int) -> Ints:
    """Where the greatest positive values are, in no order."""
    found: Ints = np.flatnonzero(values > 0)
    if len(found) > most:
        found = found[np.argpartition(-values[found], most)[:most]]
    return found


def lengths(left: Sparse, right: Sparse) -> Floats:
    """The length of each row of the product of two sparse matrices, which is not kept."""
    spots = right.spots(left.columns)
    counts = np.diff(right.starts)[left.columns]
    keys = np.repeat(left.rows, counts) * right.width + right.columns[spots]
    values = right.values[spots] * np.repeat(left.values, counts)
    order = np.argsort(keys, kind="stable")
    keys, values = keys[order], values[order]
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else np.zeros(0, np.int64)
    merged = np.add.reduceat(values, starts) if len(keys) else values
    squared = np.bincount(keys[starts] // right.width, merged * merged, left.height) if len(keys) else np.zeros(left.height)
    return np.sqrt(squared).astype(np.float32)


def squared(rows: Sparse) -> Callable[[Floats], Floats]:
    """Multiplies by the product of every row with every row, which is not made.

    A column that one row alone holds, as most are in text, adds to that row's product with itself and to nothing else.
    """
    often = np.bincount(rows.columns, minlength=rows.width) > 1
    held = often[rows.columns]
    starts = np.zeros(rows.height + 1, np.int64)
    np.cumsum(np.bincount(rows.rows[held], minlength=rows.height), out=starts[1:])
    number = np.cumsum(often) - 1
    shared = Sparse.cut(starts, number[rows.columns[held]], rows.values[held], int(often.sum()))
    by_column = shared.turned()
    alone = np.bincount(rows.rows[~held], rows.values[~held] ** 2, rows.height).astype(np.float32)[:, None]
    return lambda dense: shared.times(by_column.times(dense)) + alone * dense
