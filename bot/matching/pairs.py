"""Neighbouring stems of phrasings (bigrams, and pairs one word apart) as an inverted index; knows no spelling."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching.postings import Sparse, spread_over
from bot.matching.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.postings import Floats, Ints

_NEW: Final = -1
_APART: Final = (1, 2)  # words from the one to the other


class Pairs:
    """Rows of unit length, one a text, over the pairs of a base. Frozen once made.

    A pair is a number made of its two stems' numbers and of how far apart they stand, so that a base of thousands of
    phrasings is counted by sorting numbers rather than by comparing text.
    """

    def __init__(self, texts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """From (entry, tokens) pairs."""
        self._stems: dict[str, int] = {}
        numbers = [self._stems.setdefault(stem(token), len(self._stems)) for _, tokens in texts for token in tokens]
        sizes = np.array([len(tokens) for _, tokens in texts], np.int64)
        text = np.repeat(np.arange(len(texts)), sizes)
        found = self._keys(np.array(numbers, np.int64), text)
        names, columns = np.unique(found[:, 1], return_inverse=True)
        self._number = dict(zip(names.tolist(), range(len(names)), strict=True))
        entry_number = {entry: i for i, entry in enumerate(dict.fromkeys(entry for entry, _ in texts))}
        entries = np.array([entry_number[entry] for entry, _ in texts], np.int64)
        held = spread_over(columns, entries[found[:, 0]], len(names))
        self._rarity: Floats = (np.log((1 + len(entry_number)) / (1 + held)) + 1).astype(np.float32)
        self._unseen = math.log(1 + len(entry_number)) + 1
        starts = np.searchsorted(found[:, 0], np.arange(len(texts) + 1))
        rows = Sparse.cut(starts, columns, self._rarity[columns], len(names))
        squares = np.bincount(rows.rows, rows.values**2, rows.height)
        self.rows = rows.scaled(np.reciprocal(np.sqrt(np.maximum(squares, 1e-12))).astype(np.float32))
        self.by_pair = self.rows.turned()

    def _keys(self, stems: Ints, text: Ints) -> Ints:
        """(text, pair), sorted, each once; nothing for a stem that the base does not have."""
        many = max(1, len(self._stems))
        found = []
        for apart in _APART:
            left, right = stems[:-apart], stems[apart:]
            beside = (text[:-apart] == text[apart:]) & (left != _NEW) & (right != _NEW)
            pairs = (apart * many + left[beside]) * many + right[beside]
            found.append(np.stack((text[:-apart][beside], pairs), axis=1))
        return np.unique(np.concatenate(found), axis=0)

    def near(self, tokens: Sequence[str]) -> Floats:
        """The cosine of these tokens with every text, over pairs; one never seen counts in full against the match."""
        stems = [self._stems.get(stem(token), _NEW) for token in tokens]
        many = max(1, len(self._stems))
        met = {
            (apart * many + left) * many + right if _NEW not in (left, right) else ~(apart * len(tokens) + place)
            for apart in _APART
            for place, (left, right) in enumerate(zip(stems, stems[apart:], strict=False))
        }
        numbers = sorted(number for key in met if (number := self._number.get(key, _NEW)) != _NEW)
        values = self._rarity[numbers]
        length = math.sqrt(float(values @ values) + (len(met) - len(numbers)) * self._unseen**2) or 1.0
        return self.by_pair.blend(np.array(numbers, np.int64), values / np.float32(length))
