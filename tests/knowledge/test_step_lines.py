"""Next steps as lines: what people type is understood, and what is shown is read back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.files import files_of
from bot.knowledge.reader import examine
from bot.knowledge.step_lines import line_of, typed

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("https://fournil.example/f", {"kind": "website", "value": "https://fournil.example/f"}),
        ("www.fournil.example", {"kind": "website", "value": "https://www.fournil.example"}),
        ("418 555-0123", {"kind": "phone", "value": "418 555-0123"}),
        ("(418) 555-0123 poste 12", {"kind": "phone", "value": "(418) 555-0123 poste 12"}),
        ("811", {"kind": "phone", "value": "811"}),
        ("*4141", {"kind": "phone", "value": "*4141"}),
        ("info@fournil.example", {"kind": "email", "value": "info@fournil.example"}),
        ("Formulaire : fournil.example/f", {"kind": "form", "value": "https://fournil.example/f"}),
        ("carte: 1, rue du Moulin", {"kind": "map", "value": "1, rue du Moulin"}),
        ("811 | Appeler | Call", {"kind": "phone", "value": "811", "label": {"fr": "Appeler", "en": "Call"}}),
        (
            "811 | en: Call | for: jobs, phone",
            {"kind": "phone", "value": "811", "label": {"en": "Call"}, "for": ["jobs", "phone"]},
        ),
        ("n'importe quoi", {"kind": "website", "value": "n'importe quoi"}),
    ],
)
def test_a_line_says_what_it_shows(line: str, step: dict[str, Any]) -> None:
    """Its kind need not be named; its source is the answer's."""
    assert typed(line, ["gazette"]) == {**step, "source": "gazette"}


def test_a_source_of_its_own_goes_before_the_answers() -> None:
    """One or several; and it is shown only where it is another."""
    assert typed("811 | source: almanach", ["gazette"])["source"] == "almanach"
    assert typed("811", ["gazette", "almanach"])["source"] == ["gazette", "almanach"]
    assert line_of({"kind": "phone", "value": "811", "source": "gazette"}, ["gazette"]) == "phone: 811"


def test_every_step_of_the_base_is_read_back_as_it_stands() -> None:
    """Of facts, topics, entities and small talk, more than 300."""
    held = [document.data for document in examine(files_of(ROOT / "knowledge")).parsed if "actions" in str(document.data)]
    groups = [group for data in held for group in (data, *(data.get("facts") or {}).values()) if "actions" in group]
    steps = [step for group in groups for step in group["actions"]]
    assert len(steps) > 300
    for step in steps:
        assert typed(line_of(step, ["none"]), ["none"]) == step
