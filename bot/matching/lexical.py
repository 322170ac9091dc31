"""Rank the entries of a base of phrasings against a question's tokens; knows no file, no channel and no data set.

Two texts are alike as their words are (spelling and rarity, `words`), as their neighbouring stems are (`pairs`) and as
the entries are that their words serve (`topics`). A classifier learned from these likenesses says which entry is meant
(`classifier`); the nearest phrasing says how far the question is from anything known, and what the base has never seen
counts against it. The score is their product.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.matching.classifier import Classifier, learn_by, softmax
from bot.matching.pairs import Pairs
from bot.matching.postings import Sparse, greatest, lengths, squared
from bot.matching.topics import Topics
from bot.matching.words import ELIDED, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.matching.postings import Floats, Ints
    from bot.matching.words import Known

_WORDS: Final = np.float32(0.72)  # shares of a likeness; they sum to one
_PAIRS: Final = np.float32(0.18)
_TOPICS: Final = np.float32(0.1)
_EASE: Final = 0.8  # added to the nearest likeness, so that the classifier leads and the nearest phrasing corrects it
_COMPARED: Final = 12_000  # phrasings up to which a question is compared with every one: quicker than choosing which
_LEARNED: Final = 4_000_000  # phrasings times entries up to which a classifier is learned: seconds, and 100 MB
_MATRIX: Final = 2500  # phrasings up to which learning has all their likenesses in one matrix: the faster way
_POSTINGS: Final = 24_000  # postings a question walks in a larger base, rarest words first
_RESCORED: Final = 512  # phrasings of a larger base that are compared exactly
_SHARPNESS: Final = 30.0  # of the softmax over nearest phrasings that stands in for a classifier in the largest bases


@dataclass(frozen=True, slots=True)
class Phrasing:
    """An authored example of a question, already normalised.

    Attributes:
        entry: what it asks for.
        tokens: folded words; those that start with `<` stand for a class and are taken whole.
    """

    entry: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a question may ask for, with the evidence.

    Attributes:
        entry: the label of its phrasings.
        score: raw evidence, 0 to 1; `calibration` makes a probability of it.
        parts: `similarity` to the nearest phrasing (0 to 1), `classifier` probability (0 to 1), and `unseen`, the
            share of the question's weight in words that no phrasing holds (0 to 1).
        phrasing: which of `LexicalMatcher.phrasings` is nearest.
    """

    entry: str
    score: float
    parts: tuple[tuple[str, float], ...]
    phrasing: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as vectors: its gram columns and values (not yet merged), its length, its tokens as repaired."""

    columns: Ints
    values: Floats
    length: float
    unseen: float
    tokens: tuple[str, ...]


def kept(tokens: Sequence[str]) -> tuple[str, ...]:
    """The tokens that carry meaning: all but elided particles (`l`, `d`, `qu`, English `s`), or all if nothing is left."""
    return tuple(token for token in tokens if token not in ELIDED) or tuple(tokens)


def score(probability: Floats, nearest: Floats) -> Floats:
    """The raw score of entries from their probability and the likeness of their nearest phrasing, both 0 to 1."""
    return (probability * (nearest + np.float32(_EASE)) / np.float32(1 + _EASE)).astype(np.float32)


class LexicalMatcher:
    """A frozen index over phrasings. Make it with `build`, ask it with `rank`."""

    def __init__(self, phrasings: Sequence[Phrasing], previous: LexicalMatcher | None) -> None:
        """Use `build`."""
        self.phrasings = tuple(phrasings)
        self.entries = tuple(sorted({phrasing.entry for phrasing in phrasings}))
        number = {entry: i for i, entry in enumerate(self.entries)}
        self.labels: Ints = np.array([number[phrasing.entry] for phrasing in phrasings], np.int64)
        # Phrasings lie entry by entry, so an entry's best is the maximum of one slice.
        self.firsts: Ints = np.searchsorted(self.labels, np.arange(len(self.entries)))
        texts = [(phrasing.entry, kept(phrasing.tokens)) for phrasing in self.phrasings]
        self.vocabulary = Vocabulary(texts)
        self._pairs = Pairs(texts)
        self._topics = Topics(texts, self.vocabulary)
        self._words = self._unit_rows(texts)
        self._by_word = self._words.turned()
        self.classifier = self._learn(previous)

    @classmethod
    def build(cls, phrasings: Sequence[Phrasing], *, previous: LexicalMatcher | None = None) -> LexicalMatcher:
        """The matcher for these phrasings, whatever their order.

        `previous` is the matcher of a base much like this one: learning then goes on from its weights, in about a third of
        the time, to evidence that differs from a fresh build's in no way that matters.
        """
        return cls(sorted(set(phrasings), key=lambda one: (one.entry, one.tokens)), previous)

    def _unit_rows(self, texts: Sequence[tuple[str, Sequence[str]]]) -> Sparse:
        """Phrasings by words: each word's weight over the length of the phrasing's summed shapes."""
        vocabulary = self.vocabulary
        found = [sorted({vocabulary.number[token] for token in tokens}) for _, tokens in texts]
        rows = Sparse.of([(row, vocabulary.weights[row].tolist()) for row in found], len(vocabulary.words))
        return rows.scaled(np.reciprocal(np.maximum(lengths(rows, vocabulary.shapes), np.float32(1e-6))))

    def likenesses(self) -> Floats:
        """Of every phrasing to every phrasing: 0 to 1, 1 to itself."""
        met = self._words.times(self.vocabulary.shapes.gram())
        likeness = self._words.times(np.ascontiguousarray(met.T))
        likeness *= _WORDS
        likeness += _TOPICS * self._topics.rows @ self._topics.rows.T
        likeness += _PAIRS * self._pairs.rows.gram()
        return likeness

    def _spread(self) -> Callable[[Floats], Floats]:
        """Multiplies by the likenesses; of many phrasings without making their matrix, as large as the base squared."""
        if len(self.phrasings) <= _MATRIX:
            gram = self.likenesses()
            return lambda rows: gram @ rows
        spellings, neighbours, topics = squared(self.vocabulary.shapes), squared(self._pairs.rows), self._topics.rows

        def spread(rows: Floats) -> Floats:
            likeness = _WORDS * self._words.times(spellings(self._by_word.times(rows)))
            likeness += _PAIRS * neighbours(rows)
            likeness += _TOPICS * (topics @ (topics.T @ rows))
            return likeness

        return spread

    def _learn(self, previous: LexicalMatcher | None) -> Classifier | None:
        n = len(self.phrasings)
        if not n or n * len(self.entries) > _LEARNED:
            return None
        return learn_by(self._spread(), self.labels, len(self.entries), self._earlier(previous))

    def _earlier(self, previous: LexicalMatcher | None) -> Floats | None:
        """The previous weights, laid out for these phrasings and entries; zero for what is new."""
        if previous is None or previous.classifier is None:
            return None
        row = {phrasing: i for i, phrasing in enumerate(previous.phrasings)}
        column = {entry: i for i, entry in enumerate(previous.entries)}
        both = [(i, row[phrasing]) for i, phrasing in enumerate(self.phrasings) if phrasing in row]
        entries = [(i, column[entry]) for i, entry in enumerate(self.entries) if entry in column]
        weights = np.zeros((len(self.phrasings), len(self.entries)), np.float32)
        if both and entries:
            here, there = np.array(both).T
            mine, theirs = np.array(entries).T
            weights[np.ix_(here, mine)] = previous.classifier.weights[np.ix_(there, theirs)]
        return weights

    def leads(self) -> dict[Phrasing, float]:
        """How many times likelier the classifier finds each phrasing's own entry than any other; empty without one."""
        if self.classifier is None:
            return {}
        probability = softmax(self._spread()(self.classifier.weights) + self.classifier.offset)
        rows = np.arange(len(self.labels))
        own = probability[rows, self.labels].copy()
        probability[rows, self.labels] = 0
        leads = own / np.maximum(probability.max(axis=1), np.float32(1e-9))
        return dict(zip(self.phrasings, leads.tolist(), strict=True))

    def rank(self, tokens: Sequence[str], limit: int = 10) -> list[Candidate]:
        """The entries these folded words may ask for, best first; empty when they share nothing with any phrasing."""
        if not self.phrasings or not tokens:
            return []
        asked = self._look(kept(tokens))
        word_likeness = self.vocabulary.by_gram.blend(asked.columns, asked.values / np.float32(asked.length))
        if self.classifier is not None or len(self.phrasings) <= _COMPARED:
            near = _WORDS * self._words.dot(word_likeness) + _PAIRS * self._pairs.near(asked.tokens)
            near += _TOPICS * (self._topics.rows @ self._topics.place(asked.tokens))
            return list(self._candidates(np.arange(len(near)), near, asked.unseen, limit))
        rows = self._shortlist(word_likeness)
        near = self._compare(rows, word_likeness, asked.tokens)
        return list(self._candidates(rows, near, asked.unseen, limit))

    def _look(self, tokens: Sequence[str]) -> _Asked:
        """The question's words repaired and merged into one vector of grams."""
        repaired = self.vocabulary.repaired(tokens)
        looked: list[Known] = [self.vocabulary.look(token) for token in dict.fromkeys(repaired)]
        total = sum(known.weight**2 for known in looked)
        unseen = sum(known.weight**2 for known in looked if not known.seen)
        columns = np.concatenate([known.columns for known in looked])
        values = np.concatenate([known.values * np.float32(known.weight) for known in looked])
        merged = np.bincount(columns, values, self.vocabulary.shapes.width)
        squared = float(merged @ merged) + sum(known.lost * known.weight**2 for known in looked)
        held = np.flatnonzero(merged > 0)  # comparing first makes the search five times as fast
        return _Asked(held, merged[held].astype(np.float32), max(squared, 1e-12) ** 0.5, unseen / total, repaired)

    def _shortlist(self, word_likeness: Floats) -> Ints:
        """Phrasings of a large base worth comparing: the postings of the likest, rarest words, up to a budget."""
        worth = word_likeness * self.vocabulary.weights
        words = greatest(worth, _RESCORED)
        words = words[np.argsort(-worth[words], kind="stable")]
        walked = np.cumsum(np.diff(self._by_word.starts)[words])
        words = words[: max(1, int(np.searchsorted(walked, _POSTINGS)))]
        spots = self._by_word.spots(words)
        evidence = np.repeat(word_likeness[words], np.diff(self._by_word.starts)[words]) * self._by_word.values[spots]
        summed = np.bincount(self._by_word.columns[spots], evidence, len(self.phrasings)).astype(np.float32)
        return np.sort(greatest(summed, _RESCORED))

    def _compare(self, rows: Ints, word_likeness: Floats, tokens: Sequence[str]) -> Floats:
        """The likeness of these phrasings, exactly."""
        likeness = _WORDS * self._words.picked(rows).dot(word_likeness) + _PAIRS * self._pairs.near(tokens)[rows]
        likeness += _TOPICS * (self._topics.rows[rows] @ self._topics.place(tokens))
        return likeness

    def _candidates(self, rows: Ints, near: Floats, unseen: float, limit: int) -> Iterator[Candidate]:
        """Entries of the compared phrasings (`rows`, rising), best first; ties in the order of their names."""
        if not len(rows):
            return
        labels = self.labels[rows]
        firsts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1]))
        entries = labels[firsts]
        nearest = np.maximum.reduceat(near, firsts)
        if self.classifier is None:
            probability = softmax(np.float32(_SHARPNESS) * nearest)
        else:
            probability = self.classifier.probabilities(near)
        scores = score(probability, nearest)
        ends = np.append(firsts[1:], len(rows))
        for i in np.argsort(-scores, kind="stable")[:limit]:
            if nearest[i] <= 0:
                continue
            best = int(firsts[i] + near[firsts[i] : ends[i]].argmax())
            parts = (("similarity", float(nearest[i])), ("classifier", float(probability[i])), ("unseen", unseen))
            yield Candidate(self.entries[entries[i]], float(scores[i]), parts, int(rows[best]))
