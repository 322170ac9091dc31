"""Layers of a transformer (Vaswani and others, 2017), and how weights are kept: small integers, vectors at half precision.

What reads with them, a question beside an answer (`cross_encoder`) or a message for what is personal (`bot.privacy.tagger`),
begins with the same pieces and the same vector a piece, which are kept once, with the cross-encoder.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np

from bot.nlu.pieces import Pieces
from bot.nlu.small_integers import small_integers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

BEGIN: Final = 0
END: Final = 2
"""The numbers of the marks that stand at the beginning of all, and behind each part, see `pieces.MARKS`."""
_HEADS: Final = 12
SMALLEST: Final = 1e-12
"""What is added to a spread before anything is divided by it."""
_APART: Final = -1e4
_LOWER: Final = 15
_ZERO: Final = 8
_SCALE: Final = "_by"
_PIECES: Final = "pieces"
_LOGARITHMS: Final = "logarithms"


class PieceTable(NamedTuple):
    """A vector a piece, at four bits a number as it was packaged.

    Attributes:
        halves: rows × blocks × 16 bytes; of a block the first sixteen numbers lie in the lower halves, the others in the upper.
        scales: what the numbers of each block are multiplied by, rows × blocks.
    """

    halves: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    def of(self, pieces: Ints) -> Floats:
        """The vectors of pieces, in whatever rows they stand."""
        halves, scales = self.halves[pieces], self.scales[pieces].astype(np.float32)
        numbers = np.concatenate([halves & _LOWER, halves >> 4], axis=-1).astype(np.float32) - _ZERO
        return np.asarray(numbers * scales[..., None], np.float32).reshape(*pieces.shape, -1)


class Arithmetic(Protocol):
    """What layers are computed by: `NumpyArithmetic` where they run, another where they learn. Arrays are its own."""

    def normal(self, found: Any, scale: Any, shift: Any) -> Any:  # noqa: ANN401
        """Vectors with a mean of none and a spread of one, then stretched and shifted (Ba and others, 2016)."""

    def attended(self, query: Any, key: Any, value: Any, apart: Any) -> Any:  # noqa: ANN401
        """What each piece sees of the others, a row a head; `apart` is added to how much it looks at each."""

    def bent(self, found: Any) -> Any:  # noqa: ANN401
        """GELU (Hendrycks and Gimpel, 2016), as `tanh` comes near it."""

    def joined(self, arrays: Sequence[Any]) -> Any:  # noqa: ANN401
        """Arrays side by side, along their last axis."""


class NumpyArithmetic:
    """Layers by `numpy` alone."""

    def normal(self, found: Floats, scale: Floats, shift: Floats) -> Floats:
        """See `Arithmetic`."""
        found = found - found.mean(axis=-1, keepdims=True)
        spread = np.sqrt((found * found).mean(axis=-1, keepdims=True) + SMALLEST)
        found /= spread
        found *= scale
        found += shift
        return found

    def attended(self, query: Floats, key: Floats, value: Floats, apart: Floats) -> Floats:
        """See `Arithmetic`."""
        like = query @ key.swapaxes(2, 3)
        like *= np.float32(query.shape[-1] ** -0.5)
        like += apart
        like -= np.amax(like, axis=-1, keepdims=True)
        np.exp(like, out=like)
        like /= like.sum(axis=-1, keepdims=True)
        return np.asarray(like @ value, np.float32)

    def bent(self, found: Floats) -> Floats:
        """See `Arithmetic`."""
        inner = found * found
        inner *= np.float32(0.7978845608 * 0.044715)
        inner += np.float32(0.7978845608)
        inner *= found
        np.tanh(inner, out=inner)
        inner += np.float32(1)
        inner *= found
        inner *= np.float32(0.5)
        return inner

    def joined(self, arrays: Sequence[Floats]) -> Floats:
        """See `Arithmetic`."""
        return np.concatenate(arrays, axis=-1)


def layered(compute: Arithmetic, found: Any, there: Any, weights: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - arrays of either
    """What the layers make of rows of vectors.

    Args:
        found: a vector a piece, with what its place adds. there: 1 where a piece stands, 0 behind the end of a row.
    """
    found = compute.normal(found, weights["begin_scale"], weights["begin_shift"])
    apart = ((1 - there) * _APART)[:, None, None, :]
    for number in range(depth):
        found = _layer(compute, found, apart, weights, f"{number}.")
    return found


def _layer(compute: Arithmetic, found: Any, apart: Any, weights: Mapping[str, Any], of: str) -> Any:  # noqa: ANN401 - arrays of either
    """One layer, its sums made normal behind each step."""
    rows, length, wide = found.shape
    heads = (found @ weights[of + "look"] + weights[of + "look_bias"]).reshape(rows, length, 3, _HEADS, wide // _HEADS)
    query, key, value = (heads[:, :, one].swapaxes(1, 2) for one in range(3))
    seen = compute.attended(query, key, value, apart).swapaxes(1, 2).reshape(rows, length, wide)
    found = found + (seen @ weights[of + "seen"] + weights[of + "seen_bias"])
    found = compute.normal(found, weights[of + "looked_scale"], weights[of + "looked_shift"])
    thought = compute.bent(found @ weights[of + "think"] + weights[of + "think_bias"])
    found = found + (thought @ weights[of + "thought"] + weights[of + "thought_bias"])
    return compute.normal(found, weights[of + "done_scale"], weights[of + "done_shift"])


def depth_of(weights: Mapping[str, Floats]) -> int:
    """How many layers they make."""
    return 1 + max(int(name.partition(".")[0]) for name in weights if name[0].isdigit())


def packed(weights: Mapping[str, Floats]) -> dict[str, Any]:
    """Matrices as small integers with a scale a row, vectors at half precision."""
    kept: dict[str, Any] = {}
    for name, matrix in weights.items():
        if matrix.ndim == 1:
            kept[name] = matrix.astype(np.float16)
        else:
            kept[name], kept[name + _SCALE] = small_integers(matrix)
    return kept


def unpacked(kept: Mapping[str, Any]) -> dict[str, Floats]:
    """What `packed` made small."""
    names = [name for name in kept if not name.endswith(_SCALE)]
    return {name: np.asarray(kept[name] * kept.get(name + _SCALE, 1.0), np.float32) for name in names}


def packed_table(pieces: Pieces, table: PieceTable) -> dict[str, Any]:
    """The pieces and a vector each, by names that no weight has."""
    listed, logarithms = pieces.listed()
    return {_PIECES: np.frombuffer("\n".join(listed).encode(), np.uint8), _LOGARITHMS: logarithms, **table._asdict()}


def unpacked_table(kept: Mapping[str, Any]) -> tuple[Pieces, PieceTable]:
    """What `packed_table` made small."""
    pieces = Pieces.of(kept[_PIECES].tobytes().decode().split("\n"), kept[_LOGARITHMS])
    return pieces, PieceTable(*(kept[name] for name in PieceTable._fields))


def read_weights(path: Path) -> dict[str, Floats]:
    """The weights of a file, without the table that it may hold."""
    with np.load(path, allow_pickle=False) as kept:
        return unpacked({name: kept[name] for name in kept.files if name not in {_PIECES, _LOGARITHMS, *PieceTable._fields}})


def read_table(path: Path) -> tuple[Pieces, PieceTable]:
    """The pieces of a file, with a vector each; kept in memory once, whoever reads with them."""
    return _table(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _table(path: Path, changed: int) -> tuple[Pieces, PieceTable]:  # noqa: ARG001 - a file that was written anew is read anew
    with np.load(path, allow_pickle=False) as kept:
        return unpacked_table(kept)
