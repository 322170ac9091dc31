"""How often somebody may have something done that takes time, and how much at once. Knows no page."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from bot.channels.web.core.client_addresses import client_address
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.site import SITE

if TYPE_CHECKING:
    from aiohttp import web

    from bot.channels.rate_limit import RateLimit
    from bot.knowledge.model import Language


class OneAtATime:
    """What takes the process that answers everybody is done for one key once a turn of it, in the order of coming."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, key: str) -> asyncio.Lock:
        """What to hold meanwhile. Whoever waits for it is woken in the next turn of the loop, after others who are ready."""
        return self._locks.setdefault(key, asyncio.Lock())


def address_of(request: web.Request) -> str:
    """Under what a request is counted and takes its turn: the visitor's address, since whoever wants has a thousand cookies."""
    return client_address(request, request.app[SITE].config.web.trusted_proxies)


def hold_to(language: Language, *limits: tuple[RateLimit[str], str]) -> None:
    """Count it for each of these keys, up to the first that has to wait.

    Raises:
        RequestError: one has to.
    """
    now = asyncio.get_running_loop().time()
    wait = next((wait for limit, key in limits if (wait := limit.wait(key, now))), 0.0)
    if wait:
        seconds = math.ceil(wait)
        raise RequestError(429, "rate_limited", language=language, headers={"Retry-After": str(seconds)}, seconds=seconds)
