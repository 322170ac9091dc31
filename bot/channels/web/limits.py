"""How often somebody may ask, and which address somebody asks from. Keeps both in memory only, and never logs them."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from aiohttp import web
    from pydantic import IPvAnyNetwork


class RateLimit:
    """A token bucket for each key: a burst of a minute's worth, then a steady trickle.

    The number of keys is bounded: the one unused for longest is forgotten first, and with it at worst a minute's debt.
    """

    def __init__(self, per_minute: int, *, clock: Callable[[], float] = time.monotonic, most_keys: int = 10_000) -> None:
        self._capacity = float(per_minute)
        self._per_second = per_minute / 60
        self._clock = clock
        self._most_keys = most_keys
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take one token. The result is 0 when there was one, else the seconds until there will be."""
        now = self._clock()
        level, since = self._buckets.get(key, (self._capacity, now))
        level = min(self._capacity, level + (now - since) * self._per_second)
        wait = 0.0 if level >= 1 else (1 - level) / self._per_second
        self._buckets[key] = (level if wait else level - 1, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        return wait


def client_address(request: web.BaseRequest, proxies: Collection[IPvAnyNetwork]) -> str:
    """The address somebody asks from; behind a proxy that we trust, the last one that it did not write itself.

    `X-Forwarded-For` is read from its end, since anybody can write anything at its beginning. An IPv6 address stands for
    its whole /64, because one household holds all of it.
    """
    hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
    address = request.remote or ""
    while hops and is_within(address, proxies):
        claimed = _without_port(hops.pop())
        if not _is_address(claimed):  # counted under the proxy: whatever somebody invents is no address of its own
            break
        address = claimed
    return household(address)


_WITH_PORT: Final = re.compile(r'"?(?:\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+)"?')


def _without_port(claimed: str) -> str:
    """The address of a hop: some proxies write it with the port it came from, which is new each time."""
    claimed = claimed.strip()
    found = _WITH_PORT.fullmatch(claimed)
    return claimed if found is None else found["six"] or found["four"]


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_within(address: str, networks: Collection[IPvAnyNetwork]) -> bool:
    """Whether an address lies in one of the networks."""
    try:
        found = ip_address(address)
    except ValueError:  # not an address: a Unix socket, or something invented by whoever wrote the header
        return False
    return any(found in network for network in networks)


def household(address: str) -> str:
    """What an address is counted under: itself, or the /64 that it lies in."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)
