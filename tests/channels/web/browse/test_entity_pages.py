"""The page of an organisation, a place, a person."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeAssistant

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def _things(page: str) -> dict[str, Any]:
    """What the page tells programs, by type."""
    return {thing["@type"]: thing for thing in map(json.loads, _DATA.findall(page))}


async def test_a_page_tells_every_fact_with_source_and_date(visitor: Visitor) -> None:
    """Heading, text, the source as a link, its date, the day it was checked."""
    response = await visitor.get("/organisations/fournil")
    page = await response.text()
    assert response.status == 200
    assert "<h1>Le Fournil</h1>" in page
    assert "Le Fournil cuit le pain du village." in page
    assert 'href="https://gazette.example/1"' in page
    assert "mai 2020" in page
    assert "vérifié le 2 janvier 2026" in page
    assert 'href="tel:+14185550100"' in page


async def test_the_english_page_is_english(visitor: Visitor) -> None:
    """Whatever the browser reads; and the French one is French."""
    english = await (await visitor.get("/en/organisations/fournil", headers={"Accept-Language": "fr"})).text()
    assert '<html lang="en">' in english
    assert "Le Fournil bakes the village bread." in english
    assert 'class="language" href="/organisations/fournil"' in english
    french = await (await visitor.get("/organisations/fournil", headers={"Accept-Language": "en"})).text()
    assert '<html lang="fr">' in french
    assert 'class="language" href="/en/organisations/fournil"' in french


async def test_where_english_is_missing_the_page_says_so(visitor: Visitor) -> None:
    """As the answers do."""
    page = await (await visitor.get("/en/organisations/scierie")).text()
    assert "La Scierie Boisvert scie du bois." in page
    assert "French" in page


async def test_what_one_asks_leads_to_the_answer(visitor: Visitor) -> None:
    """Each question is a link that asks it, in the language of the page; no machine need follow it."""
    page = await (await visitor.get("/organisations/fournil")).text()
    assert 'href="/?question=Que%20fait%20le%20Fournil%3F&amp;lang=fr" rel="nofollow"' in page
    english = await (await visitor.get("/en/organisations/fournil")).text()
    assert 'href="/en/?question=What%20does%20Le%20Fournil%20do%3F" rel="nofollow"' in english


async def test_a_page_leads_to_its_neighbours(visitor: Visitor) -> None:
    """Its town, who is listed under it, and the list that its sector opens."""
    page = await (await visitor.get("/organisations/fournil")).text()
    assert 'href="/municipalites/aubier"' in page
    assert 'href="/organisations/ecole"' in page
    assert 'href="/organisations?secteur=food"' in page
    town = await (await visitor.get("/en/municipalites/aubier")).text()
    assert 'href="/en/organisations/fournil"' in town


async def test_a_page_tells_programs_what_it_is(visitor: Visitor) -> None:
    """In the words of schema.org: the thing itself, and the way to its page."""
    things = _things(await (await visitor.get("/organisations/fournil")).text())
    here = str(visitor.make_url("/")).rstrip("/")
    assert things["Organization"] == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": f"{here}/organisations/fournil",
        "name": "Le Fournil",
        "mainEntityOfPage": f"{here}/organisations/fournil",
        "url": "https://fournil.example",
        "telephone": "418 555-0100",
        "address": {"@type": "PostalAddress", "addressCountry": "CA", "addressLocality": "Aubier"},
    }
    way = [(step["position"], step["item"]) for step in things["BreadcrumbList"]["itemListElement"]]
    assert way == [(1, f"{here}/"), (2, f"{here}/organisations"), (3, f"{here}/organisations/fournil")]
    assert "Place" in _things(await (await visitor.get("/en/municipalites/aubier")).text())
    assert "Person" in _things(await (await visitor.get("/personnes/marie")).text())


async def test_a_page_can_be_shared(visitor: Visitor) -> None:
    """With a title, a sentence and a picture."""
    page = await (await visitor.get("/organisations/fournil")).text()
    assert "<title>Le Fournil – Demandez au Val</title>" in page
    assert '<meta name="description" content="Le Fournil cuit le pain du village.">' in page
    assert '<meta property="og:title" content="Le Fournil">' in page
    picture = re.findall(r'<meta property="og:image" content="([^"]+)">', page)[0]
    assert picture.startswith("http://")
    drawn = await visitor.get(picture.removeprefix(str(visitor.make_url("/")).rstrip("/")))
    assert (drawn.status, drawn.content_type) == (200, "image/png")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/organisations/marie", "/personnes/marie"),
        ("/en/personnes/fournil", "/en/organisations/fournil"),
        ("/municipalites/fournil", "/organisations/fournil"),
        ("/sujets/fournil", "/organisations/fournil"),
        ("/organisations/fete", "/sujets/fete"),
        ("/organisations/fournil?lang=en", "/en/organisations/fournil"),
        ("/en/organisations?lang=fr&q=pain", "/organisations?q=pain"),
    ],
)
async def test_an_id_of_another_kind_or_language_leads_to_its_page(visitor: Visitor, asked: str, leads_to: str) -> None:
    """Nobody is left standing who guessed an address nearly right."""
    response = await visitor.get(asked, allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (302, leads_to)


async def test_a_proxys_path_is_kept(behind_proxy: Visitor) -> None:
    """In every address, those for machines whole."""
    for path in ("/organisations/fournil", "/questions/organisations/fournil"):
        page = await (await behind_proxy.get(path)).text()
        assert '<link rel="canonical" href="https://example.org/questions/organisations/fournil">' in page
        assert 'href="/questions/municipalites/aubier"' in page
        assert 'href="/questions/?question=' in page
    moved = await behind_proxy.get("/organisations/marie", allow_redirects=False)
    assert moved.headers["Location"] == "/questions/personnes/marie"


async def test_what_is_written_in_a_file_stays_text(visitor: Visitor, assistant: FakeAssistant) -> None:
    """A name is no markup, in the page or in its data."""
    forge = "name: 'Forge </script><script>alert(1)</script> & fils'\n"
    assistant.knowledge = completed(village.sorted_knowledge(organisations__forge=forge))
    page = await (await visitor.get("/organisations/forge")).text()
    assert "<script>alert" not in page
    assert _things(page)["Organization"]["name"] == "Forge </script><script>alert(1)</script> & fils"
