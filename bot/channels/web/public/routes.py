"""The addresses that anybody may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.core.methods import writable
from bot.channels.web.public import api, operations, pages, receipts
from bot.channels.web.public.widget import serve_widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.web.core.assets import Assets
    from bot.knowledge.region import Region


def public_routes(prefix: str, assets: Assets, region: Callable[[], Region]) -> list[web.RouteDef]:
    """Those that begin so.

    Args:
        region: what the widget's sentences speak of, as of now.
    """
    return [
        web.get(f"{prefix}/", pages.home),
        web.post(f"{prefix}/", pages.home_asked),
        *writable(f"{prefix}/api/ask", api.ask),
        web.get(f"{prefix}/confidentialite", pages.privacy),
        web.get(f"{prefix}/recu", receipts.show),
        web.post(f"{prefix}/recu", receipts.submitted),
        web.get(f"{prefix}/widget.js", serve_widget(assets, region)),
        web.get(f"{prefix}/healthz", operations.healthz),
        web.get(f"{prefix}/metrics", operations.metrics),
    ]
