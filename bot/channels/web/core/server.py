"""The web channel as something that starts and stops. Knows sockets; what is served was built by `make_app`."""

from __future__ import annotations

import asyncio
import errno
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.channels.web.core.connections import Connection, Connections, allowed
from bot.errors import StartError, why
from bot.wording import say, say_both
from bot.wording.web_errors import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.config import WebSection

# The program promises to end within 5 s, and gives its channels 4. aiohttp waits this long twice: once for a request under
# way to end by itself, once more before it cancels it.
_GRACE_SECONDS: Final = 1.5
# A connection on which nothing whole arrives is closed after this long, be it idle or sending its headers by the letter;
# longer than the 60 s for which common proxies keep theirs, so that it is they who close. aiohttp's own is an hour.
_IDLE_SECONDS: Final = 75.0
# After a refusal, what is still coming is read for this long, so that the client gets to see why.
_LINGER_SECONDS: Final = 2.0
# Taken at once, before any of them is counted: fewer than the files kept in reserve.
_BACKLOG: Final = 100
_LOOK_SECONDS: Final = 5.0
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


class _NoVisitors(logging.Filter):
    """Keeps visitors out of the operator's log: bytes that are no HTTP are their slip, and an address is their own."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Drop what only tells of a malformed request; take the address off whatever else is told of one."""
        # A `UnicodeEncodeError`: aiohttp says a header back that holds bytes of no encoding.
        if record.exc_info and isinstance(record.exc_info[1], HttpProcessingError | UnicodeEncodeError):
            return False
        if record.args:
            record.msg, record.args = "a request failed outside of every page", None
        return True


_logger = logging.getLogger(__name__)
_logger.addFilter(_NoVisitors())


class _Runner(web.AppRunner):
    """Has every connection counted and closed by `Connections`."""

    def __init__(self, app: web.Application, connections: Connections, **settings: Any) -> None:  # noqa: ANN401 - aiohttp's own
        super().__init__(app, **settings)
        self._connections = connections

    @property
    def server(self) -> Callable[[], asyncio.Protocol] | None:  # type: ignore[override] # what sites call for a connection
        """What makes the protocol of a connection."""
        made = super().server
        return None if made is None else partial(Connection, made, self._connections)


class WebChannel:
    """Serves the web application on the host and port of the settings."""

    def __init__(self, app: web.Application, settings: WebSection) -> None:
        self._host = settings.host
        self._port = settings.port
        # No access log: it would keep the visitors' addresses, which the privacy page says are not kept.
        self.connections: Final = Connections(allowed(), settings.trusted_proxies)
        self._runner = _Runner(
            app,
            self.connections,
            access_log=None,
            logger=_logger,
            shutdown_timeout=_GRACE_SECONDS,
            keepalive_timeout=_IDLE_SECONDS,
            lingering_time=_LINGER_SECONDS,
            auto_decompress=False,  # see `bodies`
        )

    @property
    def address(self) -> str:
        """Where the page can be opened from this machine, with the port that was really taken.

        Raises:
            RuntimeError: the channel has not been started.
        """
        if not self._runner.addresses:
            raise RuntimeError("the web channel has no address before it has started")
        host = "127.0.0.1" if self._host in _EVERYWHERE else self._host
        return f"http://{f'[{host}]' if ':' in host else host}:{self._runner.addresses[0][1]}/"

    async def start(self) -> None:
        """Listen.

        Raises:
            StartError: the port is in use or forbidden, or the host is not one of this machine.
        """
        await self._runner.setup()
        try:
            await self._listen(self._port)
        except StartError:
            await self._runner.cleanup()
            raise

    async def keep_listening(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """Listen anew on the same port whenever nothing does any more, until cancelled; nobody is cut off by it.

        Raises:
            StartError: the port is no longer to be had.
        """
        port = self._runner.addresses[0][1] if self._runner.addresses else self._port
        while True:
            if not self._runner.addresses:
                for site in tuple(self._runner.sites):
                    await site.stop()
                await self._listen(port)
                _logger.warning("the page was closed to everybody, and is open again on port %d", port)
            await pause(_LOOK_SECONDS)

    async def _listen(self, port: int) -> None:
        try:
            await web.TCPSite(self._runner, self._host, port, backlog=_BACKLOG).start()
        except OSError as error:
            raise self._explained(error) from error

    async def stop(self) -> None:
        """Close the port, give requests under way a moment, and end whatever is left."""
        await self._runner.cleanup()

    def _explained(self, error: OSError) -> StartError:
        match error.errno:
            case errno.EADDRINUSE:
                cause = say_both(SENTENCES, "start.port_in_use", port=self._port)
            case errno.EACCES:
                cause = say_both(SENTENCES, "start.port_forbidden", port=self._port)
            case _:
                cause = why(error)
        where = f"{self._host}:{self._port}"
        return StartError(
            say(SENTENCES, "start.cannot_serve", "en", address=where, cause=cause.en),
            say(SENTENCES, "start.cannot_serve", "fr", address=where, cause=cause.fr),
        )
