"""`kamouraska review feedback`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_what_people_said_back_is_shown_by_entry(installation: Installation) -> None:
    """Most harmful first, with what they wrote; an empty list says so."""
    assert "Personne n’a rien dit" in installation.run("review", "feedback").out
    typed = b"que fait le Fournil?\n/pasutile\nquand a lieu la f\xc3\xaate?\n/faux C\xe2\x80\x99est en juillet.\n"
    installation.process("chat", stdin=typed)
    shown = installation.run("review", "feedback")
    wrong, comment, unhelpful = shown.out.splitlines()
    assert wrong.startswith("! topic:fete  1 × faux, 0 × pas utile, 0 × utile")
    assert comment.endswith("faux\u00a0: C’est en juillet.")
    assert unhelpful.startswith("  activity:fournil  1 × pas utile")
    assert "2 sur 2 réponses; 1 jugée(s) fausse(s)" in shown.err
    assert len(json.loads(installation.run("review", "feedback", "--json", "--limit", "1").out)["entries"]) == 1
