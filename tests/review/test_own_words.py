"""What staff are proposed as phrasings: the group's own words, without what is said around them."""

from __future__ import annotations

import pytest

from bot.review.own_words import OwnWords, own_words, phrasing, well_put


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
    words = own_words(asked)
    assert words == OwnWords(("où est le ciné",), ("où appeler [tél.]",))
    assert words.all == (*words.public, *words.private)


def test_so_many_ways_of_asking_are_looked_at_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes some hundredths of a second, once: whoever asks one thing in thousands of ways keeps no desk waiting."""
    looked_at: list[str] = []

    def looked(text: str) -> str:
        looked_at.append(text)
        return text

    monkeypatch.setattr("bot.review.own_words.mask", looked)
    words = own_words(f"où voir le film {n}" for n in range(5000))
    assert len(words.all) == len(looked_at) == 50


def test_a_phrasing_is_well_put_for_a_button() -> None:
    """With its capital and its question mark; of nothing, nothing."""
    assert (well_put("où est le ciné"), well_put("")) == ("Où est le ciné?", "")
