"""`kamouraska explain`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_explain_shows_what_was_understood_and_decided(installation: Installation) -> None:
    """The name found, the candidates with what was counted of them, the decision."""
    ran = installation.run("explain", "que fait le Fournil")
    assert ran.code == 0
    assert "fournil → entity fournil" in ran.out
    assert "activity:fournil  [near_meaning=" in ran.out
    assert "decision    answer" in ran.out


def test_explain_shows_what_each_of_several_questions_gets(installation: Installation) -> None:
    """Each as typed, with its entry or why there is none; a message that asks one thing has no parts."""
    ran = installation.run("explain", "Que fait le Fournil? Quelle est la capitale de l'Australie?")
    assert "part        Que fait le Fournil? → activity:fournil, " in ran.out
    assert "part        Quelle est la capitale de l'Australie? → abstain (below_threshold), " in ran.out
    assert "part  " not in installation.run("explain", "que fait le Fournil").out


def test_explain_says_why_nothing_was_answered(installation: Installation) -> None:
    """The reason stands beside the outcome."""
    assert "decision    abstain (" in installation.run("explain", "la capitale de l'Australie").out


def test_explain_shows_what_was_read_in_a_questions_stead(installation: Installation) -> None:
    """With the name of whom it describes, here; a question that is taken as it stands has no such line."""
    ran = installation.run("explain", "who has 12 employees?")
    assert "read as     Le Fournil: who has 12 employees? → headcount:fournil, " in ran.out
    told = json.loads(installation.run("explain", "--json", "who has 12 employees?").out)["read_as"]
    assert (told["text"], told["entry"]) == ("Le Fournil: who has 12 employees?", "headcount:fournil")
    assert "read as" not in installation.run("explain", "que fait le Fournil").out


def test_explain_gives_the_same_to_programs(installation: Installation) -> None:
    """Each step, with the numbers that the lines show."""
    lines = installation.run("explain", "que fait le Fournil").out
    told = json.loads(installation.run("explain", "--json", "que fait le Fournil").out)
    assert (told["question"], told["text"], told["language"]) == ("que fait le Fournil", "que fait le fournil", "fr")
    assert {"name": "fournil", "kind": "entity", "ids": ["fournil"], "score": 1.0} in told["mentions"]
    first = told["candidates"][0]
    assert (first["entry"], first["missing"]) == ("activity:fournil", None)
    assert f"{first['score']:5.1f}  activity:fournil  [near_meaning={first['features']['near_meaning']:.2g}" in lines
    assert told["decision"] == {
        "outcome": "answer",
        "reason": None,
        "score": first["score"],
        "entry": "activity:fournil",
        "choices": [],
    }
    assert f"threshold {told['settings']['threshold']:g}, margin {told['settings']['margin']:g}" in lines


@pytest.mark.parametrize("question", ["la capitale de l'Australie", "???", "a\ud800"])
def test_explain_tells_programs_why_nothing_was_answered(installation: Installation, question: str) -> None:
    """Whatever was typed, one object with a reason."""
    ran = installation.run("explain", "--json", question)
    assert ran.code == 0
    decision = json.loads(ran.out)["decision"]
    assert decision["outcome"] == "abstain"
    assert decision["reason"]
    assert decision["entry"] is None
