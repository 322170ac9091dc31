"""`kamouraska review show`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.review import grouping
from bot.review.own_words import phrasing
from tests.cli.conftest import WANTED

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


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


def test_what_may_be_the_same_question_is_told_with_how_to_merge_it(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that the bot is not sure of make two groups; whether they are one staff decide."""
    monkeypatch.setattr(grouping, "JOINS", 1.1)
    monkeypatch.setattr(grouping, "PERHAPS", 0.0)
    installation.run("ask", "où acheter un alpaga à Saint-Pascal")
    installation.run("ask", "où acheter des alpagas ou des lamas à Saint-Pascal")
    ran = installation.run("review", "show", "2")
    assert "peut-être la même question\u00a0: où acheter un alpaga à Saint-Pascal (kamouraska review merge 2 1)" in ran.out
    shown = json.loads(installation.run("review", "show", "2", "--json").out)
    assert shown["alike"] == [{"id": 1, "question": "où acheter un alpaga à Saint-Pascal", "state": "new"}]
