"""What whoever runs the bot looks at: `/healthz` and `/metrics`. Tells which part is down, never why: that is logged."""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from aiohttp import web

from bot.channels.web.site import SITE, Health

_log = structlog.get_logger(__name__)

_PATIENCE_SECONDS: Final = 2.0  # probes give up after a few seconds; they should hear of the trouble before


async def healthz(request: web.Request) -> web.Response:
    """200 when knowledge is loaded and the store takes a write, else 503; the parts one by one in either case."""
    try:
        health = await asyncio.wait_for(request.app[SITE].health(), _PATIENCE_SECONDS)
    except Exception:  # noqa: BLE001 - a check that fails, or hangs, is the very thing that a probe is there to find
        _log.exception("health_check_failed")
        health = Health(knowledge=False, store=False)
    return web.json_response(
        {
            "status": "ok" if health.ok else "unavailable",
            "checks": {"knowledge": health.knowledge, "store": health.store},
        },
        status=200 if health.ok else 503,
    )


async def metrics(request: web.Request) -> web.Response:
    """Everything counted, for Prometheus."""
    counted = request.app[SITE].metrics
    return web.Response(body=counted.exposition(), headers={"Content-Type": counted.content_type})
