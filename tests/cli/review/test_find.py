"""`kamouraska review find`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_an_answer_is_found_by_words_and_corrected_by_its_id(installation: Installation) -> None:
    """With its title, its file, the date of its source and how often it was given; the id is one that `correct` takes."""
    ran = installation.run("review", "find", "employés", "fournil")
    assert ran.code == 0
    first, title, text = ran.out.splitlines()[:3]
    entry, asked, dated, file = first.split("  ")
    assert (entry, asked, dated) == ("headcount:fournil", "0×", "2020-05")
    assert file.endswith("knowledge/organisations/fournil.yaml")
    assert title == "  Nombre d'employés (Le Fournil)"
    assert text == "  Le Fournil compte 12 employés (2020)."
    assert "review correct" in ran.err
    content = b"fr: Le Fournil compte 15 personnes.\n"
    assert installation.process("review", "correct", entry, "--from", "-", "--dry-run", stdin=content).code == 0


def test_programs_get_an_object_and_are_told_of_the_rest(installation: Installation) -> None:
    """`total` counts what `--limit` leaves out; the language of the text and the title is that of the person."""
    all_, one = (
        json.loads(installation.run("review", "find", "fair", "--json", "--lang", "en", *limit).out)
        for limit in ((), ("--limit", "1"))
    )
    assert all_["total"] == len(all_["entries"]) == one["total"] == 2
    assert one["entries"] == all_["entries"][:1]
    found = {entry["entry"]: entry for entry in all_["entries"]}
    assert found.keys() == {"topic:fete", "topic:budget"}
    assert (found["topic:fete"]["title"], found["topic:fete"]["text"]) == ("Village fair", "The fair is on 24 June.")
    assert (found["topic:fete"]["date"], found["topic:fete"]["asked"]) == (None, 0)


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Rien ne parle de «\u00a0xyzzyq\u00a0»"), ("en", "Nothing speaks of “xyzzyq”")]
)
def test_nothing_found_is_said(installation: Installation, language: str, said: str) -> None:
    """As where nothing waits: in a sentence, and no error; a program gets an empty list."""
    ran = installation.run("review", "find", "xyzzyq", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    assert json.loads(installation.run("review", "find", "xyzzyq", "--json").out) == {"total": 0, "entries": []}


def test_a_refusal_is_found_and_says_so(installation: Installation) -> None:
    """It has no text; and a search without words is bad use."""
    ran = installation.run("review", "find", "météo")
    assert ran.out.startswith("topic:meteo  0×  sans date  ")
    assert ran.out.splitlines()[2] == "  (dit qu’il ne le sait pas)"
    assert installation.run("review", "find").code == 2
