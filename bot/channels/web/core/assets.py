"""The static files, read once: nothing but what the packages hold can ever be served. Knows no page."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp.typedefs import Handler

_FOR_GOOD: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class _Asset:
    content: bytes
    content_type: str
    digest: str


def _read(package: str) -> dict[str, _Asset]:
    found = {}
    for file in (resources.files(package) / "static").iterdir():
        content = file.read_bytes()
        guessed, _ = mimetypes.guess_type(file.name)
        found[file.name] = _Asset(content, guessed or "application/octet-stream", hashlib.sha256(content).hexdigest()[:12])
    return found


class Assets:
    """The files of `static/` in several packages, each under an address with its digest: browsers may keep it for good."""

    def __init__(self, packages: Iterable[str]) -> None:
        """Read them; no two packages may hold a file of the same name, since all lie under one address.

        Raises:
            ValueError: two do.
        """
        self._assets: dict[str, _Asset] = {}
        for package in packages:
            found = _read(package)
            if twice := self._assets.keys() & found.keys():
                raise ValueError(f"static files of {package} are in another package too: {', '.join(sorted(twice))}")
            self._assets |= found

    def address(self, name: str) -> str:
        """Where a page finds the file."""
        return f"/static/{name}?v={self._assets[name].digest}"

    def text(self, name: str) -> str:
        """The content of a file that is text."""
        return self._assets[name].content.decode()

    def serve(self) -> Handler:
        """The page that serves them, for `/static/{name}`."""

        async def static(request: web.Request) -> web.Response:
            asset = self._assets.get(request.match_info["name"])
            if asset is None:
                raise web.HTTPNotFound
            # Asked for under another digest, or none, it may be another version tomorrow.
            kept = request.query.get("v") == asset.digest
            return web.Response(
                body=asset.content,
                content_type=asset.content_type,
                charset="utf-8",
                headers={"Cache-Control": _FOR_GOOD if kept else "no-cache"},
            )

        return static
