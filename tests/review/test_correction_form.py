"""What the sheet of a correction holds at first, and what it puts in place of what stands there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.knowledge.model import NextStep, Words
from bot.review.correction_form import content, prefilled
from bot.review.errors import FieldsError
from tests.village import knowledge

if TYPE_CHECKING:
    from bot.knowledge.model import Topic

KNOWN = knowledge()
FETE = KNOWN.topics["fete"]
TODAY = date(2026, 5, 22)
STEPS = (
    NextStep("phone", "418 555-0123", Words("Appeler", "Call"), FETE.sources),
    NextStep("website", "https://fete.example", None, ("gazette",), ("jobs",)),
)


def given(said: Topic, **fields: str) -> dict[str, Any]:
    """What is put in place by a sheet of which these fields were changed."""
    found: dict[str, Any] = json.loads(content(prefilled(said) | fields, "topic:fete", said, KNOWN.sources, TODAY))
    return found


def test_a_sheet_that_nobody_changed_says_what_stands_there() -> None:
    """The text alone, which then is found to be the same: no step, no source, no day."""
    assert given(replace(FETE, actions=STEPS)) == {
        "answer": {"fr": "La fête a lieu le 24 juin.", "en": "The fair is on 24 June."}
    }


def test_the_next_steps_stand_there_as_they_are_typed() -> None:
    """One a line; what one line says more is one more step, and those that stay are as they were."""
    said = replace(FETE, actions=STEPS)
    lines = prefilled(said)["actions"].splitlines()
    assert lines == [
        "phone: 418 555-0123 | fr: Appeler | en: Call",
        "website: https://fete.example | for: jobs | source: gazette",
    ]
    wanted = given(said, actions="\r\n".join([*lines, "fete@example.org"]))["actions"]
    assert [step["value"] for step in wanted] == ["418 555-0123", "https://fete.example", "fete@example.org"]
    assert wanted[1] == {"kind": "website", "value": "https://fete.example", "for": "jobs", "source": "gazette"}
    assert wanted[2]["source"] == FETE.sources[0]
    assert given(said, actions="")["actions"] is None


def test_a_step_that_leads_nowhere_is_refused_at_its_field() -> None:
    """Before anything is written."""
    with pytest.raises(FieldsError) as refused:
        given(FETE, actions="demain matin")
    assert [fault.field for fault in refused.value.faults] == ["actions"]


def test_a_date_alone_is_a_newer_one_of_the_same_source() -> None:
    """Its title and address stay; of several sources it could be of any, and is refused."""
    said = replace(FETE, sources=("gazette",))
    (source,) = given(said, source_date="2026-05-01")["sources"].values()
    assert source == {
        "title": "La Gazette du village",
        "url": "https://gazette.example/1",
        "date": "2026-05-01",
        "checked_on": "2026-05-22",
    }
    with pytest.raises(FieldsError) as refused:
        given(replace(FETE, sources=("gazette", "almanach")), source_date="2026-05-01")
    assert "2" in refused.value.said("fr")


def test_a_new_step_rests_on_the_new_source() -> None:
    """Where both are given at once."""
    found = given(FETE, source_title="Le comité, au téléphone", actions="418 555-0199")
    assert found["actions"][0]["source"] == found["source"]
