"""What programs send, checked by the models that describe it; what is wrong with it becomes a sentence. Knows no address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.channels.languages import language_named
from bot.channels.web.core.errors import RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from bot.knowledge.model import Language

M = TypeVar("M", bound=BaseModel)

_SHOWN: Final = 60
"""Characters of a wrong value that are said back."""
_TOO_LONG: Final = frozenset({"string_too_long"})
_OUT_OF_RANGE: Final = frozenset({"greater_than_equal", "less_than_equal", "int_parsing", "int_parsing_size", "int_type"})


class Sent(BaseModel):
    """What a program sends. The docstring of an attribute is its description in `/openapi.json`."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


def json_object(text: str, language: Language, example: str) -> dict[str, Any]:
    """The object that a body holds.

    Raises:
        RequestError: it is no JSON, or another value.
    """
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: brackets nested by the thousand
        raise RequestError(400, "not_json", language=language, example=example) from None
    if not isinstance(body, dict):
        raise RequestError(400, "not_json", language=language, example=example)
    return body


def told_in(given: Mapping[str, object], language: Language) -> Language:
    """The language to say what is wrong in: the one that is asked for, where it is one."""
    return language_named(given.get("language")) or language


def checked_body(model: type[M], given: Mapping[str, object], language: Language, example: str) -> M:
    """A JSON object as its model.

    Args:
        language: to say what is wrong in, unless the object itself asks for one.
        example: an object that would be right, for the sentence.

    Raises:
        RequestError: a field is missing, or not what it must be.
    """
    try:
        return model.model_validate(given, strict=True)
    except ValidationError as errors:
        raise _fault(errors, model, told_in(given, language), example) from None


def checked_query(model: type[M], given: Mapping[str, str], language: Language) -> M:
    """The parameters of an address as their model; an empty one counts as absent, as forms send them.

    Raises:
        RequestError: one is unknown, or not what it must be.
    """
    try:
        return model.model_validate({name: value for name, value in given.items() if value})
    except ValidationError as errors:
        raise _fault(errors, model, told_in(given, language), "") from None


def _fault(errors: ValidationError, model: type[BaseModel], language: Language, example: str) -> RequestError:
    """The first thing that is wrong, the wrong language before all: the sentence is said in it."""
    every = errors.errors(include_url=False)
    error = next((error for error in every if error["loc"][:1] == ("language",)), every[0])
    kind = error["type"]
    # Half of a surrogate pair: JSON can spell it, no encoding can carry it. In the name of a field it has no place.
    if kind == "string_unicode":
        return RequestError(400, "invalid_utf8", language=language)
    field = str(error["loc"][0])[:_SHOWN]
    if kind == "extra_forbidden":
        return RequestError(400, "unknown_field", language=language, field=field, choices=", ".join(model.model_fields))
    if kind == "literal_error" and field == "language" and isinstance(error["input"], str):
        return RequestError(400, "unknown_language", language=language)
    if kind in _TOO_LONG:
        return RequestError(400, "value_too_long", language=language, field=field, most=error["ctx"]["max_length"])
    if kind in _OUT_OF_RANGE:
        least, most = _range(model, field)
        return RequestError(400, "not_in_range", language=language, field=field, least=least, most=most)
    return _of_wrong_type(error, field, language, example)


def _of_wrong_type(error: ErrorDetails, field: str, language: Language, example: str) -> RequestError:
    if example:
        return RequestError(400, "wrong_type", language=language, field=field, example=example)
    return RequestError(400, "wrong_value", language=language, field=field, value=str(error["input"])[:_SHOWN])


def _range(model: type[BaseModel], field: str) -> tuple[int, int]:
    """The least and the most that a number may be."""
    schema = model.model_json_schema()["properties"][field]
    return schema["minimum"], schema["maximum"]
