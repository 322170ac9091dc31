"""Where the pages lie for those who visit them: under a path of the public address, whether a proxy takes it off or not."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.channels.web.core.paths import ENGLISH, is_english
from bot.channels.web.core.site import SITE

if TYPE_CHECKING:
    from aiohttp import web

    from bot.config import WebSection

MCP: Final = "/mcp"
OPENAPI: Final = "/openapi.json"
_FOLDERS_FOR_PROGRAMS: Final = ("/api/", "/data/")

_USUAL_PORTS: Final = {"http": 80, "https": 443}
_HOST: Final = re.compile(r"[a-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?")


def base_of(settings: WebSection) -> str:
    """What every address of ours begins with: `/questions`, or nothing."""
    return _path(settings.public_url)


@lru_cache(maxsize=8)  # asked several times a request
def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def path_of(request: web.Request) -> str:
    """The path of a request as the routes know it, without the base."""
    base = base_of(request.app[SITE].config.web)
    return request.path.removeprefix(base) if base and request.path.startswith(f"{base}/") else request.path


def page_of(request: web.Request) -> str:
    """The French path of the page that a request asks for, in whichever language it does."""
    path = path_of(request)
    return path.removeprefix(ENGLISH) or "/" if is_english(path) else path


def origin_of(request: web.Request) -> str:
    """Scheme and host of the site as people know it, without a path: of the settings, else as this request names it."""
    return _origin(request.app[SITE].config.web.public_url or f"{request.scheme}://{request.host}")


@lru_cache(maxsize=64)  # asked with each page, and nearly always of the same one
def _origin(url: str) -> str:
    """Scheme and host of an address; empty where what a client wrote as its host, which goes into the page, is none."""
    host = host_of(url)
    return f"{urlsplit(url).scheme}://{host}" if host is not None and _HOST.fullmatch(host) else ""


def is_for_programs(request: web.Request) -> bool:
    """Whether the address is one that programs use, from other sites' pages too where these are invited."""
    path = path_of(request)
    return path.startswith(_FOLDERS_FOR_PROGRAMS) or path in (MCP, OPENAPI)


def host_of(url: str) -> str | None:
    """The host of a web address, with its port unless it is the usual one, as browsers write it; None when it is none."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in _USUAL_PORTS:
        return None
    host = f"[{host}]" if ":" in host else host
    return host if port in (None, _USUAL_PORTS[parts.scheme]) else f"{host}:{port}"


def is_secure(settings: WebSection) -> bool:
    """Whether visitors come by https, so that cookies need never travel in the clear."""
    return settings.public_url.startswith("https://")
