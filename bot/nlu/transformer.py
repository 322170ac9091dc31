"""Layers of a transformer (Vaswani and others, 2017), and how weights are kept: small integers, vectors at half precision.

What reads with them, a question beside an answer (`cross_encoder`) or a message for what is personal (`bot.privacy.tagger`),
begins with the same pieces and the same vector a piece, which are kept once, with the cross-encoder.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from bot.nlu.pieces import Pieces
from bot.nlu.small_integers import small_integers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

BEGIN: Final = 0
END: Final = 2
"""The numbers of the marks that stand at the beginning of all, and behind each part, see `pieces.MARKS`."""
_HEADS: Final = 12
_SMALLEST: Final = 1e-12
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


def layered(compute: Any, found: Any, there: Any, weights: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - arrays of either
    """What the layers make of rows of vectors.

    Args:
        compute: `numpy`, or `torch`, which learns. found: a vector a piece, with what its place adds. there: 1 where a piece
            stands, 0 behind the end of a row.
    """
    found = _normal(compute, found, weights, "begin")
    apart = ((1 - there) * _APART)[:, None, None, :]
    for number in range(depth):
        found = _layer(compute, found, apart, weights, f"{number}.")
    return found


def _layer(compute: Any, found: Any, apart: Any, weights: Mapping[str, Any], of: str) -> Any:  # noqa: ANN401 - arrays of either
    """One layer, its sums made normal behind each step."""
    rows, length, wide = found.shape
    heads = (found @ weights[of + "look"] + weights[of + "look_bias"]).reshape(rows, length, 3, _HEADS, wide // _HEADS)
    query, key, value = (heads[:, :, one].swapaxes(1, 2) for one in range(3))
    like = query @ key.swapaxes(2, 3) * (wide // _HEADS) ** -0.5 + apart
    like = compute.exp(like - compute.amax(like, axis=-1, keepdims=True))
    seen = (like / like.sum(axis=-1, keepdims=True)) @ value
    seen = seen.swapaxes(1, 2).reshape(rows, length, wide) @ weights[of + "seen"] + weights[of + "seen_bias"]
    found = _normal(compute, found + seen, weights, of + "looked")
    thought = bent(compute, found @ weights[of + "think"] + weights[of + "think_bias"])
    return _normal(compute, found + thought @ weights[of + "thought"] + weights[of + "thought_bias"], weights, of + "done")


def _normal(compute: Any, found: Any, weights: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - arrays of either
    found = found - found.mean(axis=-1, keepdims=True)
    spread = compute.sqrt((found * found).mean(axis=-1, keepdims=True) + _SMALLEST)
    return found / spread * weights[name + "_scale"] + weights[name + "_shift"]


def bent(compute: Any, found: Any) -> Any:  # noqa: ANN401 - arrays of either
    """GELU (Hendrycks and Gimpel, 2016), as `tanh` comes near it."""
    return found * (0.5 + 0.5 * compute.tanh(0.7978845608 * (found + 0.044715 * found * found * found)))


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
