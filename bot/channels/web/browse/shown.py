"""What every page of a thing shows: its head, the way to it, links to other pages. Knows no particular page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answers.model import fitted
from bot.channels.markdown import plain
from bot.channels.web.browse.linked_data import trail_as_thing
from bot.channels.web.browse.paths import path_in, path_of_entity
from bot.channels.web.browse.serving import language_of_path
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.addresses import base_of, origin_of, page_of
from bot.channels.web.core.head import LONGEST_DESCRIPTION, Head, page_as_thing
from bot.channels.web.core.site import SITE
from bot.wording import say, say_counted
from bot.wording.browse import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aiohttp import web

    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Entity, Language


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to another page.

    Attributes:
        path: in the language of the page that it stands on, without the base.
        note: what stands behind the name; mostly nothing.
    """

    name: str
    path: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Links under a heading, and where there are more of them.

    Attributes:
        id: by which the top of a long page leads to them; mostly none.
    """

    heading: str
    links: tuple[PageLink, ...]
    more: PageLink | None = None
    id: str = ""


def links_to(entities: Iterable[Entity], language: Language) -> tuple[PageLink, ...]:
    """A link to each entity."""
    return tuple(PageLink(entity.name.in_(language), path_of_entity(entity, language)) for entity in entities)


def sentence(knowledge: Knowledge, key: str, language: Language, **slots: object) -> str:
    """A sentence that may speak of the region."""
    return say(SENTENCES, key, language, **knowledge.region.slots(language), **slots)


def counted(key: str, number: int, language: Language) -> str:
    """A sentence of these pages about so many things."""
    return say_counted(SENTENCES, key, number, language)


def description_of(text: str) -> str:
    """The first words of a text, plain and on one line, as long as a search engine shows them."""
    return fitted(re.sub(r"\s+", " ", plain(text)).strip(), LONGEST_DESCRIPTION)


def address_in_full(request: web.Request, path: str) -> str:
    """The whole address of a path that is in its language."""
    return f"{origin_of(request)}{base_of(request.app[SITE].config.web)}{path}"


@dataclass(frozen=True, slots=True)
class PageShown:
    """What a page is called and about.

    Attributes:
        trail: the way to it, from the first page, itself left out.
        things: what it is about, in the words of schema.org.
        short: what the way to it calls it, where its title is long.
    """

    title: str
    description: str
    trail: tuple[PageLink, ...]
    things: tuple[Mapping[str, Any], ...] = ()
    short: str = ""
    indexed: bool = True


def rendered(request: web.Request, template: str, page: PageShown, **values: object) -> str:
    """A whole page; `values` are what its template shows besides."""
    language, path = language_of_path(request), page_of(request)
    short = page.short or page.title
    way = [(step.name, address_in_full(request, step.path)) for step in page.trail]
    way.append((short, address_in_full(request, path_in(path, language))))
    things = (*page.things, trail_as_thing(way))
    head = Head(path, page.title, page.description, origin_of(request), things, indexed=page.indexed)
    trail = (*page.trail, PageLink(short, ""))
    return request.app[SITE].templates.render(template, language, path=path, head=head, title=page.title, trail=trail, **values)


def listing_page(request: web.Request, key: str, *, short: str, **slots: object) -> PageShown:
    """A page that lists others, its words by the key of their sentences: `.title`, `.lead`."""
    language, knowledge = language_of_path(request), request.app[BROWSE].knowledge()
    title = sentence(knowledge, f"{key}.title", language)
    lead = sentence(knowledge, f"{key}.lead", language, **slots)
    address = address_in_full(request, path_in(page_of(request), language))
    thing = page_as_thing("CollectionPage", title, language, address, lead)
    return PageShown(title, lead, (home(language),), (thing,), sentence(knowledge, short, language))


def home(language: Language) -> PageLink:
    """The first page, where every way begins."""
    return PageLink(say(SENTENCES, "nav.home", language), path_in("/", language))
