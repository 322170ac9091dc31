"""How a request may send what it has to say, and how that becomes text. Knows bytes and clocks, not what they mean."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.web.core.errors import RequestError

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler


_PATIENCE_SECONDS: Final = 10.0
"""A hundred kilobytes on a poor telephone line; one that sends a byte a minute holds nothing open for longer."""


@web.middleware
async def whole_body(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Read the body, if any, before anything is done about it; what reads it again gets the same bytes."""
    if request.can_read_body:
        # No question needs packing, and what is not unpacked cannot unpack into gigabytes.
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise RequestError(400, "packed_body")
        # Most came with the headers, and need no clock.
        await (request.read() if request.content.is_eof() else _in_time(request))
    return await handler(request)


async def _in_time(request: web.Request) -> None:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await request.read()
    except TimeoutError:
        raise RequestError(408, "body_too_slow", headers={"Connection": "close"}) from None


async def text_of(request: web.Request) -> str:
    """The body as text, a byte order mark taken off.

    Raises:
        RequestError: the bytes are not UTF-8.
    """
    try:
        return (await request.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RequestError(400, "invalid_utf8") from None


async def form_of(request: web.Request) -> list[tuple[str, str]]:
    """The fields of a form, in their order; empty ones too.

    Raises:
        RequestError: their bytes are not UTF-8.
    """
    try:
        return parse_qsl(await text_of(request), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise RequestError(400, "invalid_utf8") from None
