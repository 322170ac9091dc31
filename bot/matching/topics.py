"""Words by the entries they keep company in, squeezed into a few dimensions; knows no spelling and no word order.

Two words that never meet in one phrasing but serve the same entries come to lie close (latent semantic analysis:
Deerwester and others, 1990), so `mileage` can lend a little to a phrasing that only says `gallon`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching.postings import Sparse
from bot.matching.words import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.postings import Floats
    from bot.matching.words import Vocabulary

_DIMENSIONS: Final = 20
MOST: Final = 1000  # entries; more would take seconds, and bring enough phrasings of their own


class Topics:
    """A unit vector for each stem, and one row for each text. Frozen once made."""

    def __init__(self, texts: Sequence[tuple[str, Sequence[str]]], vocabulary: Vocabulary) -> None:
        """From (entry, tokens) pairs and the weights of their words."""
        self._vocabulary = vocabulary
        stems = sorted({stem(word) for word in vocabulary.words})
        self._number = {name: i for i, name in enumerate(stems)}
        self._weights: Floats = np.ones(len(stems), np.float32)
        for word in vocabulary.words:
            self._weights[self._number[stem(word)]] = vocabulary.weight(word)
        self._vectors = self._learn(texts)
        self.rows = self._placed([tokens for _, tokens in texts])

    def _learn(self, texts: Sequence[tuple[str, Sequence[str]]]) -> Floats:
        """Stems x dimensions, from how often each entry's phrasings hold each stem."""
        row = {entry: i for i, entry in enumerate(sorted({entry for entry, _ in texts}))}
        if len(row) > MOST:
            return np.zeros((len(self._number), 0), np.float32)
        stems = np.array([self._number[stem(token)] for _, tokens in texts for token in tokens], np.int64)
        entries = np.array([row[entry] for entry, tokens in texts for _ in tokens], np.int64)
        cells = np.bincount(entries * len(self._number) + stems, minlength=len(row) * len(self._number))
        counts = cells.reshape(len(row), len(self._number)).astype(np.float32)
        weights = self._weights
        scaled = np.log1p(counts) * weights
        scaled /= np.maximum(np.linalg.norm(scaled, axis=1, keepdims=True), np.float32(1e-6))
        # The few leading directions come from the small square of entries, not from the wide matrix itself.
        leading = np.linalg.eigh(scaled @ scaled.T).eigenvectors[:, ::-1][:, :_DIMENSIONS]
        vectors: Floats = (scaled.T @ leading).astype(np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-6))
        return vectors

    def _placed(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Where the texts of the base lie, each of unit length."""
        found = [sorted({self._number[stem(token)] for token in tokens}) for tokens in texts]
        rows = Sparse.of([(numbers, self._weights[numbers].tolist()) for numbers in found], len(self._weights))
        places = rows.times(self._vectors)
        places /= np.maximum(np.linalg.norm(places, axis=1, keepdims=True), np.float32(1e-6))
        return places

    def place(self, tokens: Sequence[str]) -> Floats:
        """Where a text lies, at most of unit length: words that no entry has pull it towards nowhere."""
        summed, lost = np.zeros(self._vectors.shape[1], np.float32), 0.0
        for name, token in {stem(token): token for token in tokens}.items():
            weight = self._vocabulary.weight(token)
            number = self._number.get(name)
            if number is None:
                lost += weight * weight
            else:
                summed += np.float32(weight) * self._vectors[number]
        length = math.sqrt(float(summed @ summed) + lost)
        return summed / np.float32(length or 1.0)
