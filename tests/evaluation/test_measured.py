"""What was measured, beside the knowledge it was measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation import measured
from bot.evaluation.measured import Measured
from bot.knowledge.files import MEASURED

FIGURES = {
    "n": 12,
    "right": 5,
    "wrong": 1,
    "clarified": 1,
    "abstained": 4,
    "rightly_refused": 3,
    "false": 1,
    "utility": 0.5,
    "authors": ["a", "b"],
}
FOUND = Measured.of(FIGURES, date="2026-11-29", commit="abc1234")


def test_each_question_is_in_one_count() -> None:
    """A refusal is right or needless, and of authors no name is kept."""
    assert (FOUND.n, FOUND.rightly_refused, FOUND.missed, FOUND.authors) == (12, 3, 1, 2)


def test_nothing_was_measured_where_there_is_no_file(tmp_path: Path) -> None:
    """Another region's knowledge has no figures of ours."""
    assert measured.read(tmp_path) == {}


def test_a_heap_takes_the_place_of_itself_alone(tmp_path: Path) -> None:
    """`make eval` measures one heap, and leaves what was measured of the other."""
    measured.write(tmp_path, {"test": FOUND, "dev": FOUND})
    again = Measured.of({**FIGURES, "right": 6}, date="2026-12-01", commit="def5678+")
    measured.write(tmp_path, {"dev": again})
    assert measured.read(tmp_path) == {"test": FOUND, "dev": again}


def test_a_file_that_nobody_wrote_so_is_refused(tmp_path: Path) -> None:
    """Rather than shown as if it had been measured."""
    (tmp_path / MEASURED).write_text('{"test": {"right": "most"}}', encoding="utf-8")
    with pytest.raises(ValueError, match="right"):
        measured.read(tmp_path)


def test_the_figures_that_ship_are_whole() -> None:
    """Those of the questions that nobody reads among them."""
    shipped = measured.read(Path(__file__).resolve().parents[2] / "knowledge")
    assert shipped["test"].n > 0
