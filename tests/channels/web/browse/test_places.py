"""The page of the municipalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.knowledge.derived import completed
from tests import village

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
