"""`kamouraska review answer` and `undo`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

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
