"""Every page of the base that ships, from the first one: each link leads somewhere, each page is light and tells what it is."""

from __future__ import annotations

import gzip
import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import pytest

from bot.knowledge import reader
from bot.knowledge.derived import completed

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeAssistant

pytestmark = pytest.mark.slow

KNOWLEDGE: Final = Path(__file__).resolve().parents[3] / "knowledge"
_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PAIR = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
_THING: Final = re.compile(r"^(/en)?/(organisations|municipalites|personnes|sujets)/[^/]+$")
_LIGHT: Final = 30_000
"""Bytes of the page of a thing with its style sheets, as they are sent: it opens on a bad telephone line too."""


class Crawl:
    """Follows every link of the site's own, once a page; questions are links too, and asked by nobody here."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._here = str(visitor.make_url("/"))
        self.pages: dict[str, str] = {}
        self.anchors: set[tuple[str, str]] = set()
        self.dead: list[tuple[str, str, int]] = []

    async def run(self) -> None:
        """From the first page to the last one found."""
        pending = [("/", "")]
        seen = {"/"}
        while pending:
            path, found_on = pending.pop()
            response = await self._visitor.get(path)
            if response.status != 200:
                self.dead.append((found_on, path, response.status))
                continue
            self.pages[path] = text = await response.text()
            for link in self._links(path, text):
                if link not in seen:
                    seen.add(link)
                    pending.append((link, path))

    def _links(self, path: str, text: str) -> list[str]:
        found = []
        for raw in _LINK.findall(text):
            address = urlsplit(urljoin(self._here.rstrip("/") + path, unescape(raw)))
            if f"{address.scheme}://{address.netloc}/" != self._here or "question=" in address.query:
                continue
            if address.fragment not in ("", "main"):
                self.anchors.add((address.path, address.fragment))
            found.append(address.path + (f"?{address.query}" if address.query else ""))
        return found


async def test_every_link_of_every_page_leads_somewhere(visitor: Visitor, assistant: FakeAssistant) -> None:
    """In both languages, to every thing that is known; each page named its pair, told its type, and stayed light."""
    assistant.knowledge = knowledge = completed(reader.read(KNOWLEDGE))
    assistant.region = knowledge.region
    crawl = Crawl(visitor)
    await crawl.run()
    assert crawl.dead == []
    for entity in knowledge.entities.values():
        folder = {"organisation": "organisations", "place": "municipalites", "person": "personnes"}[entity.type]
        assert {f"/{folder}/{entity.id}", f"/en/{folder}/{entity.id}"} <= crawl.pages.keys(), entity.id
    for topic in knowledge.topics.values():
        assert (f"/sujets/{topic.id}" in crawl.pages) == (topic.refusal != "out_of_scope"), topic.id
    for path, fragment in crawl.anchors:
        assert f'id="{fragment}"' in crawl.pages[path], (path, fragment)
    styles = 0
    for sheet in ("style.css", "browse.css"):
        styles += int((await visitor.head(f"/static/{sheet}", headers={"Accept-Encoding": "gzip"})).headers["Content-Length"])
    for path, text in crawl.pages.items():
        if not _THING.match(path):
            continue
        assert len(gzip.compress(text.encode())) + styles <= _LIGHT, path
        things = [json.loads(data) for data in _DATA.findall(text)]
        assert [thing["@type"] for thing in things][1:] == ["BreadcrumbList"], path
        assert all(thing["@context"] == "https://schema.org" and thing["@type"] != "FAQPage" for thing in things), path
        pairs = {language: urlsplit(address).path for language, address in _PAIR.findall(text)}
        if pairs:
            assert pairs["en"] == f"/en{pairs['fr']}" == f"/en{pairs['x-default']}", path
            assert path in (pairs["fr"], pairs["en"])
