"""The page of the municipalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.directory import GENRE, Listing
from bot.channels.web.browse.municipality_map import municipalities
from bot.channels.web.browse.paths import path_of_entity
from bot.channels.web.browse.serving import language_of_path
from bot.channels.web.browse.shown import PageLink, counted, links_to, listing_page, rendered, sentence
from bot.channels.web.browse.site import BROWSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from bot.channels.web.browse.site import BrowseSite
    from bot.knowledge.model import Entity, Language


def places(request: web.Request) -> str:
    """The municipalities, by what they are, each with how many organisations it has."""
    site, language = request.app[BROWSE], language_of_path(request)
    found = site.directory().listed(Listing("place"), language)
    return rendered(
        request,
        "browse/places.html",
        listing_page(request, "places", short="nav.places"),
        groups=tuple(_groups([one for one in found if not one.home], site, language)),
        whole=links_to((one for one in found if one.home), language),
    )


def _groups(found: list[Entity], site: BrowseSite, language: Language) -> Iterator[tuple[str, str, tuple[PageLink, ...]]]:
    """The kinds of place that there are: id, heading, places. Those of no kind stand last."""
    knowledge, directory = site.knowledge(), site.directory()
    relation = knowledge.relations.get(GENRE)
    for kind in relation.values.values() if relation is not None else ():
        if inside := [one for one in found if kind.id in directory.borne(one, "genre")]:
            yield kind.id, kind.plural.in_(language), _counted(inside, site, language)
            found = [one for one in found if one not in inside]
    if found:
        yield "other", sentence(knowledge, "nav.places", language), _counted(found, site, language)


def _counted(entities: list[Entity], site: BrowseSite, language: Language) -> tuple[PageLink, ...]:
    counts = {one.place.id: one.organisations for one in municipalities(site.directory(), language)}
    return tuple(
        PageLink(
            one.name.in_(language),
            path_of_entity(one, language),
            counted("directory.count", counts[one.id], language) if counts.get(one.id) else "",
        )
        for one in entities
    )
