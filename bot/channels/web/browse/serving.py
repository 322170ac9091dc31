"""How a page that is the same for everybody is served: in the language of its path, rendered once, told by its digest."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.languages import language_named
from bot.channels.web.browse.site import BROWSE
from bot.channels.web.core.addresses import base_of, origin_of, page_of, path_of
from bot.channels.web.core.caching import A_MINUTE
from bot.channels.web.core.limits import address_of, hold_to
from bot.channels.web.core.paths import is_english, path_in
from bot.channels.web.core.prepared import Prepared
from bot.channels.web.core.site import SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Handler

    from bot.knowledge.model import Language

HTML: Final = "text/html"
KEPT: Final = {"Cache-Control": A_MINUTE}


def language_of_path(request: web.Request) -> Language:
    """French as written, English under its own path: whoever is sent a link reads what its sender read."""
    return "en" if is_english(path_of(request)) else "fr"


def served(render: Callable[[web.Request], str], *, content_type: str = HTML, by_query: bool = False) -> Handler:
    """The page that `render` makes of a request.

    Args:
        by_query: whether what stands behind `?` makes it another page, which is then rendered each time.
    """

    async def page(request: web.Request) -> web.Response:
        in_language_asked_for(request)
        site = request.app[BROWSE]
        pages = site.pages()
        key = None if by_query and request.query_string else (request.path, origin_of(request), site.today())
        if key is None:
            hold_to(language_of_path(request), (site.searches, address_of(request)))
        body = pages.get(key) if key is not None else None
        if body is None:
            body = await asyncio.to_thread(_made, render, request)  # milliseconds, and for a search or the sitemap more
            if key is not None:
                pages.keep(key, body)
        return body.response(request, content_type, KEPT)

    return page


def _made(render: Callable[[web.Request], str], request: web.Request) -> Prepared:
    return Prepared.of(render(request))


def in_language_asked_for(request: web.Request) -> None:
    """Lead `?lang=en`, as other pages take it, to the English page.

    Raises:
        HTTPFound: the other language is asked for.
    """
    asked = language_named(request.query.get("lang")) if request.query_string else None
    if asked is None or asked == language_of_path(request):
        return
    kept = urlencode([(key, value) for key, value in request.query.items() if key != "lang"])
    raise elsewhere(request, path_in(page_of(request), asked) + (f"?{kept}" if kept else ""))


def elsewhere(request: web.Request, path: str) -> web.HTTPFound:
    """The way to another page, by its path in its language."""
    return web.HTTPFound(f"{base_of(request.app[SITE].config.web)}{path}")
