"""Words cut into the pieces that a language model knows: the likeliest cut by how often each piece occurs.

The unigram model of Kudo (2018), found by the algorithm of Viterbi (1967).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.grams import Floats

SPACE: Final = "▁"
"""What stands for a space, and before the first word."""
MARKS: Final = 4
"""The first numbers belong to no piece: the beginning, filling, the end, and what stands for a sign that no piece holds."""
_UNKNOWN: Final = 3
_UNKNOWN_COSTS: Final = 10.0
"""How much less likely a sign that no piece holds is than the rarest piece; its logarithm."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces that are known.

    Attributes:
        likely: of each piece its number, and the logarithm of how often it occurs.
        unknown: the same for a sign in none of them. longest: signs of the longest one.
    """

    likely: Mapping[str, tuple[int, float]]
    unknown: tuple[int, float]
    longest: int

    @classmethod
    def of(cls, pieces: Sequence[str], logarithms: Floats) -> Pieces:
        """From pieces with the logarithm of how often each occurs, in the order of their numbers, which begin at `MARKS`."""
        rows = zip(pieces, range(MARKS, MARKS + len(pieces)), logarithms.tolist(), strict=True)
        likely = {piece: (number, found) for piece, number, found in rows}
        return cls(likely, (_UNKNOWN, float(logarithms.min()) - _UNKNOWN_COSTS), max(map(len, pieces)))

    def listed(self) -> tuple[list[str], Floats]:
        """What they were made of."""
        return list(self.likely), np.array([found for _, found in self.likely.values()], np.float32)

    def cut(self, text: str) -> list[int]:
        """The numbers of a text's pieces, in order."""
        told = SPACE + SPACE.join(unicodedata.normalize("NFKC", text).split())
        best = [0.0] + [float("-inf")] * len(told)
        last: list[tuple[int, int]] = [(0, 0)] * (len(told) + 1)
        for start in range(len(told)):
            for end in range(start + 1, min(len(told), start + self.longest) + 1):
                known = self.likely.get(told[start:end]) or (self.unknown if end == start + 1 else None)
                if known is not None and best[start] + known[1] > best[end]:
                    best[end], last[end] = best[start] + known[1], (known[0], start)
        found, end = [], len(told)
        while end:
            piece, end = last[end]
            found.append(piece)
        return found[::-1]
