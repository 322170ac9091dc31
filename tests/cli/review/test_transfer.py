"""`kamouraska review export` and `import`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

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
