"""What staff are proposed as phrasings: the group's own words, without what is said around them."""

from __future__ import annotations

import pytest

from bot.review.own_words import phrasing, phrasings, well_put


@pytest.mark.parametrize(
    ("typed", "phrased"),
    [
        ("Y a-tu un cinéma?", "y a-tu un cinéma"),
        ("  Où  voir un film ?!", "où voir un film"),
        ("CÉGEP ou université?", "CÉGEP ou université"),
        ("?", ""),
        ("Bonjour, où voir un film s'il vous plaît?", "où voir un film"),
        ("Allo! Y a-tu un cinéma? Merci beaucoup", "y a-tu un cinéma"),
        ("Hello, is there a cinema? Thanks", "is there a cinema"),
        ("Bonjour", "bonjour"),
    ],
)
def test_a_question_as_a_phrasing(typed: str, phrased: str) -> None:
    """As the knowledge is written, greeting and thanks left out: a proposal, for a person to rephrase."""
    assert phrasing(typed) == phrased


def test_each_is_proposed_once_and_what_is_somebodys_last() -> None:
    """Whatever the accents; the ones to rephrase are not hidden."""
    asked = ("Où appeler [tél.]?", "Où est le ciné?", "Bonjour, ou est le cine", "?")
    assert phrasings(asked) == ("où est le ciné", "où appeler [tél.]")


def test_a_phrasing_is_well_put_for_a_button() -> None:
    """With its capital and its question mark; of nothing, nothing."""
    assert (well_put("où est le ciné"), well_put("")) == ("Où est le ciné?", "")
