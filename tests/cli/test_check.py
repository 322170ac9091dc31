"""`kamouraska check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests import village

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


@pytest.fixture
def translated(installation: Installation) -> Installation:
    """The village without anything to complain about, on any day: in both languages, reachable, rechecked never, tested."""
    folder = installation.folder / "knowledge"
    for name, before, after in (
        ("organisations/scierie", "scie du bois.,", "scie du bois., en: Scierie Boisvert saws wood.,"),
        ("topics/budget", "5 000 $ par an.", "5 000 $ par an., en: The fair costs $5000 a year."),
    ):
        file = folder / f"{name}.yaml"
        file.write_text(village.FILES[f"{name}.yaml"].replace(before, after), encoding="utf-8")
    for kind in ("organisations", "places", "people"):
        for file in (folder / kind).iterdir():
            with file.open("a", encoding="utf-8") as end:
                end.write("actions: [{kind: phone, value: '811', source: gazette}]\n")
    installation.config.write_text("knowledge: {stale_months: 9999, recheck_months: 9999}\n", encoding="utf-8")
    for mirror, question, says in (
        ("organisations/fournil", "quelle est l'activité du Fournil", "cuit"),
        ("organisations/fournil", "combien d'employés a le Fournil", "12 employés"),
        ("organisations/scierie", "quelle est l'activité de la Scierie", "scie"),
        ("people/marie", "qui disait que le pain rassemble", "rassemble"),
        ("topics/fete", "le jour de la fête du village", "24 juin"),
        ("topics/budget", "le budget de la fête c'est combien", "5 000"),
    ):
        asked = installation.folder / f"tests/questions/gate/{mirror}.yaml"
        asked.parent.mkdir(parents=True, exist_ok=True)
        above = asked.read_text(encoding="utf-8") if asked.exists() else "answered:\n"
        asked.write_text(f'{above}  - {{q: "{question}", says: ["{says}"]}}\n', encoding="utf-8")
    return installation


def test_a_sound_base_is_counted(translated: Installation) -> None:
    """Exit 0, and how much there is."""
    ran = translated.run("check", "--strict")
    assert (ran.code, ran.err) == (0, ""), ran.out
    assert "Aucun problème" in ran.out


def test_a_warning_fails_only_when_asked_to(installation: Installation) -> None:
    """It is told, and marked; `--strict` makes it count."""
    ran = installation.run("check")
    assert ran.code == 0
    assert "avertissement\u00a0: pas de texte anglais à côté du français (missing-english)" in ran.out
    assert ran.err.splitlines()[-1].startswith("0 erreur(s), ")
    assert "  missing-english : écrire l’anglais à côté du français\n" in ran.err
    assert installation.run("check", "--strict").code == 1


def test_whoever_reads_english_is_told_in_english(installation: Installation) -> None:
    """The messages follow the language of the interface, for people and for programs alike."""
    assert "warning: no English text beside the French" in installation.run("check", "--lang", "en").out
    assert "no English text" in installation.run("check", "--lang", "en", "--json").out
    found = json.loads(installation.run("check", "--json").out)["problems"]
    assert "pas de texte anglais à côté du français" in {problem["message"] for problem in found}
    assert all(problem.keys() == {"path", "line", "column", "rule", "message", "severity"} for problem in found)


def test_paths_are_those_that_one_would_type(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """From inside the project, without the way to it."""
    monkeypatch.chdir(installation.folder)
    assert installation.run("check").out.startswith("knowledge/")


def test_annotations_are_what_github_reads(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line a problem, its message escaped."""
    monkeypatch.chdir(installation.folder)
    forge = installation.folder / "knowledge/organisations/forge.yaml"
    forge.write_text("name: Forge\n50% : red\n", encoding="utf-8")
    lines = installation.run("check", "--format", "github").out.splitlines()
    assert (
        "::error file=knowledge/organisations/forge.yaml,line=2,col=1,title=unknown-key::il n’y a pas de clé '50%25' ici"
        in lines
    )
    assert any(
        line.startswith("::warning file=knowledge/topics/budget.yaml,line=7,col=10,title=missing-english::") for line in lines
    )


def test_a_rule_explains_itself(installation: Installation) -> None:
    """Its manual, with both examples; another name gets the list."""
    ran = installation.run("check", "--rule", "shared-alias")
    assert ran.code == 0
    assert "Passes:" in ran.out
    assert "Fails:" in ran.out
    unknown = installation.run("check", "--rule", "shared")
    assert unknown.code == 2
    assert "shared-alias" in unknown.err


def test_many_warnings_of_one_rule_are_one_line_with_a_count(installation: Installation) -> None:
    """`--rule` shows them all, with the manual; JSON always has."""
    for number in range(12):
        text = f"name: Atelier {number}\nfacts:\n  activity: {{fr: Le bois {number}., source: gazette}}\n"
        (installation.folder / f"knowledge/organisations/atelier-{number}.yaml").write_text(text, encoding="utf-8")
    everything = [p for p in json.loads(installation.run("check", "--json").out)["problems"] if p["rule"] == "missing-english"]
    (line,) = [line for line in installation.run("check").out.splitlines() if line.endswith("(missing-english)")]
    assert f"et {len(everything) - 1} autres\u00a0: check --rule missing-english" in line
    shown = installation.run("check", "--rule", "missing-english")
    assert shown.code == 0
    assert sum(line.endswith("(missing-english)") for line in shown.out.splitlines()) == len(everything) > 12


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
    """A base that can be read has counts; one that cannot has problems alone."""
    sound = json.loads(installation.run("check", "--json").out)
    assert {problem["severity"] for problem in sound["problems"]} == {"warning"}
    assert sound == json.loads(installation.run("check", "--format", "json").out)
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
