"""`/openapi.json`: every address under `/api/`, from the very models that check what is sent there. Knows no handler."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import models_json_schema

from bot.channels.web.browse.entities import LIST, ONE
from bot.channels.web.core.objects import ErrorObject
from bot.channels.web.public.api import ASK
from bot.channels.web.public.feedback import FEEDBACK
from bot.wording import say
from bot.wording.programs import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel

    from bot.channels.web.core.endpoints import Endpoint
    from bot.config import WebSection
    from bot.knowledge.model import Language
    from bot.knowledge.region import Region

    Speak = Callable[[str], str]

ENDPOINTS: Final[tuple[Endpoint, ...]] = (ASK, FEEDBACK, LIST, ONE)
"""All of them: a new one is one entry here, and one in its room's `routes`."""

_OPENAPI: Final = "3.1.0"
_SCHEMAS: Final = "#/components/schemas/"
_OK: Final = 200
_NO_CONTENT: Final = 204
_NOT_MODIFIED: Final = 304


def openapi_json(region: Region, settings: WebSection, language: Language) -> bytes:
    """The document, its sentences in that language."""

    def speak(key: str) -> str:
        return say(SENTENCES, key, language, **region.slots(language))

    models = [model for one in ENDPOINTS for model in (one.body, one.answer) if model is not None] + [ErrorObject]
    _, defined = models_json_schema(
        [(model, "serialization") for model in dict.fromkeys(models)], ref_template=_SCHEMAS + "{model}"
    )
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in ENDPOINTS:
        paths.setdefault(endpoint.path, {})[endpoint.method] = _operation(endpoint, speak)
    told = {
        "openapi": _OPENAPI,
        "info": {
            "title": region.bot.in_(language),
            "version": version("kamouraska-bot"),
            "description": speak("api.description"),
        },
        "servers": [{"url": settings.public_url or "/"}],
        "paths": paths,
        "components": {"schemas": defined["$defs"]},
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _operation(endpoint: Endpoint, speak: Speak) -> dict[str, Any]:
    told: dict[str, Any] = {"operationId": endpoint.name, "summary": speak(f"api.{endpoint.name}")}
    if parameters := [*_in_path(endpoint.path), *_in_query(endpoint.query)]:
        told["parameters"] = parameters
    if endpoint.body is not None:
        told["requestBody"] = {"required": True, "content": _content(endpoint.body)}
    return told | {"responses": _responses(endpoint, speak)}


def _responses(endpoint: Endpoint, speak: Speak) -> dict[str, Any]:
    status = _NO_CONTENT if endpoint.answer is None else _OK
    told: dict[str, Any] = {str(status): {"description": speak(f"status.{status}")}}
    if endpoint.answer is not None:
        told[str(status)]["content"] = _content(endpoint.answer)
    if endpoint.method == "get":
        told[str(_NOT_MODIFIED)] = {"description": speak(f"status.{_NOT_MODIFIED}")}
    for error in endpoint.errors:
        told[str(error)] = {"description": speak(f"status.{error}"), "content": _content(ErrorObject)}
    return told


def _content(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"{_SCHEMAS}{model.__name__}"}}}


def _in_path(path: str) -> Iterable[dict[str, Any]]:
    for part in path.split("/"):
        if part.startswith("{"):
            yield {"name": part.strip("{}"), "in": "path", "required": True, "schema": {"type": "string"}}


def _in_query(model: type[BaseModel] | None) -> Iterable[dict[str, Any]]:
    """A parameter a field: what may be left out is so by not being required, and is never null."""
    if model is None:
        return
    schema = model.model_json_schema()
    for name, field in schema["properties"].items():
        told = {"name": name, "in": "query", "required": name in schema.get("required", ())}
        if description := field.get("description"):
            told["description"] = description
        kinds = [one for one in field.get("anyOf", ()) if one != {"type": "null"}]
        kept = {key: value for key, value in field.items() if key not in ("anyOf", "title", "description")}
        if kept.get("default", "") is None:
            del kept["default"]
        yield told | {"schema": (kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {}) | kept}
