"""The JSON Schemas of editors are those of the reader, and take every file of the base."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import editors
from bot.knowledge.files import files_of

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in editors.rendered().items()}
FOLDERS = {"organisations": "organisation", "places": "place", "people": "person", "topics": "topic", "intents": "intent"}
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
    "boolean": bool,
    "null": type(None),
}


def accepts(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:  # noqa: ANN401 - whatever YAML holds
    """Whether a schema takes a value: the part of JSON Schema that ours use."""
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    if "anyOf" in schema:
        return any(accepts(one, value, root) for one in schema["anyOf"])
    wanted = TYPES.get(schema.get("type", ""), (object,))
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted not in (bool, (object,))):
        return False
    if isinstance(value, dict):
        return _accepts_keys(schema, value, root)
    if isinstance(value, list):
        items = schema.get("items", {})
        return len(value) >= schema.get("minItems", 0) and all(accepts(items, one, root) for one in value)
    if isinstance(value, str):
        in_length = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        return in_length and re.search(schema.get("pattern", ""), value) is not None and value in schema.get("enum", [value])
    return True


def _accepts_keys(schema: dict[str, Any], value: dict[str, Any], root: dict[str, Any]) -> bool:
    for key, held in value.items():
        patterns = [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, key)]
        known = [schema["properties"][key]] if key in schema.get("properties", {}) else patterns
        further = schema.get("additionalProperties", True)
        if not known and further is False:
            return False
        if not all(accepts(one, held, root) for one in known or ([further] if isinstance(further, dict) else [])):
            return False
    return set(schema.get("required", ())) <= value.keys()


def loaded(content: bytes) -> Any:  # noqa: ANN401 - whatever YAML holds
    """A file as an editor sees it: a day is a text there."""
    return json.loads(json.dumps(yaml.safe_load(content), default=dt.date.isoformat))


def schema_of(file: str) -> str:
    """Which schema a file of the knowledge has."""
    folder, _, _ = file.removeprefix("learned/").rpartition("/")
    return FOLDERS.get(folder, folder or file.removesuffix(".yaml"))


def test_the_schemas_in_the_folder_are_those_of_the_reader() -> None:
    """A form that was changed without `make schemas` fails here."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "knowledge/.schemas").glob("*.json")}
    assert kept == editors.rendered()


@pytest.mark.slow
def test_every_file_of_the_base_has_a_schema_that_takes_it() -> None:
    """An editor underlines nothing that the reader takes, test questions included."""
    refused = []
    for file, content in files_of(ROOT / "knowledge").items():
        schema = SCHEMAS[schema_of(file)]
        if not accepts(schema, loaded(content), schema):
            refused.append(file)
    for file, content in files_of(ROOT / "tests/questions/gate").items():
        if not accepts(SCHEMAS["questions"], loaded(content), SCHEMAS["questions"]):
            refused.append(file)
    assert refused == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("organisation", "name: Café\nalias: [le Café]\n"),
        ("organisation", "aliases: [le Café]\n"),
        ("organisation", "name: Café\nfacts: {activity: {fr: Du café.}}\n"),
        ("organisation", "name: Café\nfacts: {activity: {fr: Du café., source: [Gazette!]}}\n"),
        ("topic", "title: {en: Fair}\nquestion: {fr: Quand}\nphrasings: {fr: [quand]}\n"),
        ("sources", "gazette: {title: La Gazette, checked_on: hier}\n"),
        ("sources", "gazette: {title: La Gazette, date: mai 2020, checked_on: 2026-01-01}\n"),
        ("intent", "title: {fr: T}\nask: {fr: A}\nphrasings: {fr: [a]}\nquery: everything\n"),
        ("questions", "answered: [{question: quand}]\n"),
    ],
)
def test_an_editor_underlines_what_the_reader_refuses(kind: str, text: str) -> None:
    """An unknown key, a missing one, a value of the wrong kind."""
    assert not accepts(SCHEMAS[kind], loaded(text.encode()), SCHEMAS[kind])


def test_schemas_that_are_no_more_are_taken_away(tmp_path: Path) -> None:
    """`make schemas` leaves the folder as the reader is."""
    (tmp_path / "gone.json").write_text("{}")
    editors.write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == editors.rendered().keys()
