"""How alike a question and every phrasing of a base are, 0 to 1, and which phrasings are worth comparing; knows no entry.

Two texts are alike as their words are (spelling and rarity, `words`), as their neighbouring stems are (`pairs`), as the
entries are that their words serve (`topics`) and, where an encoder is given, as their meanings are (`semantic`). Each
is an inner product, and so is their weighted sum: a classifier can be learned from it (`classifier`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching.pairs import Pairs
from bot.matching.postings import Sparse, greatest, lengths, squared
from bot.matching.semantic import Meanings
from bot.matching.topics import Topics
from bot.matching.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.matching.postings import Floats, Ints
    from bot.matching.semantic import Encoder
    from bot.matching.words import Known

_WORDS: Final = 0.72  # shares of a likeness; they sum to one
_PAIRS: Final = 0.18
_TOPICS: Final = 0.1
_MEANING: Final = 0.5  # of all, when there is an encoder; flat from 0.4 to 0.6 on every set measured
_MATRIX: Final = 2500  # phrasings up to which learning has all their likenesses in one matrix: the faster way
_POSTINGS: Final = 24_000  # postings a question walks in a larger base, rarest words first
_RESCORED: Final = 512  # phrasings of a larger base that are compared exactly


@dataclass(frozen=True, slots=True)
class Text:
    """A phrasing without its entry's name: folded tokens, and the words as written, for the encoder."""

    entry: str
    tokens: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as vectors.

    Attributes:
        words: its likeness to each word of the base.
        place: where it lies among the topics and the meanings, scaled by their shares.
        tokens: its words, repaired.
        unseen: share of its weight in words that no phrasing holds, 0 to 1.
    """

    words: Floats
    place: Floats
    tokens: tuple[str, ...]
    unseen: float


class Likeness:
    """The phrasings of a base as vectors. Frozen once made."""

    def __init__(self, texts: Sequence[Text], encoder: Encoder | None) -> None:
        """From phrasings entry by entry."""
        pairs = [(text.entry, text.tokens) for text in texts]
        self.vocabulary = Vocabulary(pairs)
        self._pairs = Pairs(pairs)
        self._topics = Topics(pairs, self.vocabulary)
        self._words = self._unit_rows(pairs)
        self._by_word = self._words.turned()
        self.meanings: Meanings | None = None
        if encoder is not None:
            written = [text.written for text in texts]
            self.meanings = Meanings(encoder, written, self.vocabulary)
        lexical = 1.0 if encoder is None else 1 - _MEANING
        self._word_share = np.float32(lexical * _WORDS)
        self._pair_share = np.float32(lexical * _PAIRS)
        self._topic_scale = np.float32((lexical * _TOPICS) ** 0.5)
        self._meaning_scale = np.float32(_MEANING**0.5)
        self._places = self._placed()

    @property
    def encoder(self) -> Encoder | None:
        """What made the vectors of meaning; None when there are none."""
        return self.meanings.encoder if self.meanings is not None else None

    @property
    def height(self) -> int:
        """How many phrasings."""
        return self._words.height

    def _unit_rows(self, texts: Sequence[tuple[str, Sequence[str]]]) -> Sparse:
        """Phrasings by words: each word's weight over the length of the phrasing's summed shapes."""
        vocabulary = self.vocabulary
        found = [sorted({vocabulary.number[token] for token in tokens}) for _, tokens in texts]
        rows = Sparse.of([(row, vocabulary.weights[row].tolist()) for row in found], len(vocabulary.words))
        return rows.scaled(np.reciprocal(np.maximum(lengths(rows, vocabulary.shapes), np.float32(1e-6))))

    def _placed(self) -> Floats:
        """Topics and meanings side by side: one product serves both."""
        topics = self._topic_scale * self._topics.rows
        if self.meanings is None:
            return topics
        return np.hstack((topics, self._meaning_scale * self.meanings.rows))

    def all(self) -> Floats:
        """Of every phrasing to every phrasing: 0 to 1, 1 to itself."""
        met = self._words.times(self.vocabulary.shapes.gram())
        likeness = self._words.times(np.ascontiguousarray(met.T))
        likeness *= self._word_share
        likeness += self._places @ self._places.T
        likeness += self._pair_share * self._pairs.rows.gram()
        return likeness

    def spread(self) -> Callable[[Floats], Floats]:
        """Multiplies by the likenesses; of many phrasings without making their matrix, as large as the base squared."""
        if self.height <= _MATRIX:
            gram = self.all()
            return lambda rows: gram @ rows
        spellings, neighbours, places = squared(self.vocabulary.shapes), squared(self._pairs.rows), self._places

        def spread(rows: Floats) -> Floats:
            likeness = self._word_share * self._words.times(spellings(self._by_word.times(rows)))
            likeness += self._pair_share * neighbours(rows)
            likeness += places @ (places.T @ rows)
            return likeness

        return spread

    def look(self, tokens: Sequence[str], written: str) -> Asked:
        """The question's words repaired and merged into one vector of grams, and its place."""
        vocabulary = self.vocabulary
        repaired = vocabulary.repaired(tokens)
        looked: list[Known] = [vocabulary.look(token) for token in dict.fromkeys(repaired)]
        total = sum(known.weight**2 for known in looked)
        unseen = sum(known.weight**2 for known in looked if not known.seen)
        columns = np.concatenate([known.columns for known in looked])
        values = np.concatenate([known.values * np.float32(known.weight) for known in looked])
        merged = np.bincount(columns, values, vocabulary.shapes.width)
        length = max(float(merged @ merged) + sum(known.lost * known.weight**2 for known in looked), 1e-12) ** 0.5
        held = np.flatnonzero(merged > 0)  # comparing first makes the search five times as fast
        words = vocabulary.by_gram.blend(held, (merged[held] / length).astype(np.float32))
        place = self._topic_scale * self._topics.place(repaired)
        if self.meanings is not None:
            place = np.concatenate((place, self._meaning_scale * self.meanings.place(written)))
        return Asked(words, place, repaired, unseen / total)

    def near(self, asked: Asked) -> Floats:
        """The likeness of the question to every phrasing."""
        near = self._word_share * self._words.dot(asked.words) + self._pair_share * self._pairs.near(asked.tokens)
        near += self._places @ asked.place
        return near

    def near_these(self, rows: Ints, asked: Asked) -> Floats:
        """The likeness of the question to these phrasings."""
        near = self._word_share * self._words.picked(rows).dot(asked.words)
        near += self._pair_share * self._pairs.near(asked.tokens)[rows]
        near += self._places[rows] @ asked.place
        return near

    def shortlist(self, asked: Asked) -> Ints:
        """Phrasings of a large base worth comparing: the postings of the likest, rarest words, up to a budget."""
        worth = asked.words * self.vocabulary.weights
        words = greatest(worth, _RESCORED)
        words = words[np.argsort(-worth[words], kind="stable")]
        walked = np.cumsum(np.diff(self._by_word.starts)[words])
        words = words[: max(1, int(np.searchsorted(walked, _POSTINGS)))]
        spots = self._by_word.spots(words)
        evidence = np.repeat(asked.words[words], np.diff(self._by_word.starts)[words]) * self._by_word.values[spots]
        summed = np.bincount(self._by_word.columns[spots], evidence, self.height).astype(np.float32)
        return np.sort(greatest(summed, _RESCORED))
