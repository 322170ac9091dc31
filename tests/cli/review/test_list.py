"""`kamouraska review list`."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import RARE, WANTED

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


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


def test_a_folder_that_cannot_be_written_is_named(installation: Installation) -> None:
    """Where the database would lie stands a file: the message names the path; exit 2."""
    shutil.rmtree(installation.folder / "data")
    (installation.folder / "data").write_text("")
    ran = installation.run("review", "list")
    assert ran.code == 2
    assert "questions.sqlite3" in ran.err


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
