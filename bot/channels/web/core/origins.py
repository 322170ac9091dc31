"""Which other sites may ask, and what every response tells the browser to forbid. Knows headers, not pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from aiohttp import web

from bot.channels.web.core.addresses import MCP, host_of, is_for_programs, path_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.site import SITE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp.typedefs import Handler

    from bot.config import WebSection

_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

_ALWAYS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: with it browsers send `Origin: null` with our own form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Pages hold what a person asked: no cache on the way keeps them, unless a handler said otherwise.
    "Cache-Control": "no-store",
}


_ONLY_LOOKS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@web.middleware
async def own_pages_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Have nothing done on behalf of another site's page: its form may be sent from anywhere, with our cookies."""
    if request.method not in _ONLY_LOOKS:
        refuse_other_sites(request, request.app[SITE].config.web)
    return await handler(request)


def refuse_other_sites(request: web.Request, settings: WebSection) -> None:
    """Let in our own pages, at what is for programs the sites that were invited, and whatever is no browser.

    Without this a stranger's page could not read our answers, but it could still make its visitors ask.

    Raises:
        RequestError: a browser says that the request comes from another site's page.
    """
    origin = request.headers.get("Origin")
    invited = settings.allowed_origins if is_for_programs(request) else ()
    if origin is not None and not _ours(origin, request, settings) and origin not in invited:
        raise RequestError(403, "origin_not_allowed")


def is_from_own_page(request: web.Request) -> bool:
    """Whether a browser says that one of our own pages sent the request."""
    origin = request.headers.get("Origin")
    return origin is not None and _ours(origin, request, request.app[SITE].config.web)


def _ours(origin: str, request: web.Request, settings: WebSection) -> bool:
    """Behind a proxy the scheme differs and the host may, so that either address we are known by will do."""
    host = host_of(origin)
    here = f"{urlsplit(origin).scheme}://{request.host}" if host is not None else ""
    return host is not None and host in {host_of(here), host_of(settings.public_url)}


async def add_security_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Put the security headers on whatever leaves, errors and files included."""
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    if is_for_programs(request):
        _allow_invited(request, response)


def _allow_invited(request: web.Request, response: web.StreamResponse) -> None:
    """CORS, for the invited alone. No credentials: a visitor's cookie stays with our own page."""
    response.headers.add("Vary", "Origin")
    origin = request.headers.get("Origin", "")
    if origin in request.app[SITE].config.web.allowed_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
        if request.method == "OPTIONS":
            allowed = response.headers.get("Allow", "").removesuffix(", OPTIONS")
            told = "Content-Type, MCP-Protocol-Version" if path_of(request) == MCP else "Content-Type"
            response.headers["Access-Control-Allow-Methods"] = allowed
            response.headers["Access-Control-Allow-Headers"] = told
            response.headers["Access-Control-Max-Age"] = "600"
