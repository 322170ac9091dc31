"""Exports: every column, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from bot.csv_text import BOM
from bot.review.export import COLUMNS, ExportRow, to_csv
from bot.review.model import QuestionGroup, Standing, StoredQuestion


def row(text: str) -> ExportRow:
    """A row whose question is that text."""
    group = QuestionGroup(
        id=3,
        utterance="y a tu un cinema",
        reason="below_threshold",
        language="fr",
        standing=Standing("dismissed", "other"),
        questions=(text,),
        count=1,
        askers=1,
        channels=("web",),
        nearest=None,
        score=41.26,
        first="2026-05-22",
        last="2026-05-22",
    )
    return ExportRow(group, StoredQuestion(3, text, "fr", "web", "2026-05-22", 1))


def read(text: str) -> list[dict[str, str]]:
    """What a program reads from the CSV."""
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")))


def test_csv_gives_back_what_json_gives() -> None:
    """Quotes, separators and accents come through; nothing is only in one of the two."""
    one = row('Un "cinéma", à Saint-Pascal; où?')
    assert read(to_csv([one])) == [{key: "" if v is None else str(v) for key, v in one.as_json().items()}]
    assert one.as_json()["score"] == 41.3


def test_an_empty_export_has_its_heading() -> None:
    """A spreadsheet without rows still says what would stand there."""
    assert to_csv([]) == BOM + ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_no_question_becomes_a_formula(text: str) -> None:
    """What would be run when staff open the file is kept as text."""
    assert read(to_csv([row(text)]))[0]["question"] == f"'{text}"
