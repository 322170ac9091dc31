"""`/api/entities`: who and what is known, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.web.browse.entity_objects import EntityList, EntityObject
from bot.knowledge.derived import completed
from tests import village

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

FOURNIL = {"id": "fournil", "kind": "organisation", "name": "Le Fournil", "url": "/organisations/fournil"}
FRIEND = "https://ami.example.org"


async def _json(visitor: Visitor, path: str, status: int = 200) -> Any:  # noqa: ANN401 - JSON, which the tests look into
    response = await visitor.get(path)
    assert (response.status, response.content_type) == (status, "application/json")
    return await response.json()


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["aubier", "ecole", "forge", "fournil", "village", "marie", "scierie"]),
        ("kind=person", ["marie"]),
        ("kind=place", ["aubier", "village"]),
        ("kind=shop", ["fournil"]),
        ("sector=food", ["fournil"]),
        ("sector=wood", []),
        ("municipality=aubier", ["fournil"]),
        ("tier=silver", ["scierie"]),
        ("kind=organisation&tier=gold&sector=food&municipality=aubier&q=boulangeri", ["fournil"]),
        ("q=tramblay", ["forge"]),
        ("q=ecole", ["ecole"]),
        ("q=xyzzy", []),
        (
            "kind=&sector=&municipality=&tier=&q=&limit=&offset=",
            ["aubier", "ecole", "forge", "fournil", "village", "marie", "scierie"],
        ),
    ],
)
async def test_each_parameter_narrows_the_list_down(visitor: Visitor, query: str, ids: list[str]) -> None:
    """Values are the knowledge's ids; words may be mistyped; an empty one narrows nothing."""
    told = await _json(visitor, f"/api/entities?{query}")
    assert [one["id"] for one in told["entities"]] == ids
    assert told["total"] == len(ids)


async def test_the_list_is_the_promised_one(visitor: Visitor) -> None:
    """These fields and no others; `limit` and `offset` cut it, `total` counts the whole."""
    told = await _json(visitor, "/api/entities?kind=organisation&limit=1&offset=2")
    assert told == {"total": 4, "entities": [FOURNIL]}
    EntityList.model_validate(told, strict=True)
    assert await _json(visitor, "/api/entities?kind=organisation&offset=9") == {"total": 4, "entities": []}


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [
        ("kind=company", "unknown_value", "organisation, place, person, shop"),
        ("sector=soudure", "unknown_value", "food, wood"),
        ("municipality=village", "unknown_value", "aubier"),
        ("tier=bronze", "unknown_value", "gold, silver"),
        ("limit=0", "not_in_range", "500"),
        ("limit=many", "not_in_range", "500"),
        ("offset=-1", "not_in_range", "0"),
        ("language=es", "unknown_language", "anglais"),
        ("secteur=food", "unknown_field", "sector"),
        ("sector=food&sector=wood", "given_twice", "sector"),
        (f"q={'a' * 201}", "value_too_long", "200"),
    ],
)
async def test_a_wrong_value_is_400_and_says_what_is_right(visitor: Visitor, query: str, code: str, said: str) -> None:
    """Never an empty list, which would say that nobody bears it."""
    error = (await _json(visitor, f"/api/entities?{query}", 400))["error"]
    assert error["code"] == code
    assert said in error["message"]


