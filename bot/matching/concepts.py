"""Words of one meaning, both languages together: "argent", "money" and "budget" meet in one token. Knows no phrasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.matching.text import words
from bot.matching.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def concept(group: str) -> str:
    """The opaque token that stands for a synonym group."""
    return f"<~{group}>"


class Concepts:
    """The synonym groups of the lexicon, looked up by stem."""

    def __init__(self, synonyms: Mapping[str, Iterable[str]]) -> None:
        found: dict[str, set[str]] = {}
        for group, members in synonyms.items():
            for member in members:
                for word in words(member):
                    found.setdefault(stem(word.text), set()).add(concept(group))
        self._groups = {key: tuple(sorted(groups)) for key, groups in found.items()}

    def of(self, token: str) -> tuple[str, ...]:
        """The concepts of a word, as opaque tokens; none for most words."""
        return self._groups.get(stem(token), ())

    def added(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """The tokens, then the concepts they name, each once and in a fixed order, so that their pairs are features too."""
        kept = tuple(tokens)
        return kept + tuple(sorted({concept for token in kept for concept in self.of(token)}))
