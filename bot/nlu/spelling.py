"""Words by their letters: stem, shape, and which known word a slip was meant to be. Knows no phrasing and no question."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import Stemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.slips import slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Grams: TypeAlias = tuple[tuple[str, int], ...]
"""The n-grams of a word, each with its count."""

# Without the memory of ten thousand words that each has of its own: `stem` remembers what is worth it.
_FRENCH: Final = Stemmer.Stemmer("french", 0)
_ENGLISH: Final = Stemmer.Stemmer("english", 0)
_SIZES: Final = (2, 3, 4, 5)
_SHORTEST_REPAIRED: Final = 4
"""Letters; a shorter unknown word is as near to many words as to the one it was meant to be."""
_WEIGHED: Final = 6
"""Words nearest by the number of slips of which each slip is weighed."""
_SLIPS_A_LETTER: Final = 0.3
_COST: Final = 0.22
"""Cost of slips a letter. A plain edit distance made `ferme` of `femme` and `booked` of `cooked`: real words that the base
does not know. Fingers hardly make these slips, and at this bar a word of five letters is not mended by them."""
_REMEMBERED: Final = 4096
"""Repairs kept."""


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


@lru_cache(maxsize=1024)  # 3 KB a word: with room for 65,536 the memory of `run` grew by 200 MB
def grams(token: str) -> Grams:
    """The character n-grams of a word with its two edges, each with its count."""
    padded = f" {token} "
    return tuple(Counter(padded[i : i + size] for size in _SIZES for i in range(len(padded) - size + 1)).items())


class NearLengths:
    """Words by their length, so that a slip is looked for only where it can be: each adds or drops one letter at most."""

    def __init__(self, words: Iterable[str], most: int) -> None:
        """Take the words in their order.

        Args:
            most: slips that will be asked for at the most.
        """
        self._most = most
        found: dict[int, list[str]] = defaultdict(list)
        for word in words:
            found[len(word)].append(word)
        self._by_length = {length: tuple(kept) for length, kept in found.items()}

    def of(self, word: str, slips: int) -> list[str]:
        """Those from which so many slips could make this word."""
        around = range(len(word) - min(slips, self._most), len(word) + min(slips, self._most) + 1)
        return [near for length in around for near in self._by_length.get(length, ())]


class Spelling:
    """The words that a base uses, and what a word that it does not use was most likely meant to be. Frozen once made."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """From the tokens of each text."""
        frequency = Counter(token for tokens in texts for token in set(tokens))
        # Most frequent first: of two equally near repairs the one that is asked more often wins.
        self.words = tuple(sorted(frequency, key=lambda word: (-frequency[word], word)))
        self._rank = {word: place for place, word in enumerate(self.words)}
        self._stems = frozenset(map(stem, self.words))
        letters = [word for word in self.words if not opaque(word) and not word.isdigit()]
        self._near = NearLengths(letters, int(_SLIPS_A_LETTER * max(map(len, letters), default=0)))
        self._mended: dict[str, str] = {}

    def sees(self, word: str) -> bool:
        """Whether some text holds this word or another form of it."""
        return word in self._rank or stem(word) in self._stems

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
        most = max(1, int(_SLIPS_A_LETTER * len(token)))
        hits = process.extract(token, self._near.of(token, most), scorer=OSA.distance, score_cutoff=most, limit=_WEIGHED)
        best, least = token, _COST * len(token)
        for word in sorted((word for word, _, _ in hits), key=self._rank.__getitem__):
            cost = slip(token, word, least)
            # An initialism with a letter more is another one: FADOQ is no slip for FADQ.
            if cost < _COST * len(word) and (cost < least or (cost == least and best == token)):
                best, least = word, cost
        return best


def is_near(word: str, words: Sequence[str], slips: int) -> bool:
    """Whether a word may be one of these, mistyped."""
    return process.extractOne(word, words, scorer=OSA.distance, score_cutoff=slips) is not None
