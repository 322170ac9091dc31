"""Words by their letters: what a slip costs, and what it was meant to be."""

from __future__ import annotations

import pytest

from bot.nlu.slips import DOUBLED, DROPPED, NEARBY, OTHER, SWAPPED, slip
from bot.nlu.spelling import NearLengths, Spelling


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ("piscine", "piscine", 0),
        ("psicine", "piscine", SWAPPED),
        ("picine", "piscine", DROPPED),
        ("pisccine", "piscine", DOUBLED),
        ("adresse", "addresse", DOUBLED),
        ("piscinr", "piscine", NEARBY),
        ("cooked", "booked", OTHER),
        ("", "ab", 2 * DROPPED),
    ],
)
def test_slips_cost_what_fingers_make_likely(typed: str, meant: str, cost: float) -> None:
    """Swaps, doubles and neighbouring keys are cheap; another letter altogether is not."""
    assert slip(typed, meant) == pytest.approx(cost)


def test_real_words_the_base_lacks_are_not_mended() -> None:
    """`femme` is not a slip for `ferme`, and a form of a known word stays as it is."""
    spelling = Spelling([("ferme", "travailler", "bibliotheque")])
    assert spelling.repaired(["femme", "fermes", "biblioteque", "<ferme>", "12345"]) == (
        "femme",
        "fermes",
        "bibliotheque",
        "<ferme>",
        "12345",
    )


def test_of_two_as_near_the_more_frequent_word_wins() -> None:
    """What is asked more often was meant more often."""
    assert Spelling([("marche",), ("marchi",), ("marchi",)]).repaired(["marchh"]) == ("marchi",)
    assert Spelling([("marche",), ("marche",), ("marchi",)]).repaired(["marchh"]) == ("marche",)


def test_a_repair_is_the_same_however_often_it_is_asked() -> None:
    """What is remembered of a word changes nothing."""
    spelling = Spelling([("piscine", "patinoire")])
    assert spelling.repaired(["psicine"]) == spelling.repaired(["psicine"]) == ("piscine",)


def test_only_words_of_a_fitting_length_are_compared() -> None:
    """One slip adds or drops one letter; two, two."""
    near = NearLengths(("abcd", "abc", "abcdef", "abcde"), 2)
    assert set(near.of("xxxx", 1)) == {"abcd", "abc", "abcde"}
    assert set(near.of("xxxx", 2)) == {"abcd", "abc", "abcdef", "abcde"}
    assert near.of("x", 1) == []


def test_an_initialism_with_a_letter_more_is_another_one() -> None:
    """FADOQ, the clubs of the elderly, was read as FADQ, which lends to farmers."""
    assert Spelling([("fadq",)]).repaired(("fadoq",)) == ("fadoq",)
