"""What is the same for everybody: packed once, told apart by its digest, and not sent again to who has it. Knows no page."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aiohttp import web

from bot.channels.web.core.caching import held

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Prepared:
    """A body ready to be sent, as it is or packed; a picture is packed already, and `packed` is empty."""

    plain: bytes
    packed: bytes
    digest: str

    @classmethod
    def of(cls, content: str | bytes) -> Prepared:
        """Pack a text as small as gzip can: it is sent more often than made. Bytes are taken as they are."""
        plain = content.encode() if isinstance(content, str) else content
        packed = gzip.compress(plain, mtime=0) if isinstance(content, str) else b""
        return cls(plain, packed, hashlib.sha256(plain).hexdigest()[:16])

    def response(self, request: web.Request, content_type: str, headers: Mapping[str, str]) -> web.Response:
        """The body for who asks, packed where their browser unpacks; 304 for who holds it already."""
        packs = bool(self.packed) and _unpacks(request.headers.get("Accept-Encoding", ""))
        tag = f"{self.digest}-gzip" if packs else self.digest
        told = {**headers, "Vary": "Accept-Encoding", "ETag": f'"{tag}"'}
        if held(request, tag):
            return web.Response(status=304, headers=told)
        told["Content-Type"] = f"{content_type}; charset=utf-8" if self.packed else content_type
        if packs:
            told["Content-Encoding"] = "gzip"
        return web.Response(body=self.packed if packs else self.plain, headers=told)


@lru_cache(maxsize=64)  # browsers of a kind all say the same
def _unpacks(accepted: str) -> bool:
    """Whether `Accept-Encoding` names gzip, or anything, and does not forbid it."""
    weights = {}
    for item in accepted.lower().split(","):
        name, _, weight = item.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    told = weights.get("gzip", weights.get("*"))
    return told is not None and told.rstrip("0") not in ("q=", "q=0.")
