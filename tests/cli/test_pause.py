"""`kamouraska pause` and `resume`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_the_terminal_shows_the_message_too(installation: Installation) -> None:
    """Exit 3, as of any question without an answer; `resume` ends it, and says so when there was nothing to end."""
    begun = installation.run("pause", "De retour lundi.", "--lang", "fr")
    assert (begun.code, "kamouraska resume" in begun.out) == (0, True)
    told = installation.run("ask", "Que fait le Fournil?", "--json")
    assert (told.code, json.loads(told.out)["text"]) == (3, "De retour lundi.")
    assert "De retour lundi." in installation.run("ask", "Que fait le Fournil?").out
    lines = installation.process("ask", "--jsonl", stdin=b'{"question": "Que fait le Fournil?"}\n')
    assert json.loads(lines.out)["reason"] == "paused"
    assert "répond de nouveau" in installation.run("resume").out
    assert installation.run("ask", "Que fait le Fournil?").code == 0
    assert "n’était pas en pause" in installation.run("resume").out


def test_who_measures_the_bot_is_answered(installation: Installation) -> None:
    """`eval` tells how well it answers, paused or not."""
    installation.run("pause", "De retour lundi.")
    file = installation.folder / "asked.jsonl"
    file.write_text('{"question": "Que fait le Fournil?", "expect": "activity:fournil"}\n')
    assert json.loads(installation.run("eval", str(file), "--json").out)["right"] == 1


@pytest.mark.parametrize("message", ["", "   ", "x" * 1501])
def test_a_message_that_cannot_be_shown_is_refused(installation: Installation, message: str) -> None:
    """And nothing is paused."""
    assert installation.run("pause", message).code == 2
    assert installation.run("ask", "Que fait le Fournil?").code == 0
