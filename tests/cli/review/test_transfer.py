"""`kamouraska review export` and `import`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from bot.authoring import spreadsheet
from bot.review.queue_table import CALLED, COLUMNS, heading
from tests.cli.conftest import RARE, WANTED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow


def test_export_holds_every_question(asked: Installation) -> None:
    """As CSV for people with a spreadsheet, as JSON for programs."""
    rows = list(csv.DictReader(io.StringIO(asked.process("review", "export").out)))
    assert [row["question"] for row in rows] == [WANTED, WANTED.upper(), RARE]
    assert [row["question"] for row in json.loads(asked.run("review", "export", "--json").out)] == [
        WANTED,
        WANTED.upper(),
        RARE,
    ]


def test_an_export_is_taken_in_once(asked: Installation, tmp_path: Path) -> None:
    """What is there already is not new; the file of another installation would be."""
    file = tmp_path / "questions.json"
    file.write_text(asked.run("review", "export", "--json").out, encoding="utf-8")
    first = json.loads(asked.run("review", "import", str(file), "--json").out)
    second = json.loads(asked.run("review", "import", str(file), "--json").out)
    assert first["questions"] == 3
    assert second["kept"] == 0


def test_the_queue_goes_into_a_table_and_comes_back_filled_in(asked: Installation, tmp_path: Path) -> None:
    """Tried first, which changes nothing; a wrong cell is told by sheet, row and column, and keeps all from being done."""
    file = tmp_path / "file.xlsx"
    assert "2 groupe(s) à remplir" in asked.run("review", "export", str(file)).out
    table = spreadsheet.read(file.name, file.read_bytes(), COLUMNS, called=CALLED)
    assert table.titles == heading("fr")
    rows = [dict(row) for row in table.rows]
    file.write_bytes(spreadsheet.to_xlsx(COLUMNS, [row | {"dismiss": "bof"} for row in rows]))
    wrong = asked.run("review", "import", str(file))
    assert (wrong.code, "kamouraska, ligne 2, colonne dismiss" in wrong.err) == (1, True)
    file.write_bytes(spreadsheet.to_xlsx(COLUMNS, [row | {"dismiss": "spam"} for row in rows]))
    assert "écarté (spam)" in asked.run("review", "import", str(file), "--dry-run").out
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 2
    assert "2 ligne(s) faites" in asked.run("review", "import", str(file)).err
    assert json.loads(asked.run("review", "list", "--json").out)["total"] == 0
