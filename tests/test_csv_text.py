"""What a spreadsheet makes of our rows: text, whichever way it splits them."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.csv_text import BOM, csv_text, neutral, restored

TEXTS = st.text(st.one_of(st.sampled_from("=+-@;,'\"\t\n\r |a"), st.characters()))


@given(TEXTS)
def test_what_was_neutral_comes_back_exactly(text: str) -> None:
    """Whatever stood there, apostrophes included."""
    assert restored(neutral(text)) == text


@given(TEXTS, st.sampled_from(";,\t|"))
def test_no_cell_begins_with_a_sign_of_a_formula(text: str, split: str) -> None:
    """However the line is split, and whatever blanks and quotation marks come before."""
    for cell in re.split(rf"[{re.escape(split)}\r\n]", neutral(text)):
        assert not re.match(r"""[\s"]*[=+\-@]""", cell)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Où vend-on des licornes;=1+1", "Où vend-on des licornes;'=1+1"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("- un\n- deux", "'- un\n'- deux"),
        ("porte-à-porte = non", "porte-à-porte = non"),
    ],
)
def test_an_apostrophe_stands_where_a_formula_would_begin(text: str, shown: str) -> None:
    """And nowhere else."""
    assert neutral(text) == shown


def test_a_file_says_that_it_is_utf_8() -> None:
    """And is read back as it was, numbers as numbers."""
    told = csv_text([["é", "a;=1", -3]])
    assert told.startswith(BOM)
    assert list(csv.reader([told.removeprefix(BOM)])) == [["é", "a;'=1", "-3"]]
