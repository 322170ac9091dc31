"""How likely one word is a slip for another: a weighted edit distance of fingers on keys; knows no vocabulary."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

_BOARDS: Final = (("azertyuiop", "qsdfghjklm", "wxcvbn"), ("qwertyuiop", "asdfghjkl", "zxcvbnm"))
_SLANT: Final = (0.0, 0.25, 0.75)  # how far each row of keys is set in, in keys
_REACH: Final = 1.3  # keys; a finger misses by no more

SWAPPED: Final = 0.7  # two neighbouring letters the wrong way round
DROPPED: Final = 0.8
DOUBLED: Final = 0.5  # a letter typed twice, or once where it is double
NEARBY: Final = 0.7  # a letter whose key is beside the right one
EXTRA: Final = 1.0
VOWEL: Final = 1.1  # one vowel for another: a misspelling rather than a slip
OTHER: Final = 1.5
_VOWELS: Final = frozenset("aeiouy")


def _adjacent() -> frozenset[tuple[str, str]]:
    """Pairs of letters whose keys touch on a French or an English keyboard."""
    pairs = set()
    for board in _BOARDS:
        keys = [(key, x + _SLANT[y], y) for y, row in enumerate(board) for x, key in enumerate(row)]
        for one, x, y in keys:
            for other, u, v in keys:
                if one != other and (x - u) ** 2 + (y - v) ** 2 <= _REACH**2:
                    pairs.add((one, other))
    return frozenset(pairs)


_ADJACENT: Final = _adjacent()


@lru_cache(maxsize=2048)
def _replaced(typed: str, meant: str) -> float:
    if typed == meant:
        return 0.0
    if (typed, meant) in _ADJACENT:
        return NEARBY
    return VOWEL if typed in _VOWELS and meant in _VOWELS else OTHER


def slip(typed: str, meant: str, most: float = math.inf) -> float:
    """The least cost of the slips that turn `meant` into `typed`, about one a slip (optimal string alignment).

    A cost over `most` may come back as infinity: the search stops when it can no longer end below.
    """
    older: list[float] = []
    above = [0.0]
    for j in range(len(meant)):
        above.append(above[j] + (DOUBLED if j and meant[j] == meant[j - 1] else DROPPED))
    for i, letter in enumerate(typed):
        twice = bool(i) and letter == typed[i - 1]
        extra = DOUBLED if twice else EXTRA
        row = [above[0] + extra]
        for j, right in enumerate(meant):
            missing = DOUBLED if j and right == meant[j - 1] else DROPPED
            cost = min(above[j] + _replaced(letter, right), above[j + 1] + extra, row[j] + missing)
            if i and j and letter == meant[j - 1] and typed[i - 1] == right and letter != right:
                cost = min(cost, older[j - 1] + SWAPPED)
            row.append(cost)
        if min(row) > most and min(above) > most:
            return math.inf
        older, above = above, row
    return above[-1]
