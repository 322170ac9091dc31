"""Every name of a knowledge with what it stands for: entities, relation values, names from elsewhere. Finds none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu.languages.function_words import function_words
from bot.nlu.mention import Referent
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.base import Knowledge

ACRONYM: Final = 4
"""Names in capitals of at most so many letters are taken letter by letter: `ABC` is no typo of `ADC`."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name.

    Attributes:
        parts: its folded words, linking words left out. referents: what it may stand for.
        guarded: whether it must be written as it is, since a slip would make another name of it.
    """

    parts: tuple[str, ...]
    referents: tuple[Referent, ...]
    guarded: bool


def gathered(knowledge: Knowledge) -> dict[tuple[str, ...], Alias]:
    """All aliases by their folded words, linking words left out; a name that several bear keeps them all.

    A name from elsewhere that somebody of the region bears too is the region's.
    """
    referents: dict[tuple[str, ...], dict[Referent, None]] = defaultdict(dict)
    guarded: set[tuple[str, ...]] = set()
    for text, referent in _named(knowledge):
        parts = _parts(text)
        if not parts or (referent.kind == "elsewhere" and any(r.kind != "elsewhere" for r in referents.get(parts, ()))):
            continue
        referents[parts][referent] = None
        if text.isupper() and len(parts) == 1 and len(parts[0]) <= ACRONYM:
            guarded.add(parts)
    return {parts: Alias(parts, tuple(found), parts in guarded) for parts, found in referents.items()}


def _named(knowledge: Knowledge) -> Iterator[tuple[str, Referent]]:
    """Every name with what it stands for; those from elsewhere last."""
    for entity in knowledge.entities.values():
        for alias in entity.aliases:
            yield alias, Referent("entity", entity.type, entity.id)
    yield from _with_places_renamed(knowledge)
    for relation in knowledge.relations.values():
        for value in relation.values.values():
            for alias in value.aliases:
                yield alias, Referent("value", relation.id, value.id)
    for name in sorted(knowledge.lexicon.elsewhere):
        yield name, Referent("elsewhere", "elsewhere", " ".join(word.text for word in words(name)))


def _with_places_renamed(knowledge: Knowledge) -> Iterator[tuple[str, Referent]]:
    """Names that hold a place's name, with the place's other names in its stead: "l'hôpital de la Poc"."""
    places = [[_parts(alias) for alias in entity.aliases] for entity in knowledge.entities.values() if entity.type == "place"]
    spelled = {parts for names in places for parts in names}
    for entity in knowledge.entities.values():
        if entity.type == "place":
            continue
        for alias in entity.aliases:
            parts = _parts(alias)
            for names in places:
                cut = next((cut for name in names if (cut := _without(parts, name)) is not None), None)
                if cut is None or cut in spelled:
                    continue
                for other in names:
                    yield " ".join((*cut, *other)), Referent("entity", entity.type, entity.id)


def _without(parts: tuple[str, ...], place: tuple[str, ...]) -> tuple[str, ...] | None:
    """What stands before a place's name at the end of another name; None when it does not end so."""
    rest = len(parts) - len(place)
    return parts[:rest] if rest > 0 and parts[rest:] == place else None


def _parts(text: str) -> tuple[str, ...]:
    every = tuple(word.text for word in words(text))
    return tuple(part for part in every if part not in function_words().linking) or every
