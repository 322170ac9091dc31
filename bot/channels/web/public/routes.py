"""The addresses that anybody may open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.core.methods import writable
from bot.channels.web.core.paths import ENGLISH, path_in
from bot.channels.web.public import api, feedback, operations, pages, receipts
from bot.channels.web.public.widget import serve_widget
from bot.knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.channels.web.core.assets import Assets
    from bot.knowledge.region import Region


def public_routes(prefix: str, assets: Assets, region: Callable[[], Region]) -> list[web.RouteDef]:
    """Those that begin so.

    Args:
        region: what the widget's sentences speak of, as of now.
    """
    return [
        *_in_both_languages(prefix),
        *writable(f"{prefix}/api/ask", api.ask),
        *writable(f"{prefix}/api/feedback", feedback.said),
        web.get(f"{prefix}/widget.js", serve_widget(assets, region)),
        web.get(f"{prefix}/healthz", operations.healthz),
        web.get(f"{prefix}/metrics", operations.metrics),
    ]


def _in_both_languages(prefix: str) -> Iterator[web.RouteDef]:
    for language in LANGUAGES:
        at = partial(path_in, language=language)
        yield web.get(f"{prefix}{at('/')}", pages.home)
        yield web.post(f"{prefix}{at('/')}", pages.home_asked)
        yield web.get(f"{prefix}{at('/avis')}", feedback.opened)
        yield web.post(f"{prefix}{at('/avis')}", feedback.submitted)
        yield web.get(f"{prefix}{at('/confidentialite')}", pages.privacy)
        yield web.get(f"{prefix}{at('/recu')}", receipts.show)
        yield web.post(f"{prefix}{at('/recu')}", receipts.submitted)
    yield web.get(f"{prefix}{ENGLISH}", pages.to_home)
