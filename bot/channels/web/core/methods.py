"""Routes that say what they take: `OPTIONS` with `Allow`, which is also what a browser asks before another site's page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler


def readable(path: str, handler: Handler) -> list[web.RouteDef]:
    """An address that is read: `GET`, and `HEAD`, which is the same without the body."""
    return [web.get(path, handler), web.options(path, _allowing("GET, HEAD, OPTIONS"))]


def writable(path: str, handler: Handler) -> list[web.RouteDef]:
    """An address that is sent something: `POST`."""
    return [web.post(path, handler), web.options(path, _allowing("POST, OPTIONS"))]


def _allowing(methods: str) -> Handler:
    async def options(_request: web.Request) -> web.Response:
        # `core.origins` adds the permission for another site's page, or does not.
        return web.Response(status=204, headers={"Allow": methods})

    return options
