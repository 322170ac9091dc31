"""`kamouraska review correct`, `stale`, `confirm`, and `undo` of what they did."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow

HEADCOUNT = "headcount:fournil"
MORE = "fr: Le Fournil compte 15 employés.\nen: Le Fournil has 15 employees.\nsource: almanach\n"
ASKING = "combien d'employés a le Fournil?"


def files(installation: Installation) -> dict[str, bytes]:
    """The knowledge on the disk."""
    folder = installation.folder / "knowledge"
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.yaml"))}


def test_a_fact_is_corrected_and_taken_back(installation: Installation) -> None:
    """Tried, then written from standard input, answered by the next question, undone to the byte; in both languages."""
    before = files(installation)
    file = installation.folder / "correction.yaml"
    file.write_text(MORE, encoding="utf-8")
    tried = json.loads(installation.run("review", "correct", HEADCOUNT, "--from", str(file), "--dry-run", "--json").out)
    assert (tried["dry_run"], tried["entry"]) == (True, HEADCOUNT)
    assert ("12 employés" in tried["before"], "15 employés" in tried["after"]) == (True, True)
    assert files(installation) == before
    done = installation.process(
        "review", "correct", HEADCOUNT, "--from", "-", "--by", "Odile", stdin=MORE.encode(), LANG="fr_CA"
    )
    assert done.code == 0, done.err
    assert "headcount:fournil corrigé\u00a0:" in done.out
    assert "  - fr: Le Fournil compte 12 employés (2020).\n" in done.out
    assert "  + fr: Le Fournil compte 15 employés.\n" in done.out
    assert "15 employés" in json.loads(installation.run("ask", "--json", "--no-log", ASKING).out)["text"]
    undone = installation.run("review", "undo", HEADCOUNT, "--lang", "en")
    assert "headcount:fournil: last act undone:" in undone.out
    assert files(installation) == before


def test_what_is_stale_is_listed_until_it_is_confirmed(installation: Installation) -> None:
    """The confirmed fact leaves the list, its answer bears the day, and taking it back puts it there again."""
    today = dt.datetime.now(tz=dt.UTC).date() - dt.timedelta(days=1)  # a day that has come in every time zone
    before = files(installation)
    listed = json.loads(installation.run("review", "stale", "--json").out)
    assert listed["total"] == len(listed["facts"]) == 1
    (fact,) = listed["facts"]
    assert {"entry", "due", "asked", "source", "file"} <= fact.keys()
    assert (fact["entry"], fact["source"]["id"]) == (HEADCOUNT, "gazette")
    assert fact["file"].endswith("knowledge/organisations/fournil.yaml")
    assert "à vérifier" in json.loads(installation.run("ask", "--json", "--no-log", ASKING).out)["text"]
    assert HEADCOUNT in installation.run("review", "stale").out
    done = installation.run("review", "confirm", HEADCOUNT, "--on", today.isoformat())
    assert done.code == 0, done.err
    stale = json.loads(installation.run("review", "stale", "--json").out)
    assert stale == {"total": 0, "facts": [], "links": [], "contradictions": []}
    assert "Rien à relire" in installation.run("review", "stale").out
    answer = json.loads(installation.run("ask", "--json", "--no-log", ASKING).out)
    assert "à vérifier" not in answer["text"]
    assert {source["checked_on"] for source in answer["sources"]} == {today.isoformat()}
    assert installation.run("review", "undo", HEADCOUNT).code == 0
    assert files(installation) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("correct", "headcout:fournil", "--from", "-"), "tout près\u00a0: headcount:fournil"),
        (("confirm", HEADCOUNT, "--on", "hier"), "n’est pas un jour"),
        (("confirm", HEADCOUNT, "--on", "2999-01-01"), "pas encore venu"),
        (("confirm", HEADCOUNT, "--on", "2020-01-01"), "a été lu depuis"),
        (("undo", HEADCOUNT), "plus rien à annuler"),
        (("undo", "zzz"), "plus rien à annuler"),
    ],
)
def test_what_cannot_be_done_is_said(installation: Installation, arguments: tuple[str, ...], said: str) -> None:
    """In a sentence, with an exit code that is none of success; nothing is written."""
    before = files(installation)
    ran = installation.process("review", *arguments, stdin=MORE.encode(), LANG="fr_CA")
    assert ran.code != 0
    assert said in ran.err
    assert files(installation) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"fr: x\ncolour: red\n", "<stdin>:2:1: "),
        (b"fr: x\nen: \xe9\n", "<stdin>:2:1: "),
        (b"source: nowhere\n", "dead-source"),
    ],
)
def test_a_slip_is_told_with_its_line_and_rule(installation: Installation, content: bytes, said: str) -> None:
    """As `check` tells it."""
    ran = installation.process("review", "correct", HEADCOUNT, "--from", "-", stdin=content)
    assert ran.code != 0
    assert said in ran.err
    assert ran.err.rstrip().endswith(")")
