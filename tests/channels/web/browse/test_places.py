"""The page of the municipalities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.knowledge.derived import completed
from tests import village
from tests.channels.web.browse import valley

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor
    from tests.channels.web.fakes import FakeAssistant


async def test_each_place_is_listed_with_how_many_are_there(visitor: Visitor) -> None:
    """The region as a whole apart."""
    page = await (await visitor.get("/municipalites")).text()
    assert '<a href="/municipalites/aubier">Aubier</a> <span class="note">1 organisation</span>' in page
    assert "La région en entier" in page
    assert 'href="/municipalites/village"' in page


async def test_places_are_sorted_by_what_they_are(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Under the knowledge's own words, which the page of each leads back to."""
    aubier = "name: {fr: Aubier, en: The Sapwood}\nrelations:\n  kind: {is: shop, source: gazette}\n"
    assistant.knowledge = completed(village.sorted_knowledge(places__aubier=aubier))
    page = await (await visitor.get("/en/municipalites")).text()
    assert '<section class="need" id="shop"' in page
    assert 'href="/en/municipalites#shop"' in await (await visitor.get("/en/municipalites/aubier")).text()


async def test_counts_are_of_organisations_alone_and_agree(visitor: Visitor, assistant: FakeAssistant) -> None:
    """With the map and with the directory's filter: a former municipality that is part of another is no organisation of it."""
    assistant.knowledge = valley.knowledge()
    listed = await (await visitor.get("/municipalites")).text()
    assert '<a href="/municipalites/bas">Le Bas</a> <span class="note">1 organisation</span>' in listed
    assert '<a href="/municipalites/bas">Le Bas</a> <span>1 organisation</span>' in await (await visitor.get("/carte")).text()
    narrowed = await (await visitor.get("/organisations?municipalite=bas")).text()
    assert '<option value="bas" selected>Le Bas (1)</option>' in narrowed
    assert re.search(r'id="resultats"[^>]*>1 organisation<', narrowed)


async def test_the_map_is_at_hand(visitor: Visitor) -> None:
    """From the list of the municipalities and from the page of each, in the language of the page."""
    for path in ("/municipalites", "/municipalites/aubier"):
        assert '<a href="/carte">Voir les municipalités sur une carte</a>' in await (await visitor.get(path)).text()
        assert '<a href="/en/carte">See the municipalities' in await (await visitor.get(f"/en{path}")).text()
    assert '<a href="/carte">Voir' not in await (await visitor.get("/organisations/fournil")).text()


async def test_a_municipality_leads_to_its_organisations_from_the_top(visitor: Visitor, assistant: FakeAssistant) -> None:
    """With how many they are, past all that is told of it; where there is none, nothing is promised."""
    assistant.knowledge = valley.knowledge()
    page = await (await visitor.get("/municipalites/valdor")).text()
    jump = '<a href="#inside">Organisations dans cette municipalité (2)</a>'
    assert page.index(jump) < page.index('<h3 id="inside">')
    assert "#inside" not in await (await visitor.get("/municipalites/vide")).text()
