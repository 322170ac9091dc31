"""How a request may send what it has to say: plain, and without dawdling. Knows bytes and clocks, not what they mean."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.faults import Fault

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
            raise Fault(400, "packed_body")
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                await request.read()
        except TimeoutError:
            raise Fault(408, "body_too_slow", headers={"Connection": "close"}) from None
    return await handler(request)
