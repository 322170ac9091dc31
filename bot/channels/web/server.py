"""The web channel as something that starts and stops. Knows sockets; what is served was built by `make_app`."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.errors import StartError

if TYPE_CHECKING:
    from bot.config import WebSection

# The program promises to end within 5 s, and gives its channels 4. aiohttp waits this long twice: once for a request under
# way to end by itself, once more before it cancels it.
_GRACE_SECONDS: Final = 1.5
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - compared with, not bound to


class WebChannel:
    """Serves the web application on the host and port of the settings."""

    def __init__(self, app: web.Application, settings: WebSection) -> None:
        self._host = settings.host
        self._port = settings.port
        # No access log: it would keep the visitors' addresses, which the privacy page says are not kept.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_GRACE_SECONDS)

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
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            await self._runner.cleanup()
            raise self._explained(error) from error

    async def stop(self) -> None:
        """Close the port, give requests under way a moment, and end whatever is left."""
        await self._runner.cleanup()

    def _explained(self, error: OSError) -> StartError:
        where = f"{self._host}:{self._port}"
        match error.errno:
            case errno.EADDRINUSE:
                cause = f"another program already uses port {self._port}"
                french = f"un autre programme utilise déjà le port {self._port}"
            case errno.EACCES:
                cause = f"this user may not open port {self._port}"
                french = f"cet utilisateur n’a pas le droit d’ouvrir le port {self._port}"
            case _:
                cause = french = error.strerror or str(error)
        return StartError(
            f"the web page cannot be served on {where}: {cause} (choose another with --host, --port or web.port)",
            f"la page web ne peut pas être servie sur {where}\u00a0: {french} "
            "(choisissez-en un autre avec --host, --port ou web.port)",
        )
