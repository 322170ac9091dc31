"""Neighbouring stems of phrasings (bigrams, and pairs one word apart) as an inverted index; knows no spelling."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from bot.matching.postings import Sparse
from bot.matching.words import rarity, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.postings import Floats


def neighbours(tokens: Sequence[str]) -> set[str]:
    """The ordered pairs of stems that stand side by side, or with one word between them."""
    stems = [stem(token) for token in tokens]
    beside = {f"{left} {right}" for left, right in pairwise(stems)}
    return beside | {f"{left} * {right}" for left, right in zip(stems, stems[2:], strict=False)}


class Pairs:
    """Rows of unit length, one a text, over the pairs of a base. Frozen once made."""

    def __init__(self, texts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """From (entry, tokens) pairs."""
        found = [sorted(neighbours(tokens)) for _, tokens in texts]
        held: dict[str, set[str]] = {}
        for (entry, _), names in zip(texts, found, strict=True):
            for name in names:
                held.setdefault(name, set()).add(entry)
        entries = len({entry for entry, _ in texts})
        self._number = {name: i for i, name in enumerate(held)}
        self._rarity = rarity(held, entries)
        self._unseen = math.log(1 + entries) + 1
        self.rows = Sparse.of([self._row(names) for names in found], len(held))
        self.by_pair = self.rows.turned()

    def _row(self, names: Sequence[str]) -> tuple[list[int], list[float]]:
        """Known pairs at unit length, in which a pair never seen counts in full against the match."""
        weights = [self._rarity.get(name, self._unseen) for name in names]
        length = math.sqrt(sum(weight * weight for weight in weights)) or 1.0
        known = [
            (self._number[name], weight / length) for name, weight in zip(names, weights, strict=True) if name in self._number
        ]
        return [number for number, _ in known], [value for _, value in known]

    def near(self, tokens: Sequence[str]) -> Floats:
        """The cosine of these tokens with every text, over pairs."""
        numbers, values = self._row(sorted(neighbours(tokens)))
        return self.by_pair.blend(np.array(numbers, np.int64), np.array(values, np.float32))
