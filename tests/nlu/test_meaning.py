"""What questions are grouped by: the same for other spellings, orders and small words, another for another thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.nlu.meaning import LONGEST_PART, MOST_PARTS, bounded
from tests.village import engine as village

LEXICON = (Path(__file__).parents[2] / "knowledge" / "lexicon.yaml").read_text(encoding="utf-8")
"""Small words are the lexicon's own: the real one, over the village."""

SAME = [
    ("Y a-t-il un cinéma?", "ya tu un cinema"),
    ("Y a-t-il un cinéma?", "Un cinéma, il y en a un?"),
    ("Où est le cinéma?", "ou es le cinema svp"),
    ("Où trouver un garage?", "un garage où ça"),
    ("Qui est le curé?", "c'est qui le curé"),
    ("Quel est le prix d'un permis de pêche?", "un permis de peche c'est quoi le prix"),
    ("Y a-t-il une piscine publique?", "Avez-vous des piscines publiques?"),
    ("Y a-t-il un vétérinaire?", "ya tu un vetterinaire"),
    ("Y a-t-il un camping?", "je cherche un camping s'il vous plaît"),
    ("Le Fournil vend-il des croissants?", "le fournil vend-tu des croissants"),
    ("Is there a cinema?", "do you have a cinema"),
    ("Where is the swimming pool?", "swimming pool where is it please"),
    ("Are there any campgrounds?", "is there a campground"),
    ("Can I rent a kayak?", "kayak to rent"),
    ("How do I get a fishing permit?", "how can i get a fishing permits"),
]
OTHER = [
    ("Y a-t-il un cinéma?", "Y a-t-il une piscine?"),
    ("Quand ouvre la piscine?", "Qui ouvre la piscine?"),
    ("Combien coûte la piscine?", "Quand ouvre la piscine?"),
    ("Le Fournil vend-il des croissants?", "La Forge vend-elle des croissants?"),
    ("Y a-t-il un camping?", "Y a-t-il un camping gratuit?"),
    ("Qui est le curé?", "Qui est le notaire?"),
    ("Is there a cinema?", "Is there a casino?"),
    ("When does the pool open?", "How does the pool open?"),
    ("Can I rent a kayak?", "Can I rent a canoe?"),
    ("Y a-t-il un médecin?", "Y a-t-il un dentiste?"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_question_asked_otherwise_means_the_same(one: str, other: str) -> None:
    """Accents, slips, order, politeness and turns of phrase do not matter."""
    assert village(lexicon=LEXICON).meaning(one) == village(lexicon=LEXICON).meaning(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_question_means_something_else(one: str, other: str) -> None:
    """One word that matters makes another group, and so does another name."""
    assert village(lexicon=LEXICON).meaning(one) != village(lexicon=LEXICON).meaning(other)


def test_small_words_alone_mean_nothing() -> None:
    """They are grouped by their words instead."""
    assert village(lexicon=LEXICON).meaning("et toi, c'est ça?") == ""


def test_a_meaning_has_so_many_parts_and_no_more() -> None:
    """Two hundred words, or one of two thousand letters, make no more of it; what differs beyond the bound differs still."""
    many = [f"~zq{number:03}" for number in range(220)]
    one, other = bounded(many), bounded([*many[:-1], "~zqother"])
    assert len(one) == len(other) == MOST_PARTS
    assert one != other
    assert bounded(many[::-1]) == one, "order does not matter"
    (cut,), (another,) = bounded(["q" * 2000]), bounded(["q" * 2001])
    assert len(cut) == LONGEST_PART
    assert cut != another
    assert bounded(["~notair", "=st-pascal"]) == ["=st-pascal", "~notair"]
