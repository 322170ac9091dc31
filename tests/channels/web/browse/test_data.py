"""`/data/…`: tables and their catalogue."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor


async def _table(visitor: Visitor, name: str) -> list[dict[str, str]]:
    response = await visitor.get(f"/data/{name}.csv")
    assert (response.status, response.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    body = await response.read()
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


async def test_organisations_are_a_row_each(visitor: Visitor) -> None:
    """With a BOM, a column for each relation that one of them has, how to reach it, and where all this was read."""
    rows = {row["id"]: row for row in await _table(visitor, "organisations")}
    assert set(rows) == {"fournil", "scierie", "ecole", "forge"}
    assert rows["fournil"] == {
        "id": "fournil",
        "name_fr": "Le Fournil",
        "name_en": "Le Fournil",
        "rank": "gold",
        "listed_as": "",
        "trade": "bread",
        "sector": "food",
        "municipality": "aubier",
        "kind": "shop",
        "website": "https://fournil.example",
        "phone": "418 555-0100",
        "email": "",
        "map": "",
        "source_urls": "https://gazette.example/1",
        "page": "/organisations/fournil",
    }


async def test_facts_are_a_row_each(visitor: Visitor) -> None:
    """In both languages, with what was counted, and every source beside its date."""
    rows = {row["entry"]: row for row in await _table(visitor, "facts")}
    assert rows["activity:scierie"]["text_en"] == ""
    headcount = rows["headcount:fournil"]
    assert (headcount["amount"], headcount["unit"], headcount["as_of"]) == ("12.0", "employees", "2020-05")
    assert headcount["sources"] == "La Gazette du village | L'Almanach"
    assert headcount["source_urls"] == "https://gazette.example/1 | "
    assert headcount["source_dates"] == "2020-05 | "
    assert headcount["checked_on"] == "2026-01-02 | 2026-01-02"
    assert headcount["page"] == "/organisations/fournil"


async def _catalogue(visitor: Visitor) -> dict[str, Any]:
    response = await visitor.get("/data/catalogue.jsonld")
    assert (response.status, response.content_type) == (200, "application/ld+json")
    told: dict[str, Any] = await response.json(content_type=None)
    return told


async def test_the_catalogue_leads_to_both_tables_and_the_service(behind_proxy: Visitor) -> None:
    """Each data set with a distribution to download; the API with its description; all by whole addresses."""
    told = await _catalogue(behind_proxy)
    assert told["@type"] == "dcat:Catalog"
    tables = [one["dcat:distribution"]["dcat:downloadURL"]["@id"] for one in told["dcat:dataset"]]
    assert tables == [f"https://example.org/questions/data/{name}.csv" for name in ("organisations", "facts")]
    for table in tables:
        assert (await behind_proxy.get(table.removeprefix("https://example.org"))).status == 200
    (service,) = told["dcat:service"]
    assert service["dcat:endpointDescription"]["@id"] == "https://example.org/questions/openapi.json"
    assert [one["@id"] for one in service["dcat:servesDataset"]] == [one["@id"] for one in told["dcat:dataset"]]


async def test_the_catalogue_says_whose_it_is_and_how_old(visitor: Visitor) -> None:
    """In both languages: who answers for it, the day when a source was last read; every name is of a vocabulary it names."""
    told = await _catalogue(visitor)
    assert [one["@language"] for one in told["dct:title"]] == ["fr", "en"]
    assert told["dct:modified"]["@value"] == "2026-01-02"
    assert told["dct:publisher"]["foaf:name"] == "la mairie"
    assert {name.partition(":")[0] for name in _names(told)} <= set(told["@context"])


def _names(told: object) -> set[str]:
    """Every key with a prefix, and every type."""
    if isinstance(told, list):
        return {name for one in told for name in _names(one)}
    if not isinstance(told, dict):
        return set()
    below = {name for key, value in told.items() if key != "@context" for name in _names(value)}
    return below | {key for key in told if not key.startswith("@")} | ({told["@type"]} if "@type" in told else set())


@pytest.mark.parametrize("name", ["people.csv", "organisations", "../config.yaml", ""])
async def test_there_is_nothing_else(visitor: Visitor, name: str) -> None:
    """A page that says so."""
    response = await visitor.get(f"/data/{name}")
    assert (response.status, response.content_type) == (404, "text/html")
