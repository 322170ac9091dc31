"""Things as schema.org names them, for programs that read pages. Tells nothing that the knowledge does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.answers.directory import GENRE
from bot.channels.web.core.head import SCHEMA_ORG
from bot.knowledge.steps import TOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, EntityType, Language, StepKind

_USUAL: Final[Mapping[EntityType, str]] = {"organisation": "Organization", "place": "Place", "person": "Person"}
_PLACES: Final = frozenset({"AdministrativeArea", "City", "Place", "TouristAttraction"})
"""Types that have no mail in that vocabulary, being no organisations."""
_COUNTRY: Final = "CA"


def entity_as_thing(entity: Entity, knowledge: Knowledge, language: Language, address: str) -> dict[str, Any]:
    """An entity: what it is, how it is called, where it is and how it is reached.

    Args:
        address: whole, of its page in that language.
    """
    thing: dict[str, Any] = {
        "@context": SCHEMA_ORG,
        "@type": _type_of(entity, knowledge),
        "@id": address,
        "name": entity.name.in_(language),
        "mainEntityOfPage": address,
    }
    other = entity.name.in_("en" if language == "fr" else "fr")
    if other != thing["name"]:
        thing["alternateName"] = other
    if entity.type == "person":  # the numbers of a person are those of an office
        return thing
    if site := _step(entity, "website"):
        thing["url"] = site
    if number := _step(entity, "phone"):
        thing["telephone"] = number
    if thing["@type"] not in _PLACES and (mail := _step(entity, "email")):
        thing["email"] = mail
    if (where := _where(entity, knowledge, language)) is not None:
        thing["address"] = where
    if entity.type == "place" and not entity.home:
        thing["containedInPlace"] = {"@type": "Place", "name": knowledge.region.name.in_(language)}
    return thing


def trail_as_thing(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The way to a page, from the first one: names with whole addresses."""
    return {
        "@context": SCHEMA_ORG,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def _type_of(entity: Entity, knowledge: Knowledge) -> str:
    """The most telling type that the kinds of an entity name: a relation lists its values from general to particular."""
    relation, link = knowledge.relations.get(GENRE), entity.links.get(GENRE)
    if relation is None or link is None or entity.type == "person":
        return _USUAL[entity.type]
    named = [value.schema_org for id_, value in relation.values.items() if id_ in link.values and value.schema_org is not None]
    return named[-1] if named else _USUAL[entity.type]


def _step(entity: Entity, kind: StepKind) -> str | None:
    return next((step.value for step in entity.actions if step.kind == kind and not step.intents), None)


def _where(entity: Entity, knowledge: Knowledge, language: Language) -> dict[str, str] | None:
    street, link = _step(entity, "map"), entity.links.get(TOWN)
    town = knowledge.entities[link.values[0]].name.in_(language) if link is not None and len(link.values) == 1 else None
    if entity.type == "place" or (street is None and town is None):
        return None
    where = {"@type": "PostalAddress", "addressCountry": _COUNTRY}
    if town is not None:
        where["addressLocality"] = town
    if street is not None:
        where["streetAddress"] = street.removesuffix(f", {town}")
    return where
