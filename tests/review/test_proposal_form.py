"""What the form of an answer holds at first."""

from __future__ import annotations

import pytest

from bot.review.proposal_form import phrasing


@pytest.mark.parametrize(
    ("typed", "phrased"),
    [
        ("Y a-tu un cinéma?", "y a-tu un cinéma"),
        ("  Où  voir un film ?!", "où voir un film"),
        ("CÉGEP ou université?", "CÉGEP ou université"),
        ("?", ""),
    ],
)
def test_a_question_as_a_phrasing(typed: str, phrased: str) -> None:
    """As the knowledge is written: a proposal, for a person to rephrase."""
    assert phrasing(typed) == phrased
