"""A question and an answer read together, word beside word: whether this is what was asked.

A cross-encoder (Nogueira and Cho, 2019): the lower layers of multilingual E5 (Wang and others, 2024), learned further on
strangers' questions (`bot/training/cross_encoder.py`). Each word of the question can look at each word of the answer, which no
comparison of two vectors can; so it takes some ten milliseconds an answer, and only the likeliest one is read so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from bot.nlu.pieces import Pieces
from bot.nlu.small_integers import small_integers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from bot.nlu.answer_words import AnswerWords
    from bot.nlu.grams import Floats, Ints

_QUESTION_HEAD: Final = 16
_QUESTION: Final = 48
"""Pieces of a question that are read: of a longer one its first ones, and the last, since what is asked tends to come last."""
_ASKED: Final = 24
_TEXT: Final = 48
"""Pieces of an answer's question, and of its text."""
_CHARACTERS: Final = 400
"""Of each part, before it is cut: more than so many pieces have, unless a word never ends."""
MOST_PIECES: Final = _QUESTION + _ASKED + _TEXT + 5
_HEADS: Final = 12
_BEGIN: Final = 0
_END: Final = 2
"""The numbers of the marks that stand at the beginning of all, and behind each part, see `pieces.MARKS`."""
_SMALLEST: Final = 1e-12
_APART: Final = -1e4
_LOWER: Final = 15
_ZERO: Final = 8
_SCALE: Final = "_by"


class PairRow(NamedTuple):
    """A question and an answer in pieces.

    Attributes:
        pieces: by number. parts: to which part each belongs: 0 the question, 1 the one that the answer answers, 2 its text.
    """

    pieces: list[int]
    parts: list[int]


class Read(NamedTuple):
    """Such pairs, a row each, all as long as the longest.

    Attributes:
        there: 1 where a piece stands, 0 behind the end of a row.
    """

    pieces: Ints
    parts: Ints
    there: Floats


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


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """What reads a question beside an answer.

    Attributes:
        table: what each piece means by itself. weights: all else, by name; depth: how many layers they make.
    """

    pieces: Pieces
    table: PieceTable
    weights: Mapping[str, Floats]
    depth: int

    def likely(self, question: str, answer: AnswerWords) -> float:
        """The logarithm of the odds that the answer is what was asked, as far as words alone tell."""
        return float(self.scores([(question, answer)])[0])

    def scores(self, pairs: Sequence[tuple[str, AnswerWords]]) -> Floats:
        """As `likely`, of several pairs."""
        read = padded([self.row(question, answer) for question, answer in pairs])
        return np.asarray(forward(np, self.table.of(read.pieces), read, self.weights, self.depth), np.float32)

    def row(self, question: str, answer: AnswerWords) -> PairRow:
        """A pair in pieces."""
        asked = self.pieces.cut(question[-_CHARACTERS:])
        if len(asked) > _QUESTION:
            asked = asked[:_QUESTION_HEAD] + asked[_QUESTION_HEAD - _QUESTION :]
        known = self.pieces.cut(answer.question[:_CHARACTERS])[:_ASKED]
        told = self.pieces.cut(answer.text[:_CHARACTERS])[:_TEXT]
        parts = [0] * (len(asked) + 2) + [1] * (len(known) + 2) + [2] * (len(told) + 1)
        return PairRow([_BEGIN, *asked, _END, _END, *known, _END, *told, _END], parts)


def padded(rows: Sequence[PairRow]) -> Read:
    """Pairs side by side, to be read at once."""
    length = max(len(row.pieces) for row in rows)
    pieces = np.full((len(rows), length), _END, np.int64)
    parts = np.zeros((len(rows), length), np.int64)
    there = np.zeros((len(rows), length), np.float32)
    for number, row in enumerate(rows):
        pieces[number, : len(row.pieces)], parts[number, : len(row.parts)], there[number, : len(row.pieces)] = *row, 1
    return Read(pieces, parts, there)


