"""Bodies that anybody may keep for a while; by its digest, one that did not change is not sent again. Knows no page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

A_MINUTE: Final = "public, max-age=60"
"""What staff correct is read everywhere soon, and a busy page is still asked for once a minute alone."""


def held(request: web.Request, etag: str) -> bool:
    """Whether the browser, or a cache on the way, says that it has the body of this digest."""
    known = request.if_none_match if "If-None-Match" in request.headers else None
    return known is not None and any(one.value in (etag, "*") for one in known)


def kept(
    request: web.Request, body: bytes, content_type: str, *, vary: str | None = None, headers: Mapping[str, str] | None = None
) -> web.Response:
    """The body with its digest; 304 without it where the browser, or a cache on the way, has that very one.

    Args:
        vary: the headers of the request that it depends on.
        headers: what goes with it besides.
    """
    etag = hashlib.sha256(body).hexdigest()[:32]
    if held(request, etag):
        response = web.Response(status=304)
    else:
        response = web.Response(body=body, content_type=content_type, charset="utf-8", headers=headers)
    response.etag = etag
    response.headers["Cache-Control"] = A_MINUTE
    if vary is not None:
        response.headers["Vary"] = vary
    return response
