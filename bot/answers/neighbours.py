"""What stands around an entity: whom it belongs to, who belongs to it, who works in its town or its sector. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.directory import Listing

if TYPE_CHECKING:
    from bot.answers.directory import Directory, Narrowing
    from bot.knowledge.model import Entity, EntityType, Language
    from bot.knowledge.relations import Relation


@dataclass(frozen=True, slots=True)
class Tied:
    """The entities that a relation leads to."""

    relation: Relation
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The entities around one, each of them in the first of these places only.

    Attributes:
        ties: whom its own relations lead to. people: those who head it or speak for it.
        members: who is part of it, or run by it. inside: the organisations of a town.
        same_sector, same_town: organisations beside it; where several sectors are its own, of any of them.
    """

    ties: tuple[Tied, ...]
    people: tuple[Entity, ...]
    members: tuple[Entity, ...]
    inside: tuple[Entity, ...]
    same_sector: tuple[Entity, ...]
    same_town: tuple[Entity, ...]


def neighbours(entity: Entity, directory: Directory, language: Language) -> Neighbours:
    """Who stands around an entity, by name."""
    knowledge = directory.knowledge
    seen = {entity.id}

    def taken(found: tuple[Entity, ...]) -> tuple[Entity, ...]:
        new = tuple(one for one in found if one.id not in seen)
        seen.update(one.id for one in new)
        return new

    def bearing(type_: EntityType) -> tuple[Entity, ...]:
        return tuple(one for one in directory.listed(Listing(type_), language) if entity.id in one.ties)

    def sharing(by: Narrowing, values: tuple[str, ...]) -> tuple[Entity, ...]:
        wanted = {choice.id: Listing("organisation").narrowed(by, choice.id) for choice in directory.choices(by)}
        listed = [directory.listed(wanted[value], language) for value in values if value in wanted]
        return tuple({one.id: one for found in listed for one in found}.values())

    ties = tuple(
        Tied(knowledge.relations[id_], taken(tuple(knowledge.entities[value] for value in link.values)))
        for id_, link in entity.links.items()
        if knowledge.relations[id_].to != "value"
    )
    around = entity.type == "organisation"
    return Neighbours(
        ties=tuple(tied for tied in ties if tied.entities),
        people=taken(bearing("person")),
        inside=taken(sharing("municipality", (entity.id,))) if entity.type == "place" and not entity.home else (),
        members=taken((*bearing("organisation"), *bearing("place"))),
        same_sector=taken(sharing("sector", directory.borne(entity, "sector"))) if around else (),
        same_town=taken(sharing("municipality", directory.borne(entity, "municipality"))) if around else (),
    )
