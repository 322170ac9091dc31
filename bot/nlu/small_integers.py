"""Numbers kept as small integers: a scale a row, and how many of it each number is, from -127 to 127."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from bot.nlu.grams import Floats

_MOST: Final = 127
_SMALLEST: Final = 1e-9
"""What a row of nothing is divided by."""


def small_integers(matrix: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """The integers, a row a row, and the scales, a column: their product is the matrix, but for what was rounded."""
    scale = np.abs(matrix).max(axis=1, keepdims=True) / _MOST
    return np.round(matrix / np.maximum(scale, _SMALLEST)).astype(np.int8), scale.astype(np.float32)
