"""`/carte`: the municipalities with their organisations, drawn and, beside the drawing, listed. Knows no coordinate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.directory import Listing
from bot.channels.web.browse.map_layout import WIDTH, Spot, layout
from bot.channels.web.browse.paths import path_of_entity
from bot.channels.web.browse.serving import language_of_path
from bot.channels.web.browse.shown import PageShown, home, rendered
from bot.channels.web.browse.site import BROWSE
from bot.wording import say
from bot.wording.web_map import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aiohttp import web

    from bot.answers.directory import Directory
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language, Source


@dataclass(frozen=True, slots=True)
class Municipality:
    """A line of the list, and a mark of the map where its place has a position.

    Attributes:
        organisations: how many are there. path: of its page, without the base. within: the town it is a part of by now.
    """

    place: Entity
    organisations: int
    path: str
    within: Entity | None


def municipality_map(request: web.Request) -> str:
    """The map, its list, and where the positions were read."""
    directory, language = request.app[BROWSE].directory(), language_of_path(request)
    knowledge = directory.knowledge
    listed = municipalities(directory, language)
    return rendered(
        request,
        "browse/map.html",
        _page(language),
        width=WIDTH,
        drawing=layout(list(_spots(listed, language)), knowledge.region.shore),
        municipalities=listed,
        paths={one.place.id: one.path for one in listed},
        elsewhere=_elsewhere(directory, language),
        shore=knowledge.region.shore,
        sources=_sources(listed, knowledge),
    )


def _page(language: Language) -> PageShown:
    """What the page is called."""
    title, lead, short = (say(SENTENCES, key, language) for key in ("map.heading", "map.lead", "map.title"))
    return PageShown(title, lead, (home(language),), short=short)


def municipalities(directory: Directory, language: Language) -> tuple[Municipality, ...]:
    """Every municipality that organisations can be looked for in, by name."""
    entities = directory.knowledge.entities
    found = []
    for choice in directory.choices("municipality"):
        place = entities[choice.id]
        there = directory.listed(Listing(type="organisation", municipality=choice.id), language)
        link = place.links.get("municipality")
        within = entities[link.values[0]] if link is not None else None
        found.append(Municipality(place, len(there), path_of_entity(place, language), within))
    return tuple(found)


def short_name(place: Entity, language: Language) -> str:
    """The name as a map writes it: « Val-d’Or » of « Val-d’Or-de-Kerval », where people call it so."""
    name = place.name.in_(language).split(" (")[0]
    begins = [alias for alias in place.aliases if name.startswith((f"{alias}-", f"{alias} "))]
    return min(begins, key=len, default=name)


def _spots(listed: Iterable[Municipality], language: Language) -> Iterator[Spot]:
    for one in listed:
        if one.place.position is not None:
            yield Spot(one.place.id, short_name(one.place, language), one.organisations, one.place.position.point)


def _elsewhere(directory: Directory, language: Language) -> int:
    """How many organisations stand in no municipality: those of the whole region, and those that are not in one place."""
    every = directory.listed(Listing(type="organisation"), language)
    return sum("municipality" not in organisation.links for organisation in every)


def _sources(listed: Iterable[Municipality], knowledge: Knowledge) -> tuple[Source, ...]:
    """Where positions and bank were read, each once."""
    positions = [one.place.position for one in listed if one.place.position is not None]
    cited = [id_ for position in positions for id_ in position.sources]
    shore = knowledge.region.shore.sources if knowledge.region.shore is not None else ()
    return tuple(knowledge.sources[id_] for id_ in dict.fromkeys((*cited, *shore)))
