"""`kamouraska check` and `kamouraska explain`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Installation


def test_a_sound_base_is_counted(installation: Installation) -> None:
    """Exit 0, and how much there is."""
    ran = installation.run("check")
    assert ran.code == 0
    assert "Aucun problème" in ran.out


def test_every_problem_has_its_place_and_its_rule(installation: Installation) -> None:
    """`file:line:column: message (rule)`, all of them, and exit 1."""
    forge = installation.folder / "knowledge/organisations/forge.yaml"
    forge.write_text("name: Forge\ncolour: red\nname: Forge\n", encoding="utf-8")
    (installation.folder / "knowledge/topics/fete.yaml").write_text("title: {en: Fair}\n", encoding="utf-8")
    ran = installation.run("check")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert any(line.startswith(f"{forge}:3:1: ") and line.endswith("(duplicate-key)") for line in lines)
    assert any("topics/fete.yaml:1:" in line and line.endswith("(missing-french)") for line in lines)


def test_json_holds_problems_and_counts(installation: Installation) -> None:
    """A base that can be read has counts; one that cannot has problems."""
    sound = json.loads(installation.run("check", "--json").out)
    assert sound["problems"] == []
    assert sound["counts"].keys() == {"entries", "facts", "without_source", "without_date", "without_english"}
    (installation.folder / "knowledge/organisations/forge.yaml").write_text("[", encoding="utf-8")
    broken = installation.run("check", "--json")
    assert broken.code == 1
    found = json.loads(broken.out)
    assert found["problems"][0].keys() == {"path", "line", "column", "rule", "message", "severity"}
    assert found["counts"] is None


def test_a_missing_folder_is_a_problem_too(installation: Installation) -> None:
    """Not a traceback."""
    installation.config.write_text("knowledge: {path: nowhere}\n")
    ran = installation.run("check")
    assert ran.code == 1
    assert "nowhere" in ran.out


def test_explain_shows_what_was_understood_and_decided(installation: Installation) -> None:
    """The name found, the candidates with the parts of their score, the decision."""
    ran = installation.run("explain", "que fait le Fournil")
    assert ran.code == 0
    assert "fournil → entity fournil" in ran.out
    assert "activity:fournil  [classifier=" in ran.out
    assert "decision    answer" in ran.out


def test_explain_says_why_nothing_was_answered(installation: Installation) -> None:
    """The reason stands beside the outcome."""
    assert "decision    abstain (" in installation.run("explain", "la capitale de l'Australie").out
