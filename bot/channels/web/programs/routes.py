"""The addresses of what is there for programs alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.browse.site import Renewed
from bot.channels.web.core.addresses import MCP, OPENAPI
from bot.channels.web.core.caching import kept
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.methods import readable, writable
from bot.channels.web.programs import mcp
from bot.channels.web.programs.openapi import openapi_json
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.typedefs import Handler

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge


def program_routes(prefix: str, knowledge: Callable[[], Knowledge], settings: WebSection) -> list[web.RouteDef]:
    """Those that begin so.

    Args:
        knowledge: whose region the descriptions speak of, as of now.
    """
    return [
        *readable(f"{prefix}{OPENAPI}", _document(knowledge, settings)),
        *writable(f"{prefix}{MCP}", mcp.post),
        web.get(f"{prefix}{MCP}", mcp.other),
        web.delete(f"{prefix}{MCP}", mcp.other),
    ]


def _document(knowledge: Callable[[], Knowledge], settings: WebSection) -> Handler:
    """The page that serves the description of the API."""
    made = Renewed(knowledge, lambda known: {one: openapi_json(known.region, settings, one) for one in LANGUAGES})

    async def document(request: web.Request) -> web.Response:
        return kept(request, made()[language_of(request)], "application/json", vary="Accept-Language")

    return document
