"""What pydantic refuses, said at its place and in words for people who write YAML, not Python. Knows no file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.knowledge.schema.values import IDENTIFIER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from bot.errors import Problem
    from bot.knowledge.documents import Document

RULES: Final = {"extra_forbidden": "unknown-key", "missing": "missing-key", "string_too_long": "answer-too-long"}


SAID_OF_SOME: Final = {
    ("missing", "source"): ("missing-source", "every fact needs a `source`"),
    ("missing", "fr"): ("missing-french", "the French text is missing"),
}


def said(document: Document, error: ValidationError) -> Iterator[Problem]:
    """The errors of pydantic, each as a problem at its place."""
    for item in error.errors(include_url=False):
        kind = item["type"]
        location = tuple(part for part in item["loc"] if part != "[key]")
        name = location[-1] if location else "the file"
        if isinstance(name, int):
            name = f"item {name + 1} of {location[-2]}"
        rule, message = SAID_OF_SOME.get((kind, name)) or (RULES.get(kind, "wrong-value"), _message(item, name))
        yield document.problem(location, rule, message)


def _message(item: ErrorDetails, name: str) -> str:
    match item["type"]:
        case "extra_forbidden":
            return f"there is no key {name!r} here"
        case "missing":
            return f"the key {name!r} is missing"
        case "model_type" | "dict_type":
            return f"{name!r} must be a group of keys, found {_kind(item['input'])}"
        case "tuple_type" | "list_type":
            return f"{name!r} must be a list, found {_kind(item['input'])}"
        case "string_type":
            return f"{name!r} must be text, found {_kind(item['input'])}; put it between quotes"
        case "string_pattern_mismatch" if item["ctx"]["pattern"] == IDENTIFIER:
            return f"{item['input']!r} is no id: small letters without accents, digits, hyphens, as in {_id(item['input'])!r}"
        case "string_too_long":
            return f"{len(item['input'])} characters: an answer takes at most {item['ctx']['max_length']}"
        case _:
            return f"{name!r}: {item['msg'].removeprefix('Value error, ')}"


def _id(text: str) -> str:
    """The id that a name would have."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_") or "an-id"


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "nothing"),
    (bool, "yes/no"),
    ((int, float), "a number"),
    (str, "text"),
    (list, "a list"),
    (dict, "a group of keys"),
)


def _kind(value: object) -> str:
    return next((name for kind, name in _KINDS if isinstance(value, kind)), type(value).__name__)
