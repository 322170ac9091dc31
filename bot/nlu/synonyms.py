"""Words that mean the same, by their stems: the groups of the lexicon. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.nlu.spelling import stem
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable


def by_stem(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Each word's stem with the stems of those that mean the same; what is written in several words is left out."""
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        stems = frozenset(stem(parts[0].text) for text in group if len(parts := words(text)) == 1)
        for one in stems:
            found[one] = found.get(one, frozenset()) | stems
    return found
