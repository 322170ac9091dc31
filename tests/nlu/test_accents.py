"""Folded words as a sentence that the encoder has learned to read."""

from __future__ import annotations

from bot.nlu.accents import sentence, written_forms


def test_a_word_gets_the_accents_that_it_bears_most_often() -> None:
    """The form that the knowledge holds most often; a word that is written without any stays so."""
    forms = written_forms(["L’école est là", "une école", "ECOLE", "le maire"])
    assert forms["ecole"] == "école"
    assert "maire" not in forms


def test_an_elided_word_is_joined_to_the_next() -> None:
    """As it is written, and nothing hangs at the end."""
    assert sentence(["qu", "est", "ce", "que", "l", "ecole"], {"ecole": "école"}, "fr") == "qu’est ce que l’école"
    assert sentence(["c", "est", "l"], {}, "fr") == "c’est l"
    assert sentence(["where", "s", "it", "i", "m", "lost"], {}, "en") == "where’s it i’m lost"
