"""How pages that are the same for everybody are served."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.browse.site import BROWSE, MOST_PAGES, Pages
from bot.channels.web.core.prepared import Prepared
from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

PATHS = ("/organisations", "/en/organisations/fournil", "/sujets/fete", "/sitemap.xml", "/robots.txt")


@pytest.mark.parametrize("path", PATHS)
async def test_a_page_that_did_not_change_is_not_sent_again(visitor: Visitor, path: str) -> None:
    """The browser names what it holds, and is told that it still stands."""
    first = await visitor.get(path)
    again = await visitor.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in first.headers


async def test_another_language_or_knowledge_is_another_page(visitor: Visitor, assistant: FakeAssistant) -> None:
    """What somebody holds of one is no answer to the other."""
    french, english = await visitor.get("/organisations/fournil"), await visitor.get("/en/organisations/fournil")
    assert french.headers["ETag"] != english.headers["ETag"]
    bread = village.SORTED["organisations__fournil"].replace("cuit le pain", "pétrit le pain")
    assistant.knowledge = completed(village.sorted_knowledge(organisations__fournil=bread))
    now = await visitor.get("/organisations/fournil", headers={"If-None-Match": french.headers["ETag"]})
    assert now.status == 200
    assert "pétrit le pain" in await now.text()


async def test_pages_travel_packed(visitor: Visitor) -> None:
    """For who unpacks; caches are told."""
    packed = await visitor.get("/sujets/fete", headers={"Accept-Encoding": "gzip"}, auto_decompress=False)
    plain = await visitor.get("/sujets/fete", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(await packed.read()) == await plain.read()


@pytest.mark.parametrize("path", PATHS)
async def test_head_is_answered_without_a_body(visitor: Visitor, path: str) -> None:
    """With the same headers."""
    response = await visitor.head(path)
    assert (response.status, await response.read()) == (200, b"")
    assert response.headers["ETag"] == (await visitor.get(path)).headers["ETag"]


async def test_a_page_is_made_once(visitor: Visitor) -> None:
    """What stands behind `?` makes no other page of it, but in the directory, where each is made anew and none kept."""
    app = visitor.server.app  # type: ignore[attr-defined] # of the server that the test started
    pages: Pages = app[BROWSE].pages()
    for query in ("", "?utm_source=a", "?utm_source=b"):
        assert (await visitor.get(f"/sujets/fete{query}")).status == 200
        assert (await visitor.get(f"/organisations{query}")).status == 200
    assert len(pages._kept) == 2


def test_pages_are_kept_within_bounds() -> None:
    """Whoever invents addresses pushes out what was asked for least recently, and fills nothing."""
    pages = Pages(most=2)
    one, two, three = (Prepared.of(text) for text in ("one", "two", "three"))
    pages.keep("one", one)
    pages.keep("two", two)
    assert pages.get("one") is one
    pages.keep("three", three)
    assert (pages.get("two"), pages.get("one"), pages.get("three")) == (None, one, three)
    assert MOST_PAGES >= 1000


async def test_one_address_searches_so_often_and_no_more(open_site: OpenSite) -> None:
    """As often as it may ask: each search takes longer than a page that lies ready, which it is still shown."""
    visitor = await open_site(web={"questions_per_minute_per_address": 2})
    paths = ("/organisations?q=fournil", "/api/entities?q=fournil", "/organisations?q=fournil", "/api/entities?q=fournil")
    assert [(await visitor.get(path)).status for path in paths] == [200, 200, 429, 429]
    assert [(await visitor.get(path)).status for path in ("/organisations", "/api/entities?kind=place")] == [200, 200]
