"""A question and an answer read together, word beside word: whether this is what was asked.

A cross-encoder (Nogueira and Cho, 2019): the lower layers of multilingual E5 (Wang and others, 2024), learned further on
strangers' questions (`bot/training/cross_encoder.py`). Each word of the question can look at each word of the answer, which no
comparison of two vectors can; so it takes some ten milliseconds an answer, and only the likeliest one is read so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from bot.nlu.transformer import BEGIN, END, NumpyArithmetic, depth_of, layered, packed, packed_table, read_table, read_weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.nlu.answer_words import AnswerWords
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.pieces import Pieces
    from bot.nlu.transformer import Arithmetic, PieceTable

_QUESTION_HEAD: Final = 16
_QUESTION: Final = 48
"""Pieces of a question that are read: of a longer one its first ones, and the last, since what is asked tends to come last."""
_ASKED: Final = 24
_TEXT: Final = 48
"""Pieces of an answer's question, and of its text."""
_CHARACTERS: Final = 400
"""Of each part, before it is cut: more than so many pieces have, unless a word never ends."""
MOST_PIECES: Final = _QUESTION + _ASKED + _TEXT + 5


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
        return np.asarray(forward(NumpyArithmetic(), self.table.of(read.pieces), read, self.weights, self.depth), np.float32)

    def row(self, question: str, answer: AnswerWords) -> PairRow:
        """A pair in pieces."""
        asked = self.pieces.cut(question[-_CHARACTERS:])
        if len(asked) > _QUESTION:
            asked = asked[:_QUESTION_HEAD] + asked[_QUESTION_HEAD - _QUESTION :]
        known = self.pieces.cut(answer.question[:_CHARACTERS])[:_ASKED]
        told = self.pieces.cut(answer.text[:_CHARACTERS])[:_TEXT]
        parts = [0] * (len(asked) + 2) + [1] * (len(known) + 2) + [2] * (len(told) + 1)
        return PairRow([BEGIN, *asked, END, END, *known, END, *told, END], parts)


def padded(rows: Sequence[PairRow]) -> Read:
    """Pairs side by side, to be read at once."""
    length = max(len(row.pieces) for row in rows)
    pieces = np.full((len(rows), length), END, np.int64)
    parts = np.zeros((len(rows), length), np.int64)
    there = np.zeros((len(rows), length), np.float32)
    for number, row in enumerate(rows):
        pieces[number, : len(row.pieces)], parts[number, : len(row.parts)], there[number, : len(row.pieces)] = *row, 1
    return Read(pieces, parts, there)


def forward(compute: Arithmetic, looked_up: Any, read: Any, weights: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - arrays of either
    """What the layers make of pairs.

    Args:
        looked_up: see `PieceTable.of`. read: a `Read`.

    Returns:
        A number a pair, see `CrossEncoder.likely`.
    """
    length = read.pieces.shape[1]
    found = looked_up + weights["positions"][:length] + weights["parts"][read.parts]
    found = layered(compute, found, read.there, weights, depth)
    asked = _mean(found, read.there * (read.parts == 0))
    told = _mean(found, read.there * (read.parts > 0))
    both = compute.joined([asked, told, abs(asked - told), asked * told])
    judged = compute.bent(both @ weights["judge"] + weights["judge_bias"])
    return (judged @ weights["verdict"])[:, 0] + weights["verdict_bias"][0]


def _mean(found: Any, counted: Any) -> Any:  # noqa: ANN401 - arrays of either
    summed = (found * counted[:, :, None]).sum(axis=1)
    return summed / counted.sum(axis=1)[:, None]


def write(path: Path, encoder: CrossEncoder) -> None:
    """Keep a cross-encoder."""
    np.savez(path, allow_pickle=False, **packed_table(encoder.pieces, encoder.table), **packed(encoder.weights))


def read(path: Path) -> CrossEncoder:
    """What `write` kept."""
    pieces, table = read_table(path)
    weights = read_weights(path)
    return CrossEncoder(pieces, table, weights, depth_of(weights))
