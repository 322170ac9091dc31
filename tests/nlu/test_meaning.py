"""What a question is about: the same for other spellings, orders and small words, another for another thing; and bounded."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.meaning import LONGEST_PART, MOST_ANSWERS, MOST_PARTS, Meaning, bounded, nearest_answers, packed, unpacked
from tests.village import engine as village

LEXICON = (Path(__file__).parents[2] / "knowledge" / "lexicon.yaml").read_text(encoding="utf-8")
"""Small words are the lexicon's own: the real one, over the village."""

SAME = [
    ("Un cinéma?", "un cinema"),
    ("Où est le cinéma?", "ou est le CINEMA svp"),
    ("Qui est le curé?", "c'est qui le curé"),
    ("Quel est le prix d'un permis de pêche?", "un permis de peche c'est quoi le prix"),
    ("Is there a cinema?", "there is a cinema"),
]
OTHER = [
    ("Y a-t-il un cinéma?", "Y a-t-il une piscine?"),
    ("Quand ouvre la piscine?", "Qui ouvre la piscine?"),
    ("Combien coûte la piscine?", "Quand ouvre la piscine?"),
    ("Le Fournil vend-il des croissants?", "La Forge vend-elle des croissants?"),
    ("Is there a cinema?", "Is there a casino?"),
    ("When does the pool open?", "How does the pool open?"),
    ("Y a-t-il un médecin?", "Y a-t-il un dentiste?"),
]


def meaning(text: str) -> Meaning | None:
    """What it means in the village."""
    return village(lexicon=LEXICON).meaning(text, "fr")


@pytest.mark.parametrize(("one", "other"), SAME)
def test_order_accents_and_small_words_do_not_matter(one: str, other: str) -> None:
    """The parts are the same; what the encoder makes of the two, and so the answers that they come near, may differ."""
    here, there = meaning(one), meaning(other)
    assert here is not None
    assert there is not None
    assert here.parts == there.parts != frozenset()


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_question_means_something_else(one: str, other: str) -> None:
    """One word that matters makes another key, and so does another name."""
    here, there = meaning(one), meaning(other)
    assert here is not None
    assert there is not None
    assert here.key != there.key


@pytest.mark.parametrize("text", ["et toi, c'est ça?", "", "🙂", "Quand?", "qui ça"])
def test_small_words_alone_mean_nothing(text: str) -> None:
    """They are grouped by their words instead."""
    assert meaning(text) is None


def test_a_meaning_holds_names_stems_answers_and_a_vector() -> None:
    """All that questions are compared by; the encoder's name says which vectors may be compared."""
    found = meaning("Le Fournil vend-il des croissants?")
    assert found is not None
    assert found.names == {"fournil"}
    assert "croiss" in found.stems
    assert 0 < len(found.answers) <= MOST_ANSWERS
    assert len(found.vector) == 512
    assert found.encoder


def test_a_meaning_is_found_again_from_its_key() -> None:
    """What is kept on the disk says all of it: names, stems, and the answers in their order."""
    one = Meaning(
        "fr", frozenset({"=fournil|forge", "croiss", "12"}), ("topic:pain", "intent:activity"), b"\x01\xff", "encoder 1"
    )
    assert one.key == "fr 12 =fournil|forge croiss @topic:pain @intent:activity"
    assert Meaning.of_key(one.key, one.vector, one.encoder) == one
    assert one.names == {"fournil", "forge"}
    assert one.stems == {"croiss", "12"}
    assert one.sought == {"=fournil|forge", "croiss", "12", "@topic:pain", "@intent:activity"}


def test_a_meaning_has_so_many_parts_and_no_more() -> None:
    """Two hundred words, or one of two thousand letters, make no more of it; what differs beyond the bound differs still."""
    many = [f"zq{number:03}" for number in range(220)]
    one, other = bounded(many), bounded([*many[:-1], "zqother"])
    assert len(one) == len(other) == MOST_PARTS
    assert one != other
    assert bounded(many[::-1]) == one, "order does not matter"
    (long,) = bounded(["a" * 2000])
    assert len(long) == LONGEST_PART
    assert bounded(["a" * 1999]) != [long]
    assert all(len(label) <= LONGEST_PART for label in nearest_answers(["topic:" + "a" * 60]))


def test_the_nearest_answers_are_few_and_each_is_told_once() -> None:
    """In their order: the same intent of two entities is one answer."""
    assert nearest_answers(["b", "a", "b", *"cdefgh"]) == ("b", "a", "c", "d", "e", "f")


def test_a_vector_is_kept_in_a_byte_a_dimension() -> None:
    """And points where it pointed."""
    vectors = np.random.default_rng(0).normal(size=(3, 512)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kept = [packed(vector) for vector in vectors]
    assert [len(each) for each in kept] == [512] * 3
    assert np.einsum("ij,ij->i", unpacked(kept), vectors) == pytest.approx([1, 1, 1], abs=1e-3)
