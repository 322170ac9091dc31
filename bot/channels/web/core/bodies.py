"""How a request may send what it has to say, and how that becomes text. Knows bytes and clocks, not what they mean."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.web.core.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiohttp.typedefs import Handler

_IN_PARTS: Final = "multipart/form-data"

_PATIENCE_SECONDS: Final = 10.0
"""A hundred kilobytes on a poor telephone line; one that sends a byte a minute holds nothing open for longer."""


@web.middleware
async def whole_body(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Read the body, if any, before anything is done about it; what reads it again gets the same bytes."""
    if request.can_read_body:
        # No question needs packing, and what is not unpacked cannot unpack into gigabytes.
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise RequestError(400, "packed_body")
        # Most came with the headers, and need no clock.
        await (request.read() if request.content.is_eof() else _in_time(request))
    return await handler(request)


async def _in_time(request: web.Request) -> None:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await request.read()
    except TimeoutError:
        raise RequestError(408, "body_too_slow", headers={"Connection": "close"}) from None


async def text_of(request: web.Request) -> str:
    """The body as text, a byte order mark taken off.

    Raises:
        RequestError: the bytes are not UTF-8.
    """
    try:
        return (await request.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RequestError(400, "invalid_utf8") from None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that a form brought along.

    Attributes:
        name: as the browser calls it; empty where none was chosen.
    """

    name: str
    content: bytes


async def form_of(request: web.Request) -> list[tuple[str, str]]:
    """The fields of a form, in their order; empty ones too, files left out.

    Raises:
        RequestError: their bytes are not UTF-8.
    """
    try:
        if request.content_type == _IN_PARTS:
            parts = _parts(request, await request.read())
            return [(name, content.decode()) for name, file, content in parts if file is None]
        return parse_qsl(await text_of(request), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise RequestError(400, "invalid_utf8") from None


async def file_of(request: web.Request, field: str) -> SentFile:
    """The file of a field; an empty one where the form has none."""
    found = _parts(request, await request.read()) if request.content_type == _IN_PARTS else ()
    return next(
        (SentFile(file, content) for name, file, content in found if name == field and file is not None), SentFile("", b"")
    )


def _parts(request: web.Request, body: bytes) -> Iterator[tuple[str, str | None, bytes]]:
    """The parts of a form with files (RFC 7578): the name of each, of a file its own too, and what it holds."""
    boundary = re.search(r'boundary="?([^";]+)', request.headers.get("Content-Type", ""))
    if boundary is None:
        raise RequestError(400, "bad_request")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode(errors="surrogateescape"))[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        told = head.decode()
        if (name := re.search(r'[; ]name="([^"]*)"', told)) is not None:
            file = re.search(r'filename="([^"]*)"', told)
            yield name[1], file[1] if file is not None else None, content
