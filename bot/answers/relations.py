"""What relations tell that no one typed in: who bears a value, what an entity is listed as. Pure; knows no wording."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity

LISTED_AS: Final = "listed_as"
"""Relation from a member to the entity under whose name it was listed: the four schools to their collective."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """That an entity bears values of a relation, itself or through the entity it is listed as.

    Attributes:
        through: the listed entity, when it is not the entity itself.
        sources: of the link, and of the membership when there is one.
    """

    values: tuple[str, ...]
    through: Entity | None
    sources: tuple[str, ...]


class Relations:
    """Questions across the base, answered from relations."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def bearing(self, entity: Entity, relation: str) -> Bearing | None:
        """The values the entity bears, itself or as listed; None when it bears none."""
        link = entity.links.get(relation)
        if link is not None:
            return Bearing(link.values, None, link.sources)
        listed = entity.links.get(LISTED_AS)
        for id_ in listed.values if listed else ():
            through = self._knowledge.entities[id_]
            if listed is not None and (link := through.links.get(relation)) is not None:
                return Bearing(link.values, through, tuple(dict.fromkeys((*link.sources, *listed.sources))))
        return None

    def by_listing(self, entities: Sequence[Entity], relation: str) -> list[Entity]:
        """The entities, those that bear a relation through one listing replaced by it: it is said once, not once each."""
        through = [self.bearing(entity, relation) for entity in entities]
        listings = [bearing.through for bearing in through if bearing is not None and bearing.through is not None]
        shared = {listing.id for listing in listings if sum(other.id == listing.id for other in listings) > 1}
        found = [
            bearing.through if bearing is not None and bearing.through is not None and bearing.through.id in shared else entity
            for entity, bearing in zip(entities, through, strict=True)
        ]
        return list({entity.id: entity for entity in found}.values())

    def members(self, entity: Entity) -> list[Entity]:
        """The entities that are listed under this one's name."""
        return [
            other
            for other in self._knowledge.entities.values()
            if LISTED_AS in other.links and entity.id in other.links[LISTED_AS].values
        ]

    def bearers(
        self, filters: Sequence[tuple[str, str]], among: str | None = None, types: Collection[str] = ()
    ) -> list[Entity]:
        """The entities that bear every (relation, value) themselves, by name.

        Args:
            filters: pairs of relation and value, or id of an entity, all of which must hold.
            among: a relation that they must bear besides, themselves or as listed: `partner_tier` keeps the partners.
            types: the types of entity to keep; all when empty.
        """
        found = [
            entity
            for entity in self._knowledge.entities.values()
            if (not types or entity.type in types)
            and all(relation in entity.links and value in entity.links[relation].values for relation, value in filters)
            and (among is None or self.bearing(entity, among) is not None)
        ]
        return sorted(found, key=lambda entity: fold(entity.name.fr))

    def satisfying(
        self, filters: Sequence[tuple[str, str]], among: str | None = None, types: Collection[str] = ()
    ) -> list[Entity]:
        """As `bearers`, but of a listing and those listed under its name only the latter."""
        found = self.bearers(filters, among, types)
        ids = {entity.id for entity in found}
        listings = {
            listing
            for entity in found
            if LISTED_AS in entity.links
            for listing in entity.links[LISTED_AS].values
            if listing in ids
        }
        return [entity for entity in found if entity.id not in listings]

    def sources(self, entities: Sequence[Entity], filters: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The sources that the links of these entities rest on."""
        return tuple(
            dict.fromkeys(
                source
                for entity in entities
                for relation, _ in filters
                if relation in entity.links
                for source in entity.links[relation].sources
            )
        )
