"""The pages of organisations, municipalities and people: one a thing, all of the same build."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.answers.neighbours import neighbours
from bot.channels.web.browse.linked_data import entity_as_thing
from bot.channels.web.browse.paths import ORGANISATIONS, PLACES, path_in, path_of_entity, path_of_topic
from bot.channels.web.browse.serving import elsewhere, language_of_path
from bot.channels.web.browse.shown import (
    Links,
    PageLink,
    PageShown,
    address_in_full,
    description_of,
    home,
    links_to,
    rendered,
    sentence,
)
from bot.channels.web.browse.site import BROWSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.answers.directory import Narrowing
    from bot.answers.sheet import Sheet
    from bot.channels.web.browse.site import BrowseSite
    from bot.knowledge.model import Entity, EntityType, Language

PARAMETERS: Final[Mapping[Narrowing, str]] = {
    "sector": "secteur",
    "municipality": "municipalite",
    "genre": "genre",
    "tier": "palier",
}
"""What each narrowing is called in an address, in the order in which they are offered."""

_INSIDE: Final = "inside"
"""The place in the page of a municipality where its organisations are listed, under all that is told of it."""
_MOST_QUESTIONS: Final = 8
_MOST_NEIGHBOURS: Final = 6
_LISTS: Final[Mapping[EntityType, tuple[str, str]]] = {
    "organisation": ("nav.organisations", ORGANISATIONS),
    "place": ("nav.places", PLACES),
}
"""The page that lists each type; nobody lists people."""


def entity_page(type_: EntityType) -> Callable[[web.Request], str]:
    """What renders the page of an entity of that type, by the id in the address."""

    def render(request: web.Request) -> str:
        site, language = request.app[BROWSE], language_of_path(request)
        knowledge, id_ = site.knowledge(), request.match_info["id"]
        entity = knowledge.entities.get(id_)
        if entity is None:
            if id_ in knowledge.topics:
                raise elsewhere(request, path_of_topic(id_, language))
            raise web.HTTPNotFound
        if entity.type != type_:
            raise elsewhere(request, path_of_entity(entity, language))
        return _page(request, site, entity, language)

    return render


def _page(request: web.Request, site: BrowseSite, entity: Entity, language: Language) -> str:
    knowledge = site.knowledge()
    sheet = site.sheets().of_entity(entity, language)
    name, path = entity.name.in_(language), path_of_entity(entity, language)
    thing = entity_as_thing(entity, knowledge, language, address_in_full(request, path))
    trail = [home(language)]
    if entity.type in _LISTS:
        key, listing = _LISTS[entity.type]
        trail.append(PageLink(sentence(knowledge, key, language), path_in(listing, language)))
    return rendered(
        request,
        "browse/entity.html",
        PageShown(name, _description(sheet, name, site, language), tuple(trail), (thing,)),
        here=_LISTS[entity.type][1] if entity.type in _LISTS else "",
        kind=entity.type,
        sheet=sheet,
        tags=tuple(_tags(entity, site, language)),
        questions=[section.question for section in islice(sheet.sections, _MOST_QUESTIONS)],
        around=tuple(_around(entity, site, language)),
    )


def _description(sheet: Sheet, name: str, site: BrowseSite, language: Language) -> str:
    if sheet.sections:
        return description_of(sheet.sections[0].text)
    return sentence(site.knowledge(), "entity.description", language, name=name)


def _tags(entity: Entity, site: BrowseSite, language: Language) -> Iterator[PageLink]:
    """What it is in a few words, each leading to those that are likewise."""
    knowledge = site.knowledge()
    for by, parameter in PARAMETERS.items():
        values = site.directory().borne(entity, by)
        for choice in site.directory().choices(by):
            if choice.id not in values:
                continue
            named = choice.name.in_(language)
            if by == "municipality":
                yield PageLink(named, path_of_entity(knowledge.entities[choice.id], language))
            elif entity.type == "organisation":
                told = _tier(named, site, language) if by == "tier" else named
                yield PageLink(told, f"{path_in(ORGANISATIONS, language)}?{urlencode({parameter: choice.id})}")
            elif by == "genre" and not entity.home:
                yield PageLink(named, f"{path_in(PLACES, language)}#{choice.id}")


def _tier(named: str, site: BrowseSite, language: Language) -> str:
    """A value of a closed list, with what the knowledge calls the list: alone, « Leader » says nothing."""
    relation = site.directory().relation("tier")
    called = relation.name.in_(language) if relation is not None else ""
    return sentence(site.knowledge(), "tag.tier", language, relation=called, name=named)


def _around(entity: Entity, site: BrowseSite, language: Language) -> Iterator[Links]:
    knowledge, near = site.knowledge(), neighbours(entity, site.directory(), language)
    for tied in near.ties:
        yield Links(tied.relation.name.in_(language), links_to(tied.entities, language))
    told = (("people", near.people), ("inside", near.inside), ("members", near.members))
    for key, found in told:
        if found:
            heading = sentence(knowledge, f"entity.{key}", language)
            yield Links(heading, links_to(found, language), id=_INSIDE if key == "inside" else "")
    beside: tuple[tuple[Narrowing, str, tuple[Entity, ...]], ...] = (
        ("sector", "same_sector", near.same_sector),
        ("municipality", "same_town", near.same_town),
    )
    for by, key, found in beside:
        if found:
            more = _more(entity, by, site, language) if len(found) > _MOST_NEIGHBOURS else None
            yield Links(sentence(knowledge, f"entity.{key}", language), links_to(found[:_MOST_NEIGHBOURS], language), more)


def _more(entity: Entity, by: Narrowing, site: BrowseSite, language: Language) -> PageLink:
    value = site.directory().borne(entity, by)[0]
    path = f"{path_in(ORGANISATIONS, language)}?{urlencode({PARAMETERS[by]: value})}"
    return PageLink(sentence(site.knowledge(), "entity.all", language), path)
