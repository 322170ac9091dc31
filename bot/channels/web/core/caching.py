"""Bodies that anybody may keep for a while; by its digest, one that did not change is not sent again. Knows no page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

_KEPT: Final = "public, max-age=60"
"""A minute: what staff correct is read everywhere soon, and a busy page is still asked for once a minute alone."""


def kept(
    request: web.Request, body: bytes, content_type: str, *, vary: str | None = None, headers: Mapping[str, str] | None = None
) -> web.Response:
    """The body with its digest; 304 without it where the browser, or a cache on the way, has that very one.

    Args:
        vary: the headers of the request that it depends on.
        headers: what goes with it besides.
    """
    etag = hashlib.sha256(body).hexdigest()[:32]
    known = request.if_none_match or ()
    if any(tag.value in (etag, "*") for tag in known):
        response = web.Response(status=304)
    else:
        response = web.Response(body=body, content_type=content_type, charset="utf-8", headers=headers)
    response.etag = etag
    response.headers["Cache-Control"] = _KEPT
    if vary is not None:
        response.headers["Vary"] = vary
    return response
