"""The static files, read once: nothing but what the packages hold can ever be served. Knows no page."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.core.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp.typedefs import Handler

_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_PACKED_ALREADY: Final = (".png",)


@dataclass(frozen=True, slots=True)
class _Asset:
    """A file, and the name that it is served under: with its digest, so that another version is another file."""

    name: str
    body: Prepared
    content_type: str


def _read(package: str) -> dict[str, _Asset]:
    found = {}
    for file in (resources.files(package) / "static").iterdir():
        content = file.read_bytes()
        body = Prepared.of(content if file.name.endswith(_PACKED_ALREADY) else content.decode())
        guessed, _ = mimetypes.guess_type(file.name)
        stem, _, ending = file.name.rpartition(".")
        found[file.name] = _Asset(f"{stem}.{body.digest}.{ending}", body, guessed or "application/octet-stream")
    return found


class Assets:
    """The files of `static/` in several packages, each under a name with its digest: browsers may keep it for good."""

    def __init__(self, packages: Iterable[str]) -> None:
        """Read and pack them; no two packages may hold a file of the same name, since all lie under one address.

        Raises:
            ValueError: two do.
        """
        self._assets: dict[str, _Asset] = {}
        for package in packages:
            found = _read(package)
            if twice := self._assets.keys() & found.keys():
                raise ValueError(f"static files of {package} are in another package too: {', '.join(sorted(twice))}")
            self._assets |= found
        self._served = {asset.name: asset for asset in self._assets.values()}

    def address(self, name: str) -> str:
        """Where a page finds the file."""
        return f"/static/{self._assets[name].name}"

    def text(self, name: str) -> str:
        """The content of a file that is text."""
        return self._assets[name].body.plain.decode()

    def serve(self) -> Handler:
        """The page that serves them, for `/static/{name}`."""

        async def static(request: web.Request) -> web.Response:
            name = request.match_info["name"]
            # Asked for without its digest, it may be another version tomorrow.
            asset, kept = (self._served[name], _FOR_GOOD) if name in self._served else (self._assets.get(name), "no-cache")
            if asset is None:
                raise web.HTTPNotFound
            return asset.body.response(request, asset.content_type, {"Cache-Control": kept})

        return static
