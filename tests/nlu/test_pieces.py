"""Words cut into pieces: the likeliest cut, whatever is typed."""

from __future__ import annotations

import numpy as np

from bot.nlu.pieces import MARKS, SPACE, Pieces

NAMES = [SPACE, f"{SPACE}log", f"{SPACE}logement", "ement", "s", "l", "o", "g", "e", f"{SPACE}à"]
PIECES = Pieces.of(NAMES, np.array([-5, -6, -7, -6, -3, -8, -8, -8, -8, -4], np.float32))


def names(text: str) -> list[str]:
    """The pieces of a text; those that are unknown as a question mark."""
    return [NAMES[number - MARKS] if number >= MARKS else "?" for number in PIECES.cut(text)]


def test_the_likeliest_cut_is_taken() -> None:
    """A whole word where it is known, before its parts, which are rarer together."""
    assert names("logement") == [f"{SPACE}logement"]
    assert names("logements à") == [f"{SPACE}logement", "s", f"{SPACE}à"]
    assert names("log") == [f"{SPACE}log"]


def test_a_sign_in_no_piece_stands_for_itself() -> None:
    """The words around it are read as they are without it."""
    assert names("log 😀 log") == [f"{SPACE}log", SPACE, "?", f"{SPACE}log"]
    assert PIECES.cut("😀")[-1] < MARKS


def test_signs_that_look_alike_are_one() -> None:
    """By Unicode's own forms: a letter with its accent apart, a wide letter, any space."""
    assert names("a\u0300") == names("à")
    assert names("\uff4c\uff4f\uff47\u00a0 log") == [f"{SPACE}log"] * 2


def test_nothing_has_no_words() -> None:
    """An answer without a text is read as such."""
    assert PIECES.cut("") == PIECES.cut("  ")
    assert len(PIECES.cut("")) == 1


def test_they_are_listed_as_they_were_given() -> None:
    """So that what was learned is kept as it was."""
    found, logarithms = PIECES.listed()
    assert found == NAMES
    assert Pieces.of(found, logarithms) == PIECES