async def test_a_knowledge_that_sorts_nothing_says_so(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Another region need not have sectors."""
    assistant.knowledge = completed(village.knowledge())
    assert (await _json(visitor, "/api/entities?sector=food", 400))["error"]["code"] == "no_value"


async def test_an_entity_is_told_with_its_facts_and_their_sources(visitor: Visitor) -> None:
    """The list's fields, then each fact as answers name it; its relations and what helps next come besides."""
    told = await _json(visitor, "/api/entities/fournil")
    EntityObject.model_validate(told, strict=True)
    assert {name: told[name] for name in FOURNIL} == FOURNIL
    headcount = next(fact for fact in told["facts"] if fact["intent"] == "headcount")
    assert headcount["entry"] == "headcount:fournil"
    assert headcount["text"] == "Le Fournil compte 12 employés (2020)."
    assert headcount["sources"] == [
        {"title": "La Gazette du village", "url": "https://gazette.example/1", "date": "2020-05", "checked_on": "2026-01-02"},
        {"title": "L'Almanach", "url": None, "date": None, "checked_on": "2026-01-02", "date_note": "non daté"},
    ]
    relations = {one["relation"]: one["values"] for one in told["relations"]}
    assert relations["sector"] == [{"id": "food", "name": "Alimentation", "url": None}]
    assert relations["municipality"] == [{"id": "aubier", "name": "Aubier", "url": "/municipalites/aubier"}]
    assert [(one["kind"], one["url"]) for one in told["actions"]] == [
        ("website", "https://fournil.example"),
        ("phone", "tel:+14185550100"),
    ]


async def test_a_fact_that_somebody_confirmed_is_cited_with_that_day(visitor: Visitor, assistant: FakeAssistant) -> None:
    """As on its page and beside its answer; the ties keep the day of their source."""
    said = "bois., source: gazette"
    scierie = village.edited("organisations/scierie", said, f"{said}, checked_on: 2026-05-20")
    assistant.knowledge = completed(village.sorted_knowledge(**scierie))
    told = await _json(visitor, "/api/entities/scierie")
    assert [source["checked_on"] for source in told["facts"][0]["sources"]] == ["2026-05-20"]
    assert {source["checked_on"] for one in told["relations"] for source in one["sources"]} == {"2026-01-02"}


async def test_what_has_grown_old_says_so(visitor: Visitor, open_site: OpenSite) -> None:
    """A headcount of 2020 is to be checked, in words to be shown with it; with other settings it is fresh."""
    told = await _json(visitor, "/api/entities/fournil")
    notices = {fact["intent"]: fact["notice"] for fact in told["facts"]}
    assert notices["headcount"]
    patient = await open_site(knowledge={"stale_months": 12_000, "recheck_months": 12_000})
    told = await _json(patient, "/api/entities/fournil")
    assert [fact["notice"] for fact in told["facts"]] == [None] * len(told["facts"])


async def test_the_language_is_the_one_asked_for(visitor: Visitor) -> None:
    """By `language`, else by the browser's; a fact that is French alone says that it is."""
    told = await _json(visitor, "/api/entities/scierie?language=en")
    activity = next(fact for fact in told["facts"] if fact["intent"] == "activity")
    assert (activity["language"], told["url"]) == ("fr", "/en/organisations/scierie")
    by_header = await visitor.get("/api/entities/aubier", headers={"Accept-Language": "en"})
    assert (await by_header.json())["name"] == "The Sapwood"
    assert "Accept-Language" in by_header.headers.getall("Vary")


async def test_an_unknown_entity_is_404(visitor: Visitor) -> None:
    """In JSON, with where all of them are."""
    error = (await _json(visitor, "/api/entities/nobody?language=en", 404))["error"]
    assert error["code"] == "unknown_entity"
    assert "/api/entities" in error["message"]


async def test_addresses_are_whole_where_the_site_knows_its_own(behind_proxy: Visitor) -> None:
    """With or without the path that a proxy may take off."""
    for path in ("/api/entities?kind=person", "/questions/api/entities?kind=person"):
        told = await _json(behind_proxy, path)
        assert told["entities"][0]["url"] == "https://example.org/questions/personnes/marie"


@pytest.mark.parametrize("path", ["/api/entities", "/api/entities/fournil", "/data/facts.csv", "/openapi.json"])
async def test_what_is_read_may_be_kept_until_the_knowledge_changes(
    visitor: Visitor, assistant: FakeAssistant, path: str
) -> None:
    """304 for who has it; another digest once something in it changed."""
    first = await visitor.get(path)
    known = {"If-None-Match": first.headers["ETag"]}
    assert (await visitor.get(path, headers=known)).status == 304
    assert (await visitor.head(path)).headers["ETag"] == first.headers["ETag"]
    told = village.SORTED["organisations__fournil"].replace("Le Fournil", "Le Four")
    region = village.FILES["region.yaml"].replace("Demandez au Val", "Demandez donc")
    assistant.knowledge = completed(village.sorted_knowledge(organisations__fournil=told, region=region))
    assert (await visitor.get(path, headers=known)).status == 200


@pytest.mark.parametrize("path", ["/api/entities", "/api/entities/fournil", "/data/facts.csv", "/openapi.json"])
async def test_an_invited_site_may_read_and_no_other(open_site: OpenSite, path: str) -> None:
    """After the preflight that browsers send for some requests, which says `GET`."""
    visitor = await open_site(web={"allowed_origins": [FRIEND]})
    preflight = await visitor.options(path, headers={"Origin": FRIEND, "Access-Control-Request-Method": "GET"})
    assert (preflight.status, preflight.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    friend = await visitor.get(path, headers={"Origin": FRIEND})
    assert friend.headers["Access-Control-Allow-Origin"] == FRIEND
    assert "ETag" in friend.headers["Access-Control-Expose-Headers"]
    stranger = await visitor.get(path, headers={"Origin": "https://other.example.org"})
    assert "Access-Control-Allow-Origin" not in stranger.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_what_is_read_is_not_written_to(visitor: Visitor, method: str) -> None:
    """405, with what is allowed."""
    response = await visitor.request(method, "/api/entities")
    assert (response.status, (await response.json())["error"]["code"]) == (405, "method_not_allowed")
    assert set(response.headers["Allow"].split(",")) == {"GET", "HEAD", "OPTIONS"}
