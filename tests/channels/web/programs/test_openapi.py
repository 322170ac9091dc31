"""`/openapi.json`: what the API is, from what checks its requests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.channels.web.core.objects import AnswerObject, ErrorObject
from bot.channels.web.public.api import CardObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aiohttp import web

    from tests.channels.web.conftest import OpenSite, Visitor


async def _document(visitor: Visitor, **headers: str) -> dict[str, Any]:
    response = await visitor.get("/openapi.json", headers=headers)
    assert (response.status, response.content_type) == (200, "application/json")
    told: dict[str, Any] = await response.json()
    return told


async def test_every_address_under_api_is_described(visitor: Visitor, make_site: Callable[..., web.Application]) -> None:
    """And none that there is not: whoever adds one adds it here too."""
    served = {
        (route.resource.canonical, route.method.lower())
        for route in make_site().router.routes()
        if route.resource is not None and route.resource.canonical.startswith("/api/") and route.method in ("GET", "POST")
    }
    told = await _document(visitor)
    assert {(path, method) for path, methods in told["paths"].items() for method in methods} == served


def _references(told: object) -> Iterator[str]:
    if isinstance(told, dict):
        for key, value in told.items():
            if key == "$ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(told, list):
        for one in told:
            yield from _references(one)


async def test_the_document_holds_together(visitor: Visitor) -> None:
    """OpenAPI 3.1; every schema that is named is there, and every operation has a name of its own."""
    told = await _document(visitor)
    assert told["openapi"].startswith("3.1.")
    schemas = told["components"]["schemas"]
    assert {name.removeprefix("#/components/schemas/") for name in _references(told)} == set(schemas)
    operations = [operation for methods in told["paths"].values() for operation in methods.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    assert all({"summary", "responses"} <= set(operation) for operation in operations)


async def test_parameters_are_those_that_are_checked(visitor: Visitor) -> None:
    """With their bounds, and none that may be null, which an address cannot say."""
    told = await _document(visitor)
    parameters = {one["name"]: one for one in told["paths"]["/api/entities"]["get"]["parameters"]}
    assert list(parameters) == ["language", "kind", "sector", "municipality", "tier", "q", "limit", "offset"]
    assert parameters["limit"]["schema"] == {"default": 100, "maximum": 500, "minimum": 1, "type": "integer"}
    assert parameters["sector"]["schema"] == {"type": "string"}
    assert parameters["language"]["schema"] == {"enum": ["fr", "en"], "type": "string"}
    assert not any(one["required"] for one in parameters.values())
    (id_, _) = told["paths"]["/api/entities/{id}"]["get"]["parameters"]
    assert (id_["in"], id_["required"]) == ("path", True)
    assert told["components"]["schemas"]["AskBody"]["required"] == ["question"]


async def test_the_sentences_are_in_the_readers_language(visitor: Visitor) -> None:
    """And name the region that this is about."""
    french, english = await _document(visitor), await _document(visitor, **{"Accept-Language": "en"})
    assert (french["info"]["title"], english["info"]["title"]) == ("Demandez au Val", "Ask the Val")
    summary = [told["paths"]["/api/ask"]["post"]["summary"] for told in (french, english)]
    assert summary[0].startswith("Pose")
    assert summary[1].startswith("Asks")


async def test_the_server_is_the_address_that_people_use(open_site: OpenSite) -> None:
    """Behind a proxy its path included; else the one that the document came from."""
    behind = await open_site(web={"public_url": "https://example.org/questions"})
    assert (await _document(behind))["servers"] == [{"url": "https://example.org/questions"}]
    assert (await _document(await open_site()))["servers"] == [{"url": "/"}]


@pytest.mark.parametrize("question", ["c ki les leaders", "il va tu pleuvoir", "c'est où saint-pa", "who are the leaders"])
async def test_an_answer_is_what_the_document_says(visitor: Visitor, question: str) -> None:
    """Each field, and none besides."""
    told = await (await visitor.post("/api/ask", json={"question": question})).json()
    CardObject.model_validate(told, strict=True)
    del told["html"]
    AnswerObject.model_validate(told, strict=True)


async def test_an_error_is_what_the_document_says(visitor: Visitor) -> None:
    """Of every address the same."""
    for path in ("/api/entities?limit=0", "/api/entities/nobody", "/api/nothing"):
        ErrorObject.model_validate(await (await visitor.get(path)).json(), strict=True)
