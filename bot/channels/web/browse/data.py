"""`/data/…`: tables and their catalogue, whole, for who works with data. Knows no table from inside."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.channels.web.browse.catalogue import CATALOGUE, TABLES, catalogue_jsonld
from bot.channels.web.browse.site import Renewed
from bot.channels.web.browse.tables import facts_csv, organisations_csv
from bot.channels.web.core.caching import kept
from bot.channels.web.core.methods import readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web
    from aiohttp.typedefs import Handler

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge


def data_routes(prefix: str, knowledge: Callable[[], Knowledge], settings: WebSection) -> list[web.RouteDef]:
    """The addresses of the tables and the catalogue."""
    made: dict[str, Handler] = {
        TABLES["organisations"]: _serving(
            Renewed(knowledge, partial(organisations_csv, settings=settings)), "text/csv", "organisations.csv"
        ),
        TABLES["facts"]: _serving(Renewed(knowledge, partial(facts_csv, settings=settings)), "text/csv", "facts.csv"),
        CATALOGUE: _serving(Renewed(knowledge, partial(catalogue_jsonld, settings=settings)), "application/ld+json"),
    }
    return [route for path, handler in made.items() for route in readable(f"{prefix}{path}", handler)]


def _serving(body: Callable[[], bytes], content_type: str, name: str | None = None) -> Handler:
    """The page that serves a body; under a name, a browser saves it as a file."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else None

    async def serve(request: web.Request) -> web.Response:
        # In a thread: after each change of the knowledge the first one has hundreds of rows made.
        return kept(request, await asyncio.to_thread(body), content_type, headers=headers)

    return serve
