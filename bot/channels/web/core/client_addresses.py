"""Which address somebody asks from, and what is counted as one. Keeps none, and never logs them."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiohttp import web
    from pydantic import IPvAnyNetwork

_Address: TypeAlias = IPv4Address | IPv6Address

_WITH_PORT: Final = re.compile(r'"?(?:\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+)"?')


def client_address(request: web.BaseRequest, proxies: Collection[IPvAnyNetwork]) -> str:
    """The address somebody asks from; behind a proxy that we trust, the last one that it did not write itself.

    `X-Forwarded-For` is read from its end, since anybody can write anything at its beginning. An IPv6 address stands for
    its whole /64, because one household holds all of it.
    """
    hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
    remote = request.remote or ""
    address = _parsed(remote)
    while hops and _lies_in(address, proxies):
        claimed = _parsed(_without_port(hops.pop()))
        if claimed is None:  # counted under the proxy: whatever somebody invents is no address of its own
            break
        address = claimed
    return _counted(address, remote)


def _without_port(claimed: str) -> str:
    """The address of a hop: some proxies write it with the port it came from, which is new each time."""
    claimed = claimed.strip()
    found = _WITH_PORT.fullmatch(claimed)
    return claimed if found is None else found["six"] or found["four"]


def is_within(address: str, networks: Collection[IPvAnyNetwork]) -> bool:
    """Whether an address lies in one of the networks."""
    return _lies_in(_parsed(address), networks)


def network_of(address: str) -> str:
    """What an address is counted under: itself, or the /64 that it lies in."""
    return _counted(_parsed(address), address)


def _parsed(text: str) -> _Address | None:
    """None where it is no address: a Unix socket, or something invented by whoever wrote the header."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def _lies_in(address: _Address | None, networks: Collection[IPvAnyNetwork]) -> bool:
    return address is not None and any(address in network for network in networks)


def _counted(address: _Address | None, written: str) -> str:
    if address is None:
        return written[:64]
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped) if mapped else str(IPv6Network((int(address), 64), strict=False))
    return str(address)
