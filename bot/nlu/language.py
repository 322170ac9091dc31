"""Which of the two languages a question is written in. Knows only words that are frequent in one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.knowledge.model import Language
    from bot.nlu.mention import Mention
    from bot.nlu.text import Word

_LEAST: Final = 1.0
_FRENCH_LETTERS: Final = re.compile(r"[àâçèêëîïôùûœ]|é", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """How much speaks for each language; `language` is None when nothing does, as in a bare name."""

    french: float
    english: float

    @property
    def language(self) -> Language | None:
        """The stronger one, None on a tie, and for one English word of content: "party" and "jobs" are said in French, too."""
        if self.french == self.english or 0 < self.english - self.french < _LEAST:
            return None
        return "fr" if self.french > self.english else "en"


def guess(
    words: Sequence[Word],
    stopwords: Mapping[Language, Collection[str]],
    vocabulary: Mapping[Language, Collection[str]],
    named: Collection[int] = (),
) -> LanguageGuess:
    """Weigh function words (1 each, the first two half more) and words that one language's phrasings use (½).

    French words of names (`named`: their places) say nothing, since a school keeps its name in English; English ones do. The
    opening of a question carries its grammar, so in a mixed one ("c'est quoi the yearly amount") it decides.
    """
    french = english = 0.0
    french_stops, english_stops = stopwords.get("fr", ()), stopwords.get("en", ())
    for index, word in enumerate(words):
        weight = 1.5 if index < 2 else 1.0  # noqa: PLR2004 - "the first two", as said above
        in_french = word.text in french_stops or word.written in french_stops
        in_english = word.text in english_stops or word.written in english_stops
        if in_french == in_english:
            in_french, in_english = word.text in vocabulary["fr"], word.text in vocabulary["en"]
            weight *= 0.5
        if in_french and not in_english and index not in named:
            french += weight
        elif in_english and not in_french:
            english += weight
    return LanguageGuess(french, english)


def named(words: Sequence[Word], mentions: Sequence[Mention]) -> frozenset[int]:
    """The places of words in names, and of an article before one: "through Val Brune"."""
    french = function_words().articles["fr"]
    found: set[int] = set()
    for mention in mentions:
        if mention.kind == "value":
            continue
        start = mention.start - 1 if mention.start and words[mention.start - 1].text in french else mention.start
        found.update(range(start, mention.end))
    return frozenset(found)


def shows_accents(text: str) -> bool:
    """Whether the raw text bears an accent that French uses and English does not."""
    return _FRENCH_LETTERS.search(text) is not None
