"""What is the same for everybody: packed once, told apart by its digest, and not sent again to who has it. Knows no page."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import ETag, web

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
        tag = ETag(f"{self.digest}-gzip" if packs else self.digest)
        known = request.if_none_match or ()
        held = any(one.value in (tag.value, "*") for one in known)
        response = web.Response(
            status=304 if held else 200,
            body=None if held else self.packed if packs else self.plain,
            headers={**headers, "Vary": "Accept-Encoding"},
        )
        response.etag = tag
        if not held:
            response.content_type = content_type
            if self.packed:
                response.charset = "utf-8"
            if packs:
                response.headers["Content-Encoding"] = "gzip"
        return response


def _unpacks(accepted: str) -> bool:
    """Whether `Accept-Encoding` names gzip, or anything, and does not forbid it."""
    weights = {}
    for item in accepted.lower().split(","):
        name, _, weight = item.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    told = weights.get("gzip", weights.get("*"))
    return told is not None and told.rstrip("0") not in ("q=", "q=0.")
