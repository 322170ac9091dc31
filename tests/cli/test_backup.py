"""`kamouraska backup` and `restore`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.store import bot_lock

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def _waiting(installation: Installation) -> int:
    return int(json.loads(installation.run("review", "list", "--json").out)["total"])


def test_what_was_noted_comes_back(asked: Installation) -> None:
    """And the way back from there is told, and works."""
    file = asked.folder / "kept.zip"
    done = asked.run("backup", str(file), "--lang", "en")
    assert (done.code, "the database and 0 answer(s) of staff" in done.out) == (0, True)
    asked.run("review", "dismiss", "1", "--reason", "spam")
    assert _waiting(asked) == 1
    restored = asked.run("restore", str(file), "--lang", "en")
    assert (restored.code, _waiting(asked)) == (0, 2)
    aside = restored.out.partition("is kept in ")[2].partition(" (to go back")[0]
    assert asked.run("restore", aside).code == 0
    assert _waiting(asked) == 1


def test_what_was_erased_since_does_not_come_back(asked: Installation) -> None:
    """And how much went is said; without the list, that it is missing."""
    file = asked.folder / "kept.zip"
    asked.run("backup", str(file))
    assert "erased.jsonl" in asked.run("restore", str(file)).err
    assert asked.run("erase", "--containing", "Stanley", "--yes").code in (0, 1)
    assert _waiting(asked) == 1
    restored = asked.run("restore", str(file), "--lang", "en")
    assert (restored.code, "erased again: 1 question(s)" in restored.out) == (0, True)
    assert _waiting(asked) == 1
    assert b"stanley" not in asked.database.read_bytes().lower()


def test_refusals_are_sentences(asked: Installation) -> None:
    """Exit 2: a file that is there, one that is no backup, a bot that runs."""
    file = asked.folder / "kept.zip"
    assert asked.run("backup", str(file)).code == 0
    again = asked.run("backup", str(file))
    assert (again.code, "rien n’est écrasé" in again.err) == (2, True)
    none = asked.run("restore", str(asked.config), "--lang", "en")
    assert (none.code, "no backup, or a damaged one" in none.err) == (2, True)
    with bot_lock.hold(asked.database):
        running = asked.run("restore", str(file))
    assert (running.code, "un bot travaille déjà" in running.err) == (2, True)
    gone = asked.run("restore", str(asked.folder / "gone.zip"))
    assert (gone.code, "gone.zip" in gone.err) == (1, True)
