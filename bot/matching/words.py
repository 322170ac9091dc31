"""Words as a matcher sees them: shape (character n-grams), stem, rarity and repair; knows no phrasing and no question."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.matching.postings import Sparse
from bot.matching.slips import slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.matching.postings import Floats, Ints

Grams: TypeAlias = tuple[tuple[str, int], ...]
"""The n-grams of a word, each with its count."""

# Without the memory of ten thousand words that each has of its own: `stem` remembers what is worth it.
_FRENCH: Final = Stemmer.Stemmer("french", 0)
_ENGLISH: Final = Stemmer.Stemmer("english", 0)
_SIZES: Final = (2, 3, 4, 5)
_SHORTEST_REPAIRED: Final = 4  # letters; a shorter unknown word is as near to many words as to the one it was meant to be
_LIKENESS: Final = 0.7  # least normalised Damerau-Levenshtein similarity of a word that is weighed as a repair
_WEIGHED: Final = 6  # words nearest by that similarity whose slips are weighed
# Cost of slips a letter. A plain edit distance made `ferme` of `femme` and `booked` of `cooked`: real words that the
# base does not know. Fingers hardly make these slips, and at this bar a word of five letters is not mended by them.
_COST: Final = 0.22
_SCANNED: Final = 4000  # words a repair compares one by one; a larger vocabulary is first cut down by shape
_SHORTLIST: Final = 60
_REMEMBERED: Final = 4096  # repairs kept
ELIDED: Final = frozenset({"l", "d", "c", "n", "s", "j", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})


def opaque(token: str) -> bool:
    """Whether a token stands for a class (`<organisation>`) and has neither stem nor shape."""
    return token.startswith("<")


# Caches hold the words of now, not all that anybody ever typed: strangers' slips are endless.
@lru_cache(maxsize=8192)
def stem(token: str) -> str:
    """The stem by which inflections of a French or an English word agree (Snowball, English first, then French)."""
    if opaque(token):
        return token
    return str(_FRENCH.stemWord(_ENGLISH.stemWord(token)))


def _cut(token: str) -> list[str]:
    """The character n-grams of a word with its two edges; an opaque token is its only gram."""
    if opaque(token):
        return [token]
    padded = f" {token} "
    return [padded[i : i + size] for size in _SIZES for i in range(len(padded) - size + 1)]


@lru_cache(maxsize=1024)  # 3 KB a word: with room for 65,536 the memory of `run` grew by 200 MB
def grams(token: str) -> Grams:
    """The character n-grams of a word, each with its count."""
    return tuple(Counter(_cut(token)).items())


def rarity(seen: Mapping[str, set[str]], classes: int) -> dict[str, float]:
    """Inverse frequency over classes: log((1 + classes) / (1 + classes that hold it)) + 1; one for what all hold."""
    return {name: math.log((1 + classes) / (1 + len(held))) + 1 for name, held in seen.items()}


@dataclass(frozen=True, slots=True)
class Known:
    """One word of a question as the vocabulary sees it: gram columns and values (unit length with `lost`), weight."""

    columns: Ints
    values: Floats
    lost: float
    weight: float
    seen: bool


class Vocabulary:
    """The words of a base: their shapes, stems and rarity over its entries. Frozen once made.

    A word's shape is its character n-grams weighted by their rarity among the words, at unit length, so that a long
    word weighs no more than a short one; a text is the sum of its words' shapes, each times the rarity of its stem
    over the entries. It is a soft cosine (Sidorov and others, 2014) with spelling as the likeness of words.
    """

    def __init__(self, texts: Sequence[tuple[str, Sequence[str]]]) -> None:
        """From (entry, tokens) pairs."""
        frequency = Counter(token for _, tokens in texts for token in set(tokens))
        # Most frequent first: of two equally near repairs the one that is asked more often wins.
        self.words = tuple(sorted(frequency, key=lambda word: (-frequency[word], word)))
        self.number = {word: i for i, word in enumerate(self.words)}
        held: dict[str, set[str]] = {}
        for entry, tokens in texts:
            for token in tokens:
                held.setdefault(stem(token), set()).add(entry)
        entries = len({entry for entry, _ in texts})
        self._rarity = rarity(held, entries)
        self.unseen_weight = math.log(1 + entries) + 1
        self.weights = np.array([self.weight(word) for word in self.words], np.float32)
        self._learn_shapes()
        self._mended: dict[str, str] = {}
        self._repairable = tuple(word for word in self.words if not opaque(word) and not word.isdigit())

    def _learn_shapes(self) -> None:
        self._gram: dict[str, int] = {}
        cut = [_cut(word) for word in self.words]
        numbers = [self._gram.setdefault(gram, len(self._gram)) for found in cut for gram in found]
        many = max(1, len(self._gram))
        sizes = np.array([len(found) for found in cut], np.int64)
        keys = np.repeat(np.arange(len(cut)), sizes) * many + np.array(numbers, np.int64)
        keys, counts = np.unique(keys, return_counts=True)
        rows, columns = keys // many, keys % many
        total = 1 + len(self.words)
        self._gram_weight: Floats = np.log(total / (1 + np.bincount(columns, minlength=len(self._gram)))) + 1
        self._new_gram = math.log(total) + 1
        values = counts * self._gram_weight[columns]
        lengths = np.sqrt(np.bincount(rows, values**2, len(cut)))
        starts = np.searchsorted(rows, np.arange(len(cut) + 1))
        self.shapes = Sparse.cut(starts, columns, (values / lengths[rows]).astype(np.float32), len(self._gram))
        self.by_gram = self.shapes.turned()

    def _shape(self, counted: Grams) -> tuple[list[int], list[float], float]:
        """Known gram columns, their values, and the squared length lost to grams that no word of the base has."""
        columns, values, lost = [], [], 0.0
        for gram, count in counted:
            column = self._gram.get(gram)
            if column is None:
                lost += (count * self._new_gram) ** 2
            else:
                columns.append(column)
                values.append(count * float(self._gram_weight[column]))
        length = math.sqrt(sum(value * value for value in values) + lost)
        return columns, [value / length for value in values], lost / (length * length)

    def weight(self, word: str) -> float:
        """How rare the word's stem is over the entries, from about 1; what no entry has weighs most."""
        return self._rarity.get(stem(word), self.unseen_weight)

    def sees(self, word: str) -> bool:
        """Whether some phrasing holds this word or another form of it."""
        return word in self.number or stem(word) in self._rarity

    def look(self, word: str) -> Known:
        """The word's shape and weight, whether the base has it or not."""
        number = self.number.get(word)
        if number is not None:
            begin, end = self.shapes.starts[number : number + 2]
            return Known(
                self.shapes.columns[begin:end], self.shapes.values[begin:end], 0.0, float(self.weights[number]), seen=True
            )
        columns, values, lost = self._shape(grams(word))
        return Known(np.array(columns, np.int64), np.array(values, np.float32), lost, self.weight(word), seen=self.sees(word))

    def repaired(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """The tokens with each unknown word replaced by the known one it was most likely meant to be."""
        return tuple(self._remembered(token) for token in tokens)

    def _remembered(self, token: str) -> str:
        """A repair, made once: the clauses of a message share words, and people share slips."""
        found = self._mended.get(token)
        if found is None:
            if len(self._mended) >= _REMEMBERED:
                self._mended.clear()
            found = self._mended[token] = self._repair(token)
        return found

    def _repair(self, token: str) -> str:
        if len(token) < _SHORTEST_REPAIRED or opaque(token) or token.isdigit() or self.sees(token):
            return token
        words = self._repairable if len(self.words) <= _SCANNED else self._shortlist(token)
        near = process.extract(
            token, words, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_LIKENESS, limit=_WEIGHED
        )
        best, least = token, _COST * len(token)
        for word, _, _ in near:
            # Ties fall to the more frequent word, which `words` and so `near` have first.
            cost = slip(token, word, least)
            if cost < least or (cost == least and best == token):
                best, least = word, cost
        return best

    def _shortlist(self, token: str) -> list[str]:
        """The words whose shapes are nearest, in the vocabulary's order."""
        columns, values, _ = self._shape(grams(token))
        likeness = self.by_gram.blend(np.array(columns, np.int64), np.array(values, np.float32))
        best = np.argpartition(-likeness, _SHORTLIST)[:_SHORTLIST]
        return [word for word in (self.words[i] for i in np.sort(best)) if not (opaque(word) or word.isdigit())]
