"""The directory: a form that needs no script."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor

_ROW = re.compile(r'<li><a href="(/[^"?]*)">([^<]*)</a>')


async def _rows(visitor: Visitor, path: str) -> list[str]:
    """The names in the list of a page."""
    page = await (await visitor.get(path)).text()
    return [unescape(name) for _, name in _ROW.findall(page.partition('class="rows"')[2])]


ALL = ["École du Rang", "Forge Tremblay", "Le Fournil", "Scierie Boisvert"]


async def test_all_are_listed_by_name(visitor: Visitor) -> None:
    """With how many they are, where each is and what it is."""
    assert await _rows(visitor, "/organisations") == ALL
    page = await (await visitor.get("/organisations")).text()
    assert "4 organisations" in page
    assert "Commerce" in page
    assert "Aubier" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("secteur=food", ["Le Fournil"]),
        ("municipalite=aubier", ["Le Fournil"]),
        ("palier=silver", ["Scierie Boisvert"]),
        ("genre=shop", ["Le Fournil"]),
        ("q=scierie", ["Scierie Boisvert"]),
        ("secteur=food&municipalite=aubier&palier=gold&genre=shop&q=fournil", ["Le Fournil"]),
        ("secteur=&municipalite=&palier=&genre=&q=", ALL),
        ("utm_source=x", ALL),
    ],
)
async def test_filters_narrow_the_list(visitor: Visitor, query: str, found: list[str]) -> None:
    """One by one or together; what a form sends empty narrows nothing."""
    assert await _rows(visitor, f"/organisations?{query}") == found
    assert len(await _rows(visitor, f"/en/organisations?{query}")) == len(found)


async def test_the_form_shows_what_was_chosen(visitor: Visitor) -> None:
    """With how many each value would leave; the link to the other language keeps it."""
    page = await (await visitor.get("/organisations?secteur=food&q=pain")).text()
    assert '<option value="food" selected>Alimentation (1)</option>' in page
    assert 'name="q" type="search" value="pain"' in page
    assert 'class="language" href="/en/organisations?secteur=food&amp;q=pain"' in page
    assert '<meta name="robots" content="noindex">' in page


async def test_the_form_leads_to_its_results(visitor: Visitor) -> None:
    """Past itself, to a heading that says how many there are and can be focused, so that a phone shows what was found."""
    for path, shown in (("/organisations", "4 organisations"), ("/organisations?secteur=gone", "Aucune organisation")):
        page = await (await visitor.get(path)).text()
        assert '<form class="filters" method="get" action="/organisations#resultats"' in page
        assert f'<h2 class="count" id="resultats" tabindex="-1">{shown}' in page


async def test_filters_are_called_so_that_one_knows_what_they_hold(visitor: Visitor) -> None:
    """What stands for all agrees with its label; a closed list is called as the knowledge calls it, and stands last."""
    page = await (await visitor.get("/organisations")).text()
    labels = re.findall(r'<label for="(\w+)">([^<]+)</label>\s*<select[^>]*>\s*<option value="">([^<]+)<', page)
    assert labels == [
        ("secteur", "Domaine", "Tous"),
        ("municipalite", "Municipalité", "Toutes"),
        ("genre", "Type d’organisation", "Tous"),
        ("palier", "rang", "Peu importe"),
    ]


async def test_the_whole_directory_can_be_taken_along(visitor: Visitor) -> None:
    """As the table for who works with data, whatever the list is narrowed down to."""
    page = await (await visitor.get("/en/organisations?secteur=food")).text()
    assert '<a href="/data/organisations.csv" download>Download the whole directory (CSV table)</a>' in page
    assert (await visitor.get("/data/organisations.csv")).content_type == "text/csv"


@pytest.mark.parametrize("query", ["secteur=food&palier=silver", "secteur=gone", "q=xyzzy&secteur=food", "palier=%22%3E"])
async def test_where_nothing_is_found_something_is_suggested(visitor: Visitor, query: str) -> None:
    """The same with a filter less, names that are like it, the question; never a bare no."""
    page = await (await visitor.get(f"/organisations?{query}")).text()
    assert "Aucune organisation ne correspond." in page
    assert "Tout effacer" in page
    assert "Sans le filtre" in page or "Poser la question" in page


async def test_a_name_mistyped_is_offered(visitor: Visitor) -> None:
    """And what was typed can be asked as a question."""
    page = await (await visitor.get("/organisations?q=fournil&palier=silver")).text()
    assert 'href="/organisations?q=fournil"' in page
    assert 'href="/?question=fournil&amp;lang=fr"' in page


@pytest.mark.parametrize(
    "hostile",
    ["%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "%FF%FE", "%ED%A0%80", "%00", "%0d%0aX-Evil:1", "a" * 4000, "{{8*8}}"],
)
async def test_whatever_is_typed_stays_text(visitor: Visitor, hostile: str) -> None:
    """Tags, half letters, nothing, four thousand letters: a page, and no more than it says."""
    for query in (f"q={hostile}", f"secteur={hostile}", f"{hostile}=x"):
        response = await visitor.get(f"/organisations?{query}")
        page = await response.text()
        assert response.status == 200
        assert "<script>" not in page
        assert "X-Evil" not in response.headers
        assert 'value="64"' not in page
