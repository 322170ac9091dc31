"""How many connections may be open, and for how long one may say nothing. Knows sockets and addresses, no request.

The system gives a process so many files to hold open, often 1,024, and a connection is one of them. A thousand that say
nothing would keep everybody else out; so the one heard of least recently makes room for a newcomer, first among those of
the address that holds most.
"""

from __future__ import annotations

import asyncio
import resource
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.channels.web.core.client_addresses import is_within, network_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pydantic import IPvAnyNetwork

HEADERS_WITHIN: Final = 10.0
"""Seconds in which a new connection must have sent the headers of its first request; 10 are ample on a poor telephone line."""
_LINE: Final = b"\r\n"
_HEADERS_END: Final = b"\r\n\r\n"
_RESERVED: Final = 192
"""Files that are left for everything else: the database, the workers, knowledge files, what starts a process."""
_MOST_FILES: Final = 16_384
_SHARE: Final = 8
"""One address may hold an eighth of all connections: a school behind one address, with six for each browser."""


def allowed() -> int:
    """How many connections this process may hold open; raises its own limit as far as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):  # a system that does not let us: then the soft limit it is
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    files = _MOST_FILES if soft == resource.RLIM_INFINITY else min(soft, _MOST_FILES)
    return max(32, files - _RESERVED, files // 2)


class Connections:
    """The open connections, by the address that they come from."""

    def __init__(self, most: int, proxies: Collection[IPvAnyNetwork] = ()) -> None:
        """At most so many; a proxy of ours may hold all of them, since it speaks for many."""
        self._most = most
        self._most_each = max(16, most // _SHARE)
        self._proxies = tuple(proxies)
        # By address, and in each the one heard of least recently first.
        self._open: dict[str, OrderedDict[Connection, None]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def most(self) -> int:
        """How many there may be."""
        return self._most

    def add(self, connection: Connection) -> None:
        """Count a connection; another one may have to go for it."""
        mine = self._open.setdefault(connection.network, OrderedDict())
        mine[connection] = None
        self._count += 1
        if len(mine) > self._most_each and not is_within(connection.address, self._proxies):
            self._close_oldest(mine)
        elif self._count > self._most:
            self._close_oldest(max(self._open.values(), key=len))

    def heard(self, connection: Connection) -> None:
        """Something came."""
        mine = self._open.get(connection.network)
        if mine is not None and connection in mine:
            mine.move_to_end(connection)

    def remove(self, connection: Connection) -> None:
        """It is closed, or about to be."""
        mine = self._open.get(connection.network)
        if mine is None or connection not in mine:
            return
        del mine[connection]
        self._count -= 1
        if not mine:
            del self._open[connection.network]

    def _close_oldest(self, among: OrderedDict[Connection, None]) -> None:
        oldest = next(iter(among))
        self.remove(oldest)
        oldest.abort()


class Connection(asyncio.Protocol):
    """Stands between a socket and what serves it: counts it, and closes it when no whole request comes."""

    def __init__(self, make: Callable[[], asyncio.Protocol], connections: Connections) -> None:
        """`make` makes what serves it."""
        self._inner = make()
        self._connections = connections
        self._transport: asyncio.Transport | None = None
        self._end = b""
        self._timer: asyncio.TimerHandle | None = None
        self.address = self.network = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - of a stream, as the loop promises
        self._transport = transport
        peer = transport.get_extra_info("peername")
        self.address = str(peer[0]) if isinstance(peer, tuple) else ""
        self.network = network_of(self.address)
        self._timer = asyncio.get_running_loop().call_later(HEADERS_WITHIN, self.abort)
        self._inner.connection_made(transport)
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        """Something came; with the end of the first headers, what serves it takes over the clock."""
        self._connections.heard(self)
        if self._timer is not None:
            # Empty lines before a request are passed over by what reads it, and are no end of headers.
            seen = self._end + data if self._end else data.lstrip(_LINE)
            if _HEADERS_END in seen:
                self._timer.cancel()
                self._timer = None
            self._end = seen[-len(_HEADERS_END) + 1 :]
        self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        """The other side sends no more."""
        return self._inner.eof_received()

    def pause_writing(self) -> None:
        """The other side reads too slowly."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """It has caught up."""
        self._inner.resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed."""
        if self._timer is not None:
            self._timer.cancel()
        self._connections.remove(self)
        self._inner.connection_lost(exc)

    def abort(self) -> None:
        """Close it now."""
        if self._transport is not None:
            self._transport.abort()
