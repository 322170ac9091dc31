"""What of a message is personal, as a reader says that learned it from strangers' messages (`bot.training.tagger`).

The lower layers of a small transformer read the message as a whole; of each piece of its words they say how likely it is to be
somebody's name, an address, or anything else that tells of somebody. Knows no rule and no knowledge. Its weights are read once.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from bot.nlu.rank import CROSS_ENCODER
from bot.nlu.transformer import BEGIN, END, NumpyArithmetic, depth_of, layered, packed, read_table, read_weights
from bot.privacy.marks import ADDRESS, HIDDEN, MARK, NAME
from bot.privacy.phones import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.nlu.grams import Floats, Ints
    from bot.nlu.pieces import Pieces
    from bot.nlu.transformer import Arithmetic, PieceTable

TAGGER: Final = Path(__file__).resolve().parent / "learned" / "tagger.npz"
MARKS: Final = (NAME, HIDDEN, ADDRESS)
"""What each kind is replaced by, in the order of the columns behind the first, which says that a piece is nobody's."""
WINDOW: Final = 120
"""Pieces that are read at once; what is longer is read in parts, each of which begins before the last one ends."""
_STEP: Final = 90
_MOST: Final = 800
"""Pieces of a text that are read at all: some 3,000 signs of French or English. Whoever types fewer signs and more pieces
typed no words, and nothing stays of what was not read."""
_CHUNK: Final = re.compile(r"\S+")
_LONGEST: Final = 100
"""Signs of a text without a blank that are cut into pieces at once."""
_STAYS: Final = re.compile(rf"{MARK.pattern}|{KEPT.pattern}|(?i:https?://|www\.)[^\s<>\"\[]+")
"""Marks, telephones of services, and links: of those nothing is left that names who shared them."""
_WORD: Final = re.compile(rf"{_STAYS.pattern}|[^\W\d_]+|\d+|[^\w\s]|_")


class TaggedWord(NamedTuple):
    """A word, a number or a sign of a message.

    Attributes:
        chance: that it is personal. kind: if so, which, by its place in `MARKS`.
    """

    start: int
    end: int
    chance: float
    kind: int


@dataclass(frozen=True, slots=True)
class Tagger:
    """What reads messages.

    Attributes:
        table: what each piece means by itself. lengths: how many signs each piece has. weights: all else, by name.
    """

    pieces: Pieces
    table: PieceTable
    lengths: Ints
    weights: Mapping[str, Floats]
    depth: int

    @classmethod
    def of(cls, pieces: Pieces, table: PieceTable, weights: Mapping[str, Floats]) -> Tagger:
        """From the pieces that the cross-encoder knows, and the weights."""
        lengths = np.ones(len(table.scales), np.int64)
        for piece, (number, _) in pieces.likely.items():
            lengths[number] = len(piece)
        return cls(pieces, table, lengths, weights, depth_of(weights))

    def words(self, text: str) -> list[TaggedWord]:
        """The words and signs of a text, but for blanks; a mark stands in it for nobody."""
        numbers, places = self.placed(text)
        chances = np.zeros((len(text) + 1, len(MARKS)), np.float32)
        if len(numbers) > _MOST:
            chances[places[_MOST][0] :, MARKS.index(HIDDEN)] = 1
            del numbers[_MOST:], places[_MOST:]
        for start in range(0, max(1, len(numbers) - WINDOW + _STEP), _STEP):
            for (begin, end), found in zip(
                places[start : start + WINDOW], self.chances(numbers[start : start + WINDOW]), strict=True
            ):
                if found.sum() > chances[begin].sum():
                    chances[begin:end] = found
        return [_word(match, chances) for match in _WORD.finditer(text)]

    def chances(self, numbers: Sequence[int]) -> Floats:
        """Of each piece the chance that it is of each kind."""
        row = np.array([[BEGIN, *numbers, END]])
        found = tags(NumpyArithmetic(), self.table.of(row), np.ones(row.shape, np.float32), self.weights, self.depth)[0, 1:-1]
        likely = np.exp(found - found.max(axis=-1, keepdims=True))
        return np.asarray((likely / likely.sum(axis=-1, keepdims=True))[:, 1:], np.float32)

    def placed(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The pieces of a text by number, and where in it each stands."""
        numbers: list[int] = []
        places: list[tuple[int, int]] = []
        for chunk in _CHUNK.finditer(text):
            for start in range(chunk.start(), chunk.end(), _LONGEST):
                part = text[start : min(start + _LONGEST, chunk.end())]
                cut = self.pieces.cut(part)
                numbers += cut
                places += self._places(part, cut, start)
        return numbers, places

    def _places(self, part: str, cut: Sequence[int], start: int) -> Iterator[tuple[int, int]]:
        lengths = self.lengths[cut]
        if lengths.sum() != len(part) + 1 or len(unicodedata.normalize("NFKC", part)) != len(part):
            yield from [(start, start + len(part))] * len(cut)  # signs that are written otherwise before they are cut
            return
        end = start - 1  # the blank before it belongs to its first piece
        for length in lengths.tolist():
            yield max(end, start), end + length
            end += length


def tags(compute: Arithmetic, looked_up: Any, there: Any, weights: Mapping[str, Any], depth: int) -> Any:  # noqa: ANN401 - arrays of either
    """What each piece of some rows is, as logarithms of odds: nobody's, then of each kind of `MARKS`.

    Args:
        looked_up: see `PieceTable.of`. there: see `layered`.
    """
    placed = looked_up + weights["positions"][: there.shape[1]]
    return layered(compute, placed, there, weights, depth) @ weights["tag"] + weights["tag_bias"]


def _word(match: re.Match[str], chances: Floats) -> TaggedWord:
    if _STAYS.fullmatch(match.group()):
        return TaggedWord(match.start(), match.end(), 0.0, 0)
    found = chances[match.start() : match.end()]
    likeliest = found[found.sum(axis=-1).argmax()]
    return TaggedWord(match.start(), match.end(), float(likeliest.sum()), int(likeliest.argmax()))


def write(path: Path, weights: Mapping[str, Floats]) -> None:
    """Keep the weights; the pieces and their table are the cross-encoder's."""
    np.savez(path, allow_pickle=False, **packed(weights))


@cache
def tagger() -> Tagger:
    """The one that ships."""
    return Tagger.of(*read_table(CROSS_ENCODER), read_weights(TAGGER))
