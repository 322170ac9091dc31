"""The addresses of what can be browsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.browse import entities, transparency
from bot.channels.web.browse.data import data_routes
from bot.channels.web.browse.entity_pages import entity_page
from bot.channels.web.browse.municipality_map import municipality_map
from bot.channels.web.browse.organisations import organisations
from bot.channels.web.browse.paths import MAP, ORGANISATIONS, PEOPLE, PLACES, TOPICS, TRANSPARENCY, path_in
from bot.channels.web.browse.places import places
from bot.channels.web.browse.serving import served
from bot.channels.web.browse.sitemap import robots, sitemap
from bot.channels.web.browse.topics import topic_page, topics
from bot.channels.web.core.methods import readable
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge


def browse_routes(prefix: str, knowledge: Callable[[], Knowledge], settings: WebSection) -> list[web.RouteDef]:
    """Those that begin so; of pages, in both languages.

    Args:
        knowledge: what they show, as of now.
    """
    pages = {
        ORGANISATIONS: served(organisations, by_query=True),
        f"{ORGANISATIONS}/{{id}}": served(entity_page("organisation")),
        PLACES: served(places),
        f"{PLACES}/{{id}}": served(entity_page("place")),
        f"{PEOPLE}/{{id}}": served(entity_page("person")),
        TOPICS: served(topics),
        f"{TOPICS}/{{id}}": served(topic_page),
        MAP: served(municipality_map),
        TRANSPARENCY: transparency.show,
    }
    return [
        *(web.get(f"{prefix}{path_in(path, language)}", page) for path, page in pages.items() for language in LANGUAGES),
        web.get(f"{prefix}/sitemap.xml", served(sitemap, content_type="application/xml")),
        web.get(f"{prefix}/robots.txt", served(robots, content_type="text/plain")),
        *readable(f"{prefix}{entities.LIST.path}", entities.entities),
        *readable(f"{prefix}{entities.ONE.path}", entities.entity),
        *data_routes(prefix, knowledge, settings),
    ]
