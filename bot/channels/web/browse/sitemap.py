"""`/sitemap.xml` and `/robots.txt`: what search engines are to read, and what they had better leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from bot.channels.web.browse.paths import (
    MAP,
    ORGANISATIONS,
    PLACES,
    TOPICS,
    TRANSPARENCY,
    path_in,
    path_of_entity,
    path_of_topic,
)
from bot.channels.web.browse.shown import address_in_full
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.site import SITE
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp import web

    from bot.channels.web.browse.site import BrowseSite

_LISTS: Final = ("/", ORGANISATIONS, PLACES, TOPICS, MAP, TRANSPARENCY)
_LEFT: Final = ("/staff", "/recu", "/api/ask", "/metrics", "/healthz")
"""What is nobody's to find: personal, or of the moment."""
_BEGIN: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(request: web.Request) -> str:
    """Every page in both languages, each with the day on which its sources were last read."""
    site = request.app[BROWSE]
    return _BEGIN + "".join(_both(request, path, day) for path, day in _pages(site)) + "</urlset>\n"


def robots(request: web.Request) -> str:
    """What programs are asked to leave, and where the list of the rest is."""
    base = base_of(request.app[SITE].config.web)
    left = [f"Disallow: {base}{path_in(path, language)}" for path in _LEFT for language in LANGUAGES]
    return "\n".join(["User-agent: *", *left, "", f"Sitemap: {address_in_full(request, '/sitemap.xml')}", ""])


def _pages(site: BrowseSite) -> Iterator[tuple[str, str | None]]:
    """The French path of each page, and when its sources were last read."""
    knowledge, sheets = site.knowledge(), site.sheets()
    latest = max((source.checked_on for source in knowledge.sources.values()), default=None)
    yield from ((path, latest) for path in _LISTS)
    for entity in knowledge.entities.values():
        yield path_of_entity(entity, "fr"), sheets.checked_on(entity)
    for topic in knowledge.topics.values():
        if topic.refusal is None:
            yield path_of_topic(topic.id, "fr"), sheets.checked_on(topic)


def _both(request: web.Request, path: str, day: str | None) -> str:
    """A page in each language, each saying where the other is."""
    addresses = {language: address_in_full(request, path_in(path, language)) for language in LANGUAGES}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(address)}/>'
        for language, address in (*addresses.items(), ("x-default", addresses["fr"]))
    )
    changed = f"<lastmod>{day}</lastmod>" if day is not None else ""
    return "".join(f"<url><loc>{escape(one)}</loc>{changed}{alternates}</url>\n" for one in addresses.values())
