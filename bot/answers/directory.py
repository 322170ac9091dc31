"""The entities listed: narrowed down by what they are, where and in which sector, or by words. Pure; knows no page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from bot.answers.entity_search import EntitySearch
from bot.knowledge.steps import TOWN
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, EntityType, Language, Words
    from bot.knowledge.relations import Relation

Narrowing = Literal["sector", "municipality", "tier", "genre"]
NARROWINGS: Final[tuple[Narrowing, ...]] = ("sector", "municipality", "tier", "genre")
"""By what a list is narrowed down besides its type and words; each is a relation of the knowledge, where it has it."""

GENRE: Final = "kind"
_RELATIONS: Final[Mapping[Narrowing, str]] = {"sector": "sector", "municipality": TOWN, "genre": GENRE}
"""The ids of those relations; the tier is whichever relation sorts the members of a closed list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is wanted of the list; values are ids of the knowledge, and None narrows nothing.

    Attributes:
        genre: a value of the knowledge's relation `kind`: a school, a hospital.
        text: words that must fit; blank for all.
    """

    type: EntityType | None = None
    sector: str | None = None
    municipality: str | None = None
    tier: str | None = None
    genre: str | None = None
    text: str = ""

    def value(self, by: Narrowing) -> str | None:
        """What the list is narrowed down to by that."""
        values: Mapping[Narrowing, str | None] = {
            "sector": self.sector,
            "municipality": self.municipality,
            "tier": self.tier,
            "genre": self.genre,
        }
        return values[by]

    def narrowed(self, by: Narrowing, value: str | None) -> Listing:
        """The same, narrowed down by that to another value, or not at all."""
        match by:
            case "sector":
                return replace(self, sector=value)
            case "municipality":
                return replace(self, municipality=value)
            case "tier":
                return replace(self, tier=value)
            case _:
                return replace(self, genre=value)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a list can be narrowed down to.

    Attributes:
        count: how many entities of the whole knowledge bear it.
    """

    id: str
    name: Words
    count: int


class Directory:
    """Lists the entities of one knowledge. Frozen once made."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._relations: Mapping[Narrowing, Relation] = _relations(knowledge)

    @cached_property
    def _search(self) -> EntitySearch:
        """Made when somebody first looks for words: it takes some hundredths of a second, and the rest needs none of it."""
        return EntitySearch(self.knowledge)

    def listed(self, wanted: Listing, language: Language) -> tuple[Entity, ...]:
        """The entities that bear all that is wanted, by name; with a text, those whose own names it fits come first.

        An entity bears a value itself: one that stands in a closed list under another's name is not counted twice. The first
        text that is looked for takes long enough (see `_search`) that a server has it done in a thread.

        Raises:
            LookupError: a value is not among the `choices`.
        """
        filters = self._filters(wanted)
        found = [
            entity
            for entity in self.knowledge.entities.values()
            if (wanted.type is None or entity.type == wanted.type)
            and all(id_ in entity.links and value in entity.links[id_].values for id_, value in filters)
        ]
        if not wanted.text.strip():
            return tuple(sorted(found, key=lambda entity: fold(entity.name.in_(language))))
        close = self._search.found(wanted.text)
        fitting = [entity for entity in found if entity.id in close]
        return tuple(sorted(fitting, key=lambda entity: (close[entity.id], fold(entity.name.in_(language)))))

    def choices(self, by: Narrowing) -> tuple[Choice, ...]:
        """The values by which a list can be narrowed down: words in the knowledge's order, towns by name."""
        relation = self._relations.get(by)
        if relation is None:
            return ()
        links = [entity.links[relation.id].values for entity in self.knowledge.entities.values() if relation.id in entity.links]
        counts = Counter(value for values in links for value in values)
        if relation.to == "value":
            return tuple(Choice(id_, value.name, counts[id_]) for id_, value in relation.values.items())
        named = [one for one in self.knowledge.entities.values() if one.type == relation.to and not one.home]
        return tuple(Choice(one.id, one.name, counts[one.id]) for one in sorted(named, key=lambda one: fold(one.name.fr)))

    def relation(self, by: Narrowing) -> Relation | None:
        """The relation that a list is narrowed down by; None where the knowledge has none."""
        return self._relations.get(by)

    def borne(self, entity: Entity, by: Narrowing) -> tuple[str, ...]:
        """The values that an entity bears itself, among those that a list can be narrowed down to."""
        relation = self._relations.get(by)
        link = entity.links.get(relation.id) if relation is not None else None
        return link.values if link is not None else ()

    def _filters(self, wanted: Listing) -> list[tuple[str, str]]:
        """Pairs of a relation and a value that must be borne."""
        found = []
        for by in NARROWINGS:
            if (value := wanted.value(by)) is None:
                continue
            if value not in {choice.id for choice in self.choices(by)}:
                raise LookupError(f"{by}: no value {value}")
            found.append((self._relations[by].id, value))
        return found


def _relations(knowledge: Knowledge) -> dict[Narrowing, Relation]:
    found = {by: knowledge.relations[id_] for by, id_ in _RELATIONS.items() if id_ in knowledge.relations}
    tier = next((one for one in knowledge.relations.values() if one.closed and one.to == "value"), None)
    return found if tier is None else found | {"tier": tier}
