"""Phrasings with slots → questions that somebody could ask. Knows the knowledge, reads nothing."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Final

from bot.nlu.name_classes import SLOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.authoring.base import Placed
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Intent, Language

_TYPES: Final = ("organisation", "place", "person")


class Filled:
    """Fills slots with names of the base: always the same ones, so that a check finds the same twice."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._found: dict[tuple[str, str, Language], list[str]] = {}

    def question(self, phrasing: Placed) -> str | None:
        """The phrasing with a name in each slot; None where the base has nobody to put there."""
        if "{" not in phrasing.text:
            return phrasing.text
        kind, _, name = phrasing.label.partition(":")
        intent = self._knowledge.intents[name] if kind == "intent" else None
        names: dict[str, Iterator[str]] = {}
        for slot in set(SLOT.findall(phrasing.text)):
            asked = (slot, name, phrasing.language)
            if asked not in self._found:
                self._found[asked] = list(self._names(slot, intent, phrasing.language))
            found = self._found[asked]
            if not found:
                return None
            names[slot] = cycle(found)
        return SLOT.sub(lambda match: next(names[match[1]]), phrasing.text)

    def _names(self, slot: str, intent: Intent | None, language: Language) -> Iterator[str]:
        relation = self._knowledge.relations.get(slot)
        if relation is not None and relation.to == "value":
            yield from (value.name.in_(language) for value in relation.values.values())
            return
        wanted = {relation.to} if relation is not None else {slot} if slot in _TYPES else set(_TYPES)
        suitable = [e for e in self._knowledge.entities.values() if e.type in wanted and not e.home]
        if intent is not None and intent.about:
            suitable = [entity for entity in suitable if entity.type in intent.about]
        yield from (entity.name.in_(language) for entity in self._recorded_first(suitable, intent))

    def _recorded_first(self, entities: Iterable[Entity], intent: Intent | None) -> list[Entity]:
        """Those of whom the fact is known come first."""
        return sorted(entities, key=lambda e: (intent is None or e.fact(intent.id) is None, e.id))
