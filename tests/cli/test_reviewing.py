"""`kamouraska review …` and `kamouraska purge`."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.review.proposal_form import phrasing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

WANTED = "quelle est la capitale de l'Australie"
RARE = "qui a gagné la coupe Stanley"


@pytest.fixture
def asked(installation: Installation) -> Installation:
    """The village, where two things were asked in vain: one twice, the other once."""
    for question in (RARE, WANTED, WANTED.upper()):
        assert installation.run("ask", question).code == 3
    return installation


def test_the_list_says_when_nothing_waits(installation: Installation) -> None:
    """An empty desk is good news, not an empty screen."""
    assert "Aucune question" in installation.run("review", "list").out


def test_the_list_is_ordered_by_demand(asked: Installation) -> None:
    """What was asked most often comes first, and `total` counts what the page does not show."""
    first, second = asked.run("review", "list").out.splitlines()
    assert WANTED in first
    assert RARE in second
    listed = json.loads(asked.run("review", "list", "--json", "--limit", "1").out)
    assert listed["total"] == 2
    assert [group["count"] for group in listed["groups"]] == [2]
    assert {"id", "questions", "count", "askers", "language", "reason", "state", "nearest", "first", "last"} <= listed[
        "groups"
    ][0].keys()


def test_the_list_can_be_narrowed_to_a_text(asked: Installation) -> None:
    """Accents and capitals do not matter."""
    assert json.loads(asked.run("review", "list", "--json", "--text", "AUSTRALIE").out)["total"] == 1


def test_a_group_is_shown_with_its_questions(asked: Installation) -> None:
    """As they were typed, day and channel beside them."""
    ran = asked.run("review", "show", "2")
    assert WANTED in ran.out
    assert WANTED.upper() in ran.out
    assert "terminal" in ran.out


def test_a_group_is_shown_with_what_comes_nearest_now(asked: Installation) -> None:
    """As the base of today has it, with the phrasing that the question would make."""
    ran = asked.run("review", "show", "2")
    assert "maintenant\u00a0:" in ran.out
    assert f"formulation\u00a0: {phrasing(WANTED)}" in ran.out
    shown = json.loads(asked.run("review", "show", "2", "--json").out)
    assert shown["phrasings"][0] == {"phrasing": phrasing(WANTED), "flags": []}
    assert shown["nearest_now"] is None or {"entry", "score", "answers"} == set(shown["nearest_now"])


def test_what_may_be_somebody_s_is_flagged(installation: Installation) -> None:
    """A name in a question is shown as one before it becomes a public phrasing."""
    installation.run("ask", "est-ce que Roger Tremblay vend encore des alpagas")
    ran = installation.run("review", "show", "1")
    assert "⚑ un nom? Roger Tremblay" in ran.out
    flags = json.loads(installation.run("review", "show", "1", "--json").out)["phrasings"][0]["flags"]
    assert flags == [{"kind": "name", "text": "Roger Tremblay"}]


def test_a_dry_run_changes_nothing_and_a_dismissal_is_recorded(asked: Installation) -> None:
    """Who and why stand in the trail; the group leaves the list of what is open."""
    arguments = ["review", "dismiss", "2", "--reason", "out_of_scope", "--by", "Odile"]
    assert "Écarterait le groupe 2" in asked.run(*arguments, "--dry-run").out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 2
    assert "Groupe 2 écarté" in asked.run(*arguments).out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 1
    acts = json.loads(asked.run("review", "show", "2", "--json").out)["acts"]
    assert [(act["verb"], act["by"], act["after"]["resolution"]) for act in acts] == [("dismiss", "Odile", "out_of_scope")]


def test_the_second_to_dismiss_is_told_who_was_first(asked: Installation) -> None:
    """And nothing is overwritten; exit 2."""
    asked.run("review", "dismiss", "2", "--reason", "spam", "--by", "Odile")
    ran = asked.run("review", "dismiss", "2", "--reason", "other", "--by", "Rémi")
    assert ran.code == 2
    assert "déjà été écarté, par Odile" in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "99"], "Il n’y a pas de groupe 99."),
        (["show", "two"], "un nombre entier est attendu"),
        (["dismiss", "2"], "--reason est obligatoire"),
        (["dismiss", "2", "--reason", "because"], "choisissez parmi out_of_scope"),
        (["list", "--limit", "0"], "un nombre entier d’au moins 1"),
        (["lst"], "n’est pas une commande"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(asked: Installation, arguments: list[str], sentence: str) -> None:
    """Exit 2, and what would have been right."""
    ran = asked.run("review", *arguments)
    assert ran.code == 2
    assert sentence in ran.err


def test_export_holds_every_question(asked: Installation) -> None:
    """As CSV for people with a spreadsheet, as JSON for programs."""
    rows = list(csv.DictReader(io.StringIO(asked.process("review", "export").out)))
    assert [row["question"] for row in rows] == [WANTED, WANTED.upper(), RARE]
    assert [row["question"] for row in json.loads(asked.run("review", "export", "--json").out)] == [
        WANTED,
        WANTED.upper(),
        RARE,
    ]


def test_purge_erases_what_is_past_retention(asked: Installation) -> None:
    """And nothing younger."""
    with sqlite3.connect(asked.database) as connection:
        connection.execute("UPDATE question SET day = '2020-01-01' WHERE group_id = 1")
    connection.close()
    assert "1 question(s)" in asked.run("purge").out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 1


def test_purge_does_not_believe_a_clock_that_jumped(asked: Installation) -> None:
    """All that is kept is years old: nothing is erased before somebody says that the clock is right."""
    with sqlite3.connect(asked.database) as connection:
        connection.execute("UPDATE question SET day = '2020-01-01'")
    connection.close()
    refused = asked.run("purge", "--lang", "en")
    assert (refused.code, "nothing was erased: the clock says" in refused.err) == (2, True)
    assert "rien n’a été effacé" in asked.run("purge", "--lang", "fr").err
    assert "3 question(s)" in asked.run("purge", "--even-if-clock-jumped").out


def test_a_folder_that_cannot_be_written_is_named(installation: Installation) -> None:
    """Where the database would lie stands a file: the message names the path; exit 2."""
    (installation.folder / "data").write_text("")
    ran = installation.run("review", "list")
    assert ran.code == 2
    assert "questions.sqlite3" in ran.err


def test_staff_work_on_a_group(asked: Installation) -> None:
    """Claimed, released, merged, undone: each says so in words, and as JSON to a program."""
    assert "Groupe 2 réservé." in asked.run("review", "claim", "2", "--by", "Odile").out
    late = asked.run("review", "dismiss", "2", "--reason", "spam", "--by", "Rémi")
    assert late.code == 2
    assert "réservé, par Odile" in late.err
    assert "remis à tous" in asked.run("review", "release", "2").out
    assert "Fusionnerait" in asked.run("review", "merge", "1", "2", "--dry-run").out
    merged = json.loads(asked.run("review", "merge", "1", "2", "--json").out)["group"]
    assert (merged["state"], merged["into"]) == ("merged", 2)
    assert "annulé (nouveau)" in asked.run("review", "undo", "1").out
    assert json.loads(asked.run("review", "split", "2", WANTED, "--json").out)["new"] == 3
    assert asked.run("review", "merge", "1", "1").code == 2
    asked.run("review", "dismiss", "3", "--reason", "spam")
    assert "rouvert" in asked.run("review", "reopen", "3").out


MUSEUM = """\
title: {fr: Musée}
question: {fr: Y a-t-il un musée?}
phrasings: {fr: [y a-t-il un musée au village, le musée est ouvert]}
answer: {fr: Le musée est dans l’ancien moulin.}
source: musee
sources: {musee: {title: Affiche du musée, checked_on: 2022-01-10}}
"""


def test_an_answer_is_tried_written_and_taken_back(installation: Installation) -> None:
    """The dry run says what would happen and does nothing; the answer is known to the next question; undo forgets it."""
    asking = "y a-t-il un musée au village"
    assert installation.run("ask", asking).code == 3
    before = sorted((installation.folder / "knowledge").rglob("*"))
    file = installation.folder / "musee.yaml"
    file.write_text(MUSEUM, encoding="utf-8")
    tried = json.loads(installation.run("review", "answer", "1", "--from", str(file), "--dry-run", "--json").out)
    assert tried["dry_run"] is True
    assert [opened["group"] for opened in tried["answers"]] == [1]
    assert tried["breaks"] == []
    assert sorted((installation.folder / "knowledge").rglob("*")) == before
    piped = installation.process("review", "answer", "1", "--from", "-", "--by", "Odile", stdin=MUSEUM.encode(), LANG="fr_CA")
    assert piped.code == 0, piped.err
    assert "Groupe 1 répondu\u00a0: topic:musee" in piped.out
    assert json.loads(installation.run("ask", "--json", asking).out)["entry"] == "topic:musee"
    assert json.loads(installation.run("review", "show", "1", "--json").out)["state"] == "answered"
    assert "annulé (nouveau)" in installation.run("review", "undo", "1").out
    assert installation.run("ask", "--no-log", asking).code == 3
    after = sorted((installation.folder / "knowledge").rglob("*"))
    assert [path for path in after if path.is_file() and path.name != ".lock"] == [path for path in before if path.is_file()]


def test_an_answer_is_given_next_steps(installation: Installation) -> None:
    """Beside those of its file, whose own lines stay as they were written; each is shown with the answer."""
    asking = "y a-t-il un musée au village"
    installation.run("ask", asking)
    own = "actions:\n  - {kind: phone, value: '811', label: {fr: Le musée, en: The museum}, source: gazette} # by day\n"
    file = installation.folder / "musee.yaml"
    held = MUSEUM.replace("sources: {musee: {title: Affiche du musée, checked_on: 2022-01-10}}\n", "")
    file.write_text(held.replace("source: musee", "source: gazette") + own, encoding="utf-8")
    step = "musee.example/visite | Réserver | Book"
    ran = installation.run("review", "answer", "1", "--from", str(file), "--as", "topics/musee", "--action", step)
    assert ran.code == 0, ran.err
    told = json.loads(installation.run("ask", "--json", asking).out)
    assert [action["url"] for action in told["actions"]] == ["tel:811", "https://musee.example/visite"]
    written = (installation.folder / "knowledge/learned/topics/musee.yaml").read_text(encoding="utf-8")
    assert "source: gazette} # by day\n" in written


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "un seul des trois"),
        (["--alias-of", "fournil", "--action", "811"], "--action va avec --from"),
        (["--alias-of", "fournil"], "il manque le nom"),
        (["--phrasing-of", "topic:x"], "rien ne s’appelle"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(asked: Installation, arguments: list[str], sentence: str) -> None:
    """Exit 2, in words."""
    ran = asked.run("review", "answer", "1", *arguments)
    assert ran.code == 2
    assert sentence in ran.err


def test_a_staff_link_is_printed(installation: Installation) -> None:
    """An address and nothing else, another each time."""
    first, second = (installation.run("staff-link", "--by", "Odile").out.strip() for _ in range(2))
    assert first.startswith("http://127.0.0.1:0/staff?link=")
    assert first != second


def test_an_export_is_taken_in_once(asked: Installation, tmp_path: Path) -> None:
    """What is there already is not new; the file of another installation would be."""
    file = tmp_path / "questions.json"
    file.write_text(asked.run("review", "export", "--json").out, encoding="utf-8")
    first = json.loads(asked.run("review", "import", str(file), "--json").out)
    second = json.loads(asked.run("review", "import", str(file), "--json").out)
    assert first["questions"] == 3
    assert second["kept"] == 0


def test_the_week_is_shown(asked: Installation) -> None:
    """The same message as the staff's channel gets."""
    ran = asked.run("review", "digest")
    assert "La semaine des questions" in ran.out
    assert WANTED in ran.out
    assert json.loads(asked.run("review", "digest", "--json").out)["open"] == 2


@pytest.mark.parametrize("name", ["../../../evil", "a/b", "/etc/cron.d/evil", "a\x1b[2Jb", "a\nb", "à", ".a", ""])
def test_the_place_of_an_answer_is_a_folder_and_a_name(asked: Installation, tmp_path: Path, name: str) -> None:
    """Never a path out of the knowledge, nor a name that rules the terminal which shows it; nothing is written."""
    file = tmp_path / "answer.yaml"
    file.write_text(MUSEUM, encoding="utf-8")
    before = sorted(tmp_path.rglob("*.yaml"))
    ran = asked.run("review", "answer", "1", "--from", str(file), "--as", f"topics/{name}")
    assert ran.code == 2
    assert "il faut DOSSIER/NOM" in ran.err
    assert "\x1b" not in ran.err
    assert sorted(tmp_path.rglob("*.yaml")) == before
