"""Bodies that anybody may keep for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from bot.channels.web.core.caching import kept

if TYPE_CHECKING:
    from pytest_aiohttp.plugin import AiohttpClient

    from tests.channels.web.conftest import Visitor


@pytest.fixture
async def reader(aiohttp_client: AiohttpClient) -> Visitor:
    """Somebody who reads one body, given in the address."""

    async def serve(request: web.Request) -> web.Response:
        return kept(request, request.query["body"].encode(), "text/csv", vary="Accept-Language", headers={"X-Told": "yes"})

    app = web.Application()
    app.router.add_get("/", serve)
    return await aiohttp_client(app)


async def test_a_body_may_be_kept_and_is_told_by_its_digest(reader: Visitor) -> None:
    """By anybody, for a minute; the same body has the same digest, another one another."""
    first = await reader.get("/?body=un")
    assert (await first.text(), first.headers["Content-Type"]) == ("un", "text/csv; charset=utf-8")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert (first.headers["Vary"], first.headers["X-Told"]) == ("Accept-Language", "yes")
    assert (await reader.get("/?body=un")).headers["ETag"] == first.headers["ETag"]
    assert (await reader.get("/?body=deux")).headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("known", ["{etag}", "W/{etag}", '"other", {etag}', "*"])
async def test_who_has_it_is_not_sent_it_again(reader: Visitor, known: str) -> None:
    """304, empty, with what keeps it fresh for another minute."""
    etag = (await reader.get("/?body=un")).headers["ETag"]
    again = await reader.get("/?body=un", headers={"If-None-Match": known.format(etag=etag)})
    assert (again.status, await again.read(), again.headers["ETag"]) == (304, b"", etag)
    assert again.headers["Cache-Control"] == "public, max-age=60"
    assert again.headers["Vary"] == "Accept-Language"


@pytest.mark.parametrize("known", ['"other"', "nonsense", ""])
async def test_who_has_another_is_sent_it(reader: Visitor, known: str) -> None:
    """A digest of yesterday, or a header that makes no sense, gets the whole."""
    assert (await reader.get("/?body=un", headers={"If-None-Match": known})).status == 200


async def test_head_is_the_same_without_the_body(reader: Visitor) -> None:
    """With its length."""
    whole, head = await reader.get("/?body=un"), await reader.head("/?body=un")
    assert (head.status, await head.read()) == (200, b"")
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]
