"""What whoever runs the bot looks at: `/healthz` and `/metrics`. Tells which part is down, never why: that is logged."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import structlog
from aiohttp import web

from bot.channels.web.public.site import PUBLIC

if TYPE_CHECKING:
    from bot.channels.web.public.site import Check

_log = structlog.get_logger(__name__)

_PATIENCE_SECONDS: Final = 2.0  # probes give up after a few seconds; they should hear of the trouble before


async def healthz(request: web.Request) -> web.Response:
    """200 when every part is up that is needed, else 503; how the bot is and the parts one by one in either case."""
    checks = request.app[PUBLIC].checks
    # Each on its own: one that hangs must not be laid at another's door.
    passed = await asyncio.gather(*(_passes(part, check.look) for part, check in checks.items()))
    failed = [check for check, passes in zip(checks.values(), passed, strict=True) if not passes]
    states = {check.otherwise for check in failed}
    return web.json_response(
        {
            "status": "down" if "down" in states else "degraded" if states else "ok",
            "checks": dict(zip(checks, passed, strict=True)),
        },
        status=503 if any(check.needed for check in failed) else 200,
    )


async def _passes(part: str, check: Check) -> bool:
    try:
        await asyncio.wait_for(check(), _PATIENCE_SECONDS)
    except Exception as error:  # noqa: BLE001 - a check that fails, or hangs, is the very thing that a probe is there to find
        _log.warning("health_check_failed", part=part, cause=str(error) or type(error).__name__)
        return False
    return True


async def metrics(request: web.Request) -> web.Response:
    """Everything counted, for Prometheus."""
    counted = request.app[PUBLIC].metrics
    return web.Response(body=counted.exposition(), headers={"Content-Type": counted.content_type})
