"""Made examples: questions about two at once, and for somebody by what is known of them."""

from __future__ import annotations

import random

from bot.nlu.mention import Mention, Referent
from bot.nlu.text import words
from bot.training.wrapping import by_what_is_said, of_both, otherwise

FACT = "La Scierie Boisvert scie du bois d'épinette depuis 1954."
NAMES = frozenset({"scierie", "boisvert"})


def test_the_other_one_stands_beside_the_first() -> None:
    """Where the name was; the rest of the question stays."""
    utterance = words("que fait Optech exactement")
    named = Mention(2, 3, (Referent("entity", "organisation", "optech"),), 1.0, "optech")
    assert of_both(utterance, named, "Biopterre", "fr") == "que fait optech et Biopterre exactement"


def test_who_is_asked_for_by_what_is_known_is_not_named() -> None:
    """Nor is a number left out, which may be all that tells."""
    for seed in range(20):
        asked = words(by_what_is_said(FACT, NAMES, "fr", random.Random(seed)))
        said = {word.text for word in asked}
        assert said.isdisjoint(NAMES)
        assert "1954" in said


def test_what_is_true_of_nobody_differs() -> None:
    """In its number, or, where it has none, in the words of another fact."""
    assert otherwise(FACT, "", random.Random(1)) != FACT
    assert otherwise("Elle scie du bois.", "On y fait du pain au levain.", random.Random(1)).endswith("fait du pain au levain.")
