"""What search engines are told."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor

_SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


async def test_every_page_is_told_in_both_languages(behind_proxy: Visitor) -> None:
    """Each with its pair, and the day on which its sources were last read."""
    response = await behind_proxy.get("/sitemap.xml")
    assert response.content_type == "application/xml"
    root = ET.fromstring(await response.text())  # noqa: S314 - our own
    told = {url.findtext("s:loc", "", _SPACES): url for url in root.findall("s:url", _SPACES)}
    home = "https://example.org/questions"
    assert {f"{home}/", f"{home}/en/", f"{home}/organisations/fournil", f"{home}/en/sujets/fete"} < told.keys()
    assert not any("meteo" in address for address in told)
    bread = told[f"{home}/en/organisations/fournil"]
    assert bread.findtext("s:lastmod", "", _SPACES) == "2026-01-02"
    pairs = {link.get("hreflang"): link.get("href") for link in bread.findall("x:link", _SPACES)}
    assert pairs == {
        "fr": f"{home}/organisations/fournil",
        "en": f"{home}/en/organisations/fournil",
        "x-default": f"{home}/organisations/fournil",
    }


async def test_every_page_that_is_told_is_there(visitor: Visitor) -> None:
    """Nobody is sent where nothing is."""
    root = ET.fromstring(await (await visitor.get("/sitemap.xml")).text())  # noqa: S314 - our own
    here = str(visitor.make_url("/")).rstrip("/")
    for url in root.findall("s:url", _SPACES):
        path = url.findtext("s:loc", "", _SPACES).removeprefix(here)
        assert (await visitor.get(path)).status == 200, path


async def test_robots_are_told_what_to_leave(behind_proxy: Visitor) -> None:
    """What is personal or of the moment; and where the list of the rest is."""
    text = await (await behind_proxy.get("/robots.txt")).text()
    assert "Disallow: /questions/staff\n" in text
    assert "Disallow: /questions/en/recu\n" in text
    assert "Disallow: /questions/\n" not in text
    assert "Sitemap: https://example.org/questions/sitemap.xml\n" in text
