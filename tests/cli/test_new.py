"""`kamouraska new`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_new_writes_a_draft_and_says_what_is_next(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files, one a line, then what to do; `check` finds nothing but TODOs to mend."""
    monkeypatch.chdir(installation.folder)
    ran = installation.run("new", "organisation", "Café du Quai")
    assert ran.code == 0
    assert ran.out.split() == ["knowledge/organisations/cafe-du-quai.yaml", "knowledge/sources/cafe-du-quai.yaml"]
    assert "kamouraska check" in ran.err
    found = json.loads(installation.run("check", "--json").out)["problems"]
    assert {problem["rule"] for problem in found if problem["severity"] == "error"} == {"todo"}


def test_new_writes_over_nothing(installation: Installation) -> None:
    """Exit 2, with a sentence."""
    ran = installation.run("new", "organisation", "Fournil")
    assert ran.code == 2
    assert "existe déjà" in ran.err
    assert installation.run("new", "company", "Fournil").code == 2


def test_new_region_writes_a_knowledge_that_answers(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says where it is and how to try it; then a fact, a topic, a list and a refusal speak of that region alone."""
    folder = installation.folder / "ailleurs"
    ran = installation.run("new", "region", str(folder))
    assert (ran.code, f"{folder}\u00a0: " in ran.out) == (0, True)
    assert f"KAMOURASKA_KNOWLEDGE__PATH={folder}" in ran.err
    monkeypatch.setenv("KAMOURASKA_KNOWLEDGE__PATH", str(folder))
    for question, code, says in (
        ("Quelle est la population de Rochebrune?", 0, "850"),
        ("when is the fair?", 0, "September"),
        ("quels sont les villages?", 0, "Rochebrune"),
        ("qui est le premier ministre du Canada?", 3, "le Clairval"),
    ):
        asked = installation.run("ask", question)
        assert (asked.code, says in asked.out) == (code, True), asked.out
        assert "kamouraska" not in asked.out.casefold()
    assert installation.run("check").code == 0
    again = installation.run("new", "region", str(folder))
    assert (again.code, "pas un dossier vide" in again.err) == (2, True)
