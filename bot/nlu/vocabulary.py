"""The words of one knowledge: those that carry nothing, those it asks with, those that everybody knows. Knows no question."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.nlu.spelling import NearLengths, Spelling, is_near
from bot.nlu.text import bounded, unglued, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.nlu.names import Names
    from bot.nlu.phrasings import PhrasingRow
    from bot.nlu.text import Word

_SHORTEST: Final = 4
_LONG: Final = 8
"""Letters of a word from which two slips are forgiven."""


class Vocabulary:
    """What reading a question needs of the words of a base. Frozen once made.

    Attributes:
        stopwords: small words of each language; stops: of all.
        asked: the words of each language's phrasings, names left out. spelling: mends slips.
        known: words that are known for themselves, to the letter, and so are never taken for a misspelt name.
        spoken_of: for each label, the ids of the entities and values that its phrasings name.
    """

    def __init__(self, knowledge: Knowledge, names: Names, rows: Iterable[PhrasingRow]) -> None:
        lexicon = knowledge.lexicon
        self._texting = lexicon.texting
        self.stopwords: Mapping[Language, frozenset[str]] = lexicon.stopwords
        self.stops = lexicon.stops
        asked: dict[Language, set[str]] = {"fr": set(), "en": set()}
        spoken_of: dict[str, set[str]] = defaultdict(set)
        tokens = []
        for row in rows:
            asked[row.language].update(row.unnamed)
            spoken_of[row.label].update(row.ids)
            tokens.append(row.tokens)
        self.asked: Mapping[Language, frozenset[str]] = {language: frozenset(found) for language, found in asked.items()}
        self.spoken_of = {label: frozenset(ids) for label, ids in spoken_of.items()}
        self.spelling = Spelling(tokens)
        self._used = frozenset(self.spelling.words)
        self._parts = names.parts
        everyday = frozenset(word for group in lexicon.ordinary.values() for word in group)
        spelled = self.asked["fr"] | self.asked["en"] | self.stops | self._parts
        self.known = spelled | everyday
        by_letter: dict[str, list[str]] = defaultdict(list)
        for word in sorted(word for word in spelled if len(word) >= _SHORTEST):
            by_letter[word[0]].append(word)
        self._near = {letter: NearLengths(found, 2) for letter, found in by_letter.items()}

    def words(self, text: str) -> tuple[tuple[Word, ...], int]:
        """The words of a message that are read, and how many were left out."""
        return bounded(unglued(words(text, self._texting), self.known), self._is_seen)

    def _is_seen(self, word: str) -> bool:
        """Whether a word is read without being compared with every word of the base."""
        return word in self._used or word in self.stops or word in self._parts

    def is_known(self, word: str) -> bool:
        """Whether a word is an everyday one, or one that the base uses, slips forgiven."""
        if word in self.known or not word.isalpha() or len(word) < _SHORTEST:
            return True
        allowed = 1 if len(word) < _LONG else 2
        # As for names: the first letter is seldom missed, and Lachine is no slip for a machine.
        alike = self._near.get(word[0])
        return alike is not None and is_near(word, alike.of(word, allowed), allowed)
