"""Which address somebody asks from, and what is counted as one. Keeps none, and never logs them."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiohttp import web
    from pydantic import IPvAnyNetwork


_WITH_PORT: Final = re.compile(r'"?(?:\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+)"?')


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
    return network_of(address)


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


def network_of(address: str) -> str:
    """What an address is counted under: itself, or the /64 that it lies in."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, IPv6Address):
        mapped = parsed.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)
