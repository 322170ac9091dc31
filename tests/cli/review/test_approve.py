"""`kamouraska review waiting`, `approve` and `send-back`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

ENTRY = "headcount:fournil"
FACT = "fr: Il y a 30 personnes.\nen: There are 30 people.\n"


def test_what_one_wrote_waits_for_another(installation: Installation) -> None:
    """Listed, tried, sent back, published: by an approver who did not write it, and by nobody else."""
    review = "web: {port: 0}\nreview: {approval: true, roles: {Odile: approver}}\n"
    installation.config.write_text(review, encoding="utf-8")
    assert "Rien n’attend" in installation.run("review", "waiting").out
    file = installation.folder / "fait.yaml"
    file.write_text(FACT, encoding="utf-8")
    correct = ("review", "correct", ENTRY, "--from", str(file))
    assert "une autre personne l’approuvera" in installation.run(*correct, "--by", "Marie").out
    assert f"{ENTRY}  écrit par Marie" in installation.run("review", "waiting").out
    for by, why in (("Lucie", "rôle de rédaction"), ("Marie", "rôle de rédaction")):
        refused = installation.run("review", "approve", ENTRY, "--by", by)
        assert (refused.code, why in refused.err) == (2, True)
    back = ("review", "send-back", ENTRY, "--word", "Depuis quand?", "--by", "Odile")
    assert "Renvoyé" in installation.run(*back).out
    assert json.loads(installation.run("review", "waiting", "--json").out) == []
    assert json.loads(installation.run(*correct, "--by", "Marie", "--json").out)["waits"]
    tried = installation.run("review", "approve", ENTRY, "--dry-run", "--by", "Odile")
    assert (tried.code, "Publierait" in tried.out) == (0, True)
    assert installation.run("review", "approve", ENTRY, "--by", "Odile").code == 0
    assert "Rien n’attend" in installation.run("review", "waiting").out
    file.write_text("fr: Ils sont 31.\nen: There are 31.\n", encoding="utf-8")
    assert installation.run(*correct, "--by", "Odile").code == 0
    refused = installation.run("review", "approve", ENTRY, "--by", "Odile")
    assert (refused.code, "Vous l’avez écrit" in refused.err) == (2, True)
