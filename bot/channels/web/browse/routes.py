"""The addresses of what can be browsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.web.browse import entities
from bot.channels.web.browse.data import data_routes
from bot.channels.web.core.methods import readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from bot.config import WebSection
    from bot.knowledge.base import Knowledge


def browse_routes(prefix: str, knowledge: Callable[[], Knowledge], settings: WebSection) -> list[web.RouteDef]:
    """Those that begin so.

    Args:
        knowledge: what they show, as of now.
    """
    return [
        *readable(f"{prefix}{entities.LIST.path}", entities.entities),
        *readable(f"{prefix}{entities.ONE.path}", entities.entity),
        *data_routes(prefix, knowledge, settings),
    ]
