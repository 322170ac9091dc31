"""What programs send, checked by models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import pytest
from pydantic import ConfigDict, Field

from bot.channels.web.core.checking import Sent, checked_body, checked_query, json_object
from bot.channels.web.core.errors import RequestError
from bot.knowledge.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLE = '{"name": "…"}'


class Form(Sent):
    """A form of this test."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=5)]
    """Whose it is."""
    language: Language | None = None
    number: Annotated[int, Field(ge=1, le=9)] = 1


def test_what_is_right_comes_back_as_its_model() -> None:
    """JSON as it is; parameters from their text, the empty ones left out, as a form sends them."""
    assert checked_body(Form, {"name": "Léa", "number": 3}, "fr", EXAMPLE) == Form(name="Léa", number=3)
    assert checked_query(Form, {"name": "Léa", "number": "3", "language": ""}, "fr") == Form(name="Léa", number=3)


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({}, "wrong_type", "name"),
        ({"name": 5}, "wrong_type", "name"),
        ({"name": "Léa", "number": True}, "not_in_range", "1 à 9"),
        ({"name": "Léa", "number": "3"}, "not_in_range", "1 à 9"),
        ({"name": "Léa", "number": 10}, "not_in_range", "1 à 9"),
        ({"name": "Mathilde"}, "value_too_long", "5"),
        ({"name": "\ud83d"}, "invalid_utf8", "UTF-8"),
        ({"name": "x", "\ud83d": 1}, "invalid_utf8", "UTF-8"),
        ({"name": "Léa", "age": 3}, "unknown_field", "name, language, number"),
        ({"language": "es"}, "unknown_language", "français"),
        ({"language": 3}, "wrong_type", "language"),
        ({"language": "en"}, "wrong_type", "not of the right type"),
    ],
)
def test_each_slip_of_a_body_has_its_sentence(given: Mapping[str, object], code: str, said: str) -> None:
    """In the language that the body asks for, else in that of the request."""
    with pytest.raises(RequestError) as raised:
        checked_body(Form, given, "fr", EXAMPLE)
    assert (raised.value.status, raised.value.code) == (400, code)
    assert said in raised.value.sentence(raised.value.language or "fr")


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"name": "Léa", "number": "beaucoup"}, "not_in_range", "1 to 9"),
        ({"name": "Léa", "number": "1.5"}, "not_in_range", "1 to 9"),
        ({"name": "Léa", "number": "9" * 5000}, "not_in_range", "1 to 9"),
        ({"name": "Léa", "nombre": "1"}, "unknown_field", "nombre"),
        ({"name": ""}, "wrong_value", "name"),
        ({"name": "Léa", "language": "es"}, "unknown_language", "English"),
        ({"name": "Mathilde", "language": "fr"}, "value_too_long", "trop long"),
    ],
)
def test_each_slip_of_a_parameter_has_its_sentence(given: Mapping[str, str], code: str, said: str) -> None:
    """A program that mistypes one learns which, instead of getting everything."""
    with pytest.raises(RequestError) as raised:
        checked_query(Form, given, "en")
    assert raised.value.code == code
    assert said in raised.value.sentence(raised.value.language or "fr")


@pytest.mark.parametrize("text", ["", "nom=Léa", '["Léa"]', "[" * 100_000, "9" * 10_000])
def test_a_body_that_is_no_object_is_said(text: str) -> None:
    """With one that would be."""
    with pytest.raises(RequestError) as raised:
        json_object(text, "fr", EXAMPLE)
    assert raised.value.code == "not_json"
    assert EXAMPLE in raised.value.sentence("fr")
