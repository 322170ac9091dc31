"""`/carte` as it arrives: the drawing and the list that says the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.directory import Directory
from bot.channels.web.browse.municipality_map import municipalities, short_name
from tests.channels.web.browse import valley

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

ENTITIES = valley.knowledge().entities


@pytest.fixture
async def mapped(visitor: Visitor, assistant: FakeAssistant) -> Visitor:
    """A visitor to the valley."""
    assistant.knowledge = valley.knowledge()
    return visitor


def marks(page: str) -> dict[str, str]:
    """Each link of the drawing: where it leads, and how it is called."""
    drawing = page.partition('<svg viewBox="0 0 330')[2].partition("</svg>")[0]
    return dict(re.findall(r'<a href="([^"]+)" aria-label="([^"]+)">', drawing))


async def test_each_placed_municipality_is_a_link_that_says_its_organisations(mapped: Visitor) -> None:
    """In the drawing, to its page; one without a position is not there."""
    page = await (await mapped.get("/carte")).text()
    assert marks(page) == {
        "/municipalites/valdor": "Val-d’Or\u00a0: 2 organisations",
        "/municipalites/bas": "Le Bas\u00a0: 1 organisation",
        "/municipalites/vide": "Le Vide\u00a0: aucune organisation",
    }
    assert ">Val-d’Or</text>" in page
    assert page.count('<text class="count"') == 2
    assert ">le lac</text>" in page


async def test_the_list_says_the_same_and_names_the_others(mapped: Visitor) -> None:
    """Every municipality, placed or not, with its organisations; a part of another one says of which."""
    page = await (await mapped.get("/carte")).text()
    listed = re.findall(r'<li><a href="(/municipalites/\w+)">[^<]+</a> <span>([^<]+)</span>', page)
    assert dict(listed) == {
        "/municipalites/valdor": "2 organisations",
        "/municipalites/bas": "1 organisation",
        "/municipalites/vide": "aucune organisation",
        "/municipalites/loin": "aucune organisation, pas sur la carte",
        "/municipalites/ancien": "aucune organisation, fait partie du Bas",
    }
    assert "Une autre organisation que je connais" in page


async def test_the_page_says_that_it_is_a_sketch_and_where_positions_were_read(mapped: Visitor) -> None:
    """Each source once, the bank’s too."""
    page = await (await mapped.get("/carte")).text()
    assert "C’est un croquis" in page
    assert "La rive n’est qu’une ligne" in page
    read = page.partition("<details")[2]
    assert read.count("<li>") == 2
    assert "https://gazette.example/1" in read


async def test_the_english_map_leads_to_english_pages(mapped: Visitor) -> None:
    """By its own address."""
    page = await (await mapped.get("/en/carte")).text()
    assert '<html lang="en">' in page
    assert marks(page)["/en/municipalites/valdor"] == "Val-d’Or: 2 organisations"


async def test_without_positions_the_list_stands_alone(visitor: Visitor, assistant: FakeAssistant) -> None:
    """It is said why, nothing is drawn, and no municipality is said to be missing from a map that is not there."""
    assistant.knowledge = valley.knowledge(positions=False)
    page = await (await visitor.get("/carte")).text()
    assert "Je ne sais pas encore où placer" in page
    assert 'class="map"' not in page
    assert "pas sur la carte" not in page
    assert page.count("<li><a href=") >= 3


async def test_links_keep_the_path_that_a_proxy_gives(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """Under a base, every address begins with it."""
    site = await open_site(web={"public_url": "https://example.org/questions"})
    assistant.knowledge = valley.knowledge()
    page = await (await site.get("/questions/carte")).text()
    assert "/questions/municipalites/valdor" in marks(page)


def test_a_municipality_is_counted_by_its_organisations_alone() -> None:
    """A place that became a part of it is none."""
    counted = {one.place.id: one.organisations for one in municipalities(Directory(valley.knowledge()), "fr")}
    assert counted == {"valdor": 2, "bas": 1, "vide": 0, "loin": 0, "ancien": 0}


@pytest.mark.parametrize(("id_", "name"), [("valdor", "Val-d’Or"), ("bas", "Le Bas")])
def test_a_name_is_as_short_on_the_map_as_people_make_it(id_: str, name: str) -> None:
    """Where an alias is the whole beginning of the name, up to a hyphen or a blank."""
    assert short_name(ENTITIES[id_], "fr") == name