def forward(compute: Any, looked_up: Any, read: Any, weights: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - arrays of either
    """What the layers make of pairs.

    Args:
        compute: `numpy`, or `torch`, which learns. looked_up: see `PieceTable.of`. read: a `Read`.

    Returns:
        A number a pair, see `CrossEncoder.likely`.
    """
    length = read.pieces.shape[1]
    found = looked_up + weights["positions"][:length] + weights["parts"][read.parts]
    found = _normal(compute, found, weights, "begin")
    apart = ((1 - read.there) * _APART)[:, None, None, :]
    for number in range(depth):
        found = _layer(compute, found, apart, weights, f"{number}.")
    asked = _mean(found, read.there * (read.parts == 0))
    told = _mean(found, read.there * (read.parts > 0))
    both = compute.concatenate([asked, told, compute.abs(asked - told), asked * told], axis=1)
    judged = _bent(compute, both @ weights["judge"] + weights["judge_bias"])
    return (judged @ weights["verdict"])[:, 0] + weights["verdict_bias"][0]


def _layer(compute: Any, found: Any, apart: Any, weights: Mapping[str, Any], of: str) -> Any:  # noqa: ANN401 - arrays of either
    """One layer of a transformer (Vaswani and others, 2017), its sums made normal behind each step."""
    rows, length, wide = found.shape
    heads = (found @ weights[of + "look"] + weights[of + "look_bias"]).reshape(rows, length, 3, _HEADS, wide // _HEADS)
    query, key, value = (heads[:, :, one].swapaxes(1, 2) for one in range(3))
    like = query @ key.swapaxes(2, 3) * (wide // _HEADS) ** -0.5 + apart
    like = compute.exp(like - compute.amax(like, axis=-1, keepdims=True))
    seen = (like / like.sum(axis=-1, keepdims=True)) @ value
    seen = seen.swapaxes(1, 2).reshape(rows, length, wide) @ weights[of + "seen"] + weights[of + "seen_bias"]
    found = _normal(compute, found + seen, weights, of + "looked")
    thought = _bent(compute, found @ weights[of + "think"] + weights[of + "think_bias"])
    return _normal(compute, found + thought @ weights[of + "thought"] + weights[of + "thought_bias"], weights, of + "done")


def _normal(compute: Any, found: Any, weights: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - arrays of either
    found = found - found.mean(axis=-1, keepdims=True)
    spread = compute.sqrt((found * found).mean(axis=-1, keepdims=True) + _SMALLEST)
    return found / spread * weights[name + "_scale"] + weights[name + "_shift"]


def _bent(compute: Any, found: Any) -> Any:  # noqa: ANN401 - arrays of either
    """GELU (Hendrycks and Gimpel, 2016), as `tanh` comes near it."""
    return found * (0.5 + 0.5 * compute.tanh(0.7978845608 * (found + 0.044715 * found * found * found)))


def _mean(found: Any, counted: Any) -> Any:  # noqa: ANN401 - arrays of either
    summed = (found * counted[:, :, None]).sum(axis=1)
    return summed / counted.sum(axis=1)[:, None]


def write(path: Path, encoder: CrossEncoder) -> None:
    """Keep a cross-encoder: matrices as small integers with a scale a row, vectors at half precision."""
    pieces, logarithms = encoder.pieces.listed()
    kept: dict[str, Any] = {
        "pieces": np.frombuffer("\n".join(pieces).encode(), np.uint8),
        "logarithms": logarithms,
        **encoder.table._asdict(),
    }
    for name, matrix in encoder.weights.items():
        if matrix.ndim == 1:
            kept[name] = matrix.astype(np.float16)
        else:
            kept[name], kept[name + _SCALE] = small_integers(matrix)
    np.savez(path, allow_pickle=False, **kept)


def read(path: Path) -> CrossEncoder:
    """What `write` kept."""
    with np.load(path, allow_pickle=False) as kept:
        found = {name: kept[name] for name in kept.files}
    pieces = Pieces.of(found.pop("pieces").tobytes().decode().split("\n"), found.pop("logarithms"))
    table = PieceTable(*(found.pop(name) for name in PieceTable._fields))
    scales = {name.removesuffix(_SCALE): found.pop(name) for name in list(found) if name.endswith(_SCALE)}
    weights = {name: np.asarray(matrix * scales.get(name, 1.0), np.float32) for name, matrix in found.items()}
    depth = 1 + max(int(name.partition(".")[0]) for name in weights if name[0].isdigit())
    return CrossEncoder(pieces, table, weights, depth)
