"""The names that one may choose from while typing: organisations, places and people, best first. Knows no channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from bot.channels.discord.rendering.text import shortened
from bot.nlu.text import fold

if TYPE_CHECKING:
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language

MOST: Final = 25
"""Choices that Discord shows."""

_LIMIT: Final = 100
"""Characters of a choice."""

_EXACT, _BEGINS, _WORD_BEGINS, _WITHIN = 400.0, 300.0, 200.0, 150.0
_ENOUGH: Final = 3
"""Letters typed before resemblance means anything."""

_ALIKE: Final = 72.0
"""Least likeness, of 100, of a name that was mistyped."""


class NameIndex:
    """Every name and alias of a knowledge, folded, so that accents and capitals do not matter."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        pairs = {(_key(alias), id_) for id_, entity in knowledge.entities.items() for alias in entity.aliases}
        self._pairs = sorted(pairs)
        self._aliases = [alias for alias, _ in self._pairs]

    def choices(self, typed: str, language: Language) -> list[tuple[str, str]]:
        """At most 25 entities as (label, name to ask for), the likeliest first; in alphabetical order before any typing."""
        scores = self._scores(_key(typed))
        entities = self.knowledge.entities
        ranked = sorted(scores, key=lambda id_: (-scores[id_], _key(entities[id_].name.in_(language))))
        labels: dict[str, str] = {}
        for id_ in ranked:
            name = entities[id_].name
            labels.setdefault(shortened(name.in_(language), _LIMIT), shortened(name.fr, _LIMIT))
            if len(labels) == MOST:
                break
        return list(labels.items())

    def _scores(self, typed: str) -> dict[str, float]:
        if not typed:
            return dict.fromkeys(self.knowledge.entities, 0.0)
        found: dict[str, float] = {}
        for _, score, place in process.extract(typed, self._aliases, scorer=_likeness, score_cutoff=_ALIKE, limit=None):
            _, id_ = self._pairs[place]
            found[id_] = max(score, found.get(id_, 0.0))
        return found


def _likeness(typed: str, alias: str, *, score_cutoff: float | None = None, **_: object) -> float:
    """How well an alias continues or resembles what was typed. Short beginnings only count where a word begins."""
    if alias == typed:
        return _EXACT
    if alias.startswith(typed):
        return _BEGINS
    if f" {typed}" in alias:
        return _WORD_BEGINS
    if len(typed) < _ENOUGH:
        return 0.0
    if typed in alias:
        return _WITHIN
    # A short alias inside a long word ("ita" in "capitale") is no resemblance.
    scorer = fuzz.partial_ratio if len(alias) >= len(typed) else fuzz.ratio
    return scorer(typed, alias, score_cutoff=score_cutoff)


def _key(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())
