"""Connections that say nothing: they are closed, and however many there are, a visitor comes in."""

from __future__ import annotations

import asyncio
import resource
from ipaddress import ip_network
from typing import TYPE_CHECKING

import aiohttp

from bot.channels.web.core import connections
from bot.channels.web.core.connections import Connection, Connections, allowed
from bot.channels.web.core.server import WebChannel
from bot.config import WebSection
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from aiohttp import web


class Wire(asyncio.Transport):
    """A transport that tells when it is cut."""

    def __init__(self, address: str) -> None:
        super().__init__({"peername": (address, 5512)})
        self.aborted = asyncio.Event()

    @property
    def cut(self) -> bool:
        """Whether it was cut."""
        return self.aborted.is_set()

    def abort(self) -> None:
        """See `asyncio.Transport.abort`."""
        self.aborted.set()


def _opened(held: Connections, address: str) -> tuple[Connection, Wire]:
    connection, wire = Connection(asyncio.Protocol, held), Wire(address)
    connection.connection_made(wire)
    return connection, wire


async def test_a_newcomer_takes_the_place_of_the_one_silent_for_longest() -> None:
    """Of the address that holds most; who spoke a moment ago stays, and so does whoever is alone at an address."""
    held = Connections(40)
    _, alone = _opened(held, "192.0.2.1")
    many = [_opened(held, f"198.51.100.{n % 3}") for n in range(39)]
    many[0][0].data_received(b"GET ")
    _, new = _opened(held, "192.0.2.2")
    assert [wire.cut for wire in (alone, many[0][1], new)] == [False] * 3
    assert [place for place, (_, wire) in enumerate(many) if wire.cut] == [3]
    assert len(held) == 40


async def test_one_address_holds_its_share_and_no_more() -> None:
    """An IPv6 household is one address; a proxy of ours speaks for many, and has no share."""
    held = Connections(400, [ip_network("10.0.0.0/8")])
    wires = [_opened(held, f"2001:db8::{n:x}")[1] for n in range(60)]
    assert [wire.cut for wire in wires] == [True] * 10 + [False] * 50
    proxied = [_opened(held, "10.0.0.1")[1] for _ in range(200)]
    assert not any(wire.cut for wire in proxied)


async def test_what_is_closed_is_no_longer_counted() -> None:
    """Closed by either side, once."""
    held = Connections(40)
    connection, _ = _opened(held, "192.0.2.1")
    connection.connection_lost(None)
    connection.connection_lost(None)
    assert len(held) == 0
    assert held._open == {}


async def test_a_connection_without_a_request_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be it silent or sending its headers by the letter; one whose headers are whole goes on."""
    monkeypatch.setattr(connections, "HEADERS_WITHIN", 0.0)
    held = Connections(40)
    silent, slow, whole = (_opened(held, "192.0.2.1") for _ in range(3))
    slow[0].data_received(b"GET / HTTP/1.1\r\n")
    slow[0].data_received(b"Host: x\r\n")
    for piece in (b"GET / HTTP/1.1\r\nHost: x\r", b"\n\r", b"\n"):
        whole[0].data_received(piece)
    _, last = _opened(held, "192.0.2.1")  # silent as well, and its time is up after that of the others
    await asyncio.wait_for(last.aborted.wait(), PATIENCE)
    assert [wire.cut for _, wire in (silent, slow, whole)] == [True, True, False]


def test_the_bound_stays_below_what_the_system_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is raised as far as this process may; files for everything else are left."""
    given = []
    monkeypatch.setattr(resource, "getrlimit", lambda _: (256, 1024))
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: given.append(limits))
    assert allowed() == 1024 - connections._RESERVED
    assert given == [(1024, 1024)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, resource.RLIM_INFINITY))
    assert allowed() <= connections._MOST_FILES


async def test_a_visitor_comes_in_past_more_silent_connections_than_there_may_be(
    make_site: Callable[..., web.Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even from their own address: the oldest of them goes."""
    monkeypatch.setattr("bot.channels.web.core.server.allowed", lambda: 64)
    channel = WebChannel(make_site(), WebSection(port=0))
    await channel.start()
    port = int(channel.address.rstrip("/").rpartition(":")[2])
    silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
    async with aiohttp.ClientSession() as session, session.get(channel.address) as response:
        assert response.status == 200
    assert await silent[0][0].read() == b""
    for _, writer in silent:
        writer.close()
    await channel.stop()


async def test_empty_lines_are_no_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reads a request passes them over; whoever sends some first is given no more time for it."""
    monkeypatch.setattr(connections, "HEADERS_WITHIN", 0.05)
    connection, wire = _opened(Connections(40), "192.0.2.1")
    for piece in (b"\r\n\r\n", b"\r", b"\n\r\nGET / HT"):
        connection.data_received(piece)
    async with asyncio.timeout(PATIENCE):
        await wire.aborted.wait()
