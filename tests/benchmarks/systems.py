"""Matchers of the project in the shape the public benchmark runner wants: build(pairs), rank(question)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from bot.matching import semantic
from bot.matching.lexical import LexicalMatcher, Phrasing
from bot.matching.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.matching.semantic import Encoder

_LEXICON: Final = Path(__file__).parents[2] / "knowledge" / "lexicon.yaml"


class Lexical:
    """The matcher of phrasings alone, without any decision, reading text as the assistant does."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        """With the project's own texting lexicon, if it has one."""
        found = yaml.safe_load(_LEXICON.read_text(encoding="utf-8")) if _LEXICON.exists() else {}
        self._texting: dict[str, str] = found.get("texting", {})
        self._encoder = encoder

    def build(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Index the pairs (phrasing, entry)."""
        phrasings = [Phrasing(entry, self._tokens(text), text) for text, entry in pairs]
        self.matcher = LexicalMatcher.build(phrasings, encoder=self._encoder)

    def rank(self, question: str) -> list[tuple[str, float]]:
        """Entries and scores, best first."""
        ranked = self.matcher.rank(self._tokens(question), written=plain(question, self._texting))
        return [(candidate.entry, candidate.score) for candidate in ranked]

    def _tokens(self, text: str) -> tuple[str, ...]:
        return tuple(word.text for word in words(text, self._texting))


def lexical() -> Lexical:
    """What the runner calls to make the system."""
    return Lexical()


def encoded() -> Lexical:
    """The same with the optional encoder, which must be installed."""
    encoder = semantic.installed()
    if encoder is None:
        raise SystemExit("the encoder is not installed")
    return Lexical(encoder)
