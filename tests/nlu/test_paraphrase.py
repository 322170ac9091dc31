"""How likely two questions ask the same, by what was learned: whichever comes first, with vectors and without."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu import paraphrase
from bot.nlu.meaning import Meaning
from bot.nlu.paraphrase import BY_WORDS, Rarity, described
from tests.village import engine as village

if TYPE_CHECKING:
    from bot.knowledge.model import Language

RARITY = Rarity({"pain": 2.0, "four": 1.0}, 5.0)


def meaning(text: str, language: Language = "fr") -> Meaning:
    """What it means in the village."""
    return village().meaning(text, language) or pytest.fail("it means nothing")


def told(one: str, other: str) -> dict[str, float]:
    """What the words of two keys tell."""
    return dict(zip(BY_WORDS, described(Meaning.of_key(one), Meaning.of_key(other), RARITY), strict=True))


def test_what_is_shared_and_what_is_left_over_counts_by_how_rare_it_is() -> None:
    """Of "pain" (2), "four" (1) and a word that nothing holds (5)."""
    found = told("fr four pain", "fr pain zubrowka")
    assert (found["shared"], found["shared_share"], found["left_most"]) == (2.0, 2 / 8, 5.0)
    assert found["accounted_share"] == 1 - 6 / 8
    assert told("fr zubrowk", "fr zubrowka")["accounted_share"] > 0.8, "nearly the same word accounts for most of it"


def test_names_and_numbers_tell_questions_apart() -> None:
    """Who is named in both, in one alone, and whether each names somebody else."""
    found = told("fr =fournil 5 rang", "fr =forge 3 rang")
    assert (found["named_in_both"], found["other_names"], found["other_numbers"]) == (0.0, 1.0, 2.0)
    found = told("fr =fournil|forge rang", "fr =forge rang")
    assert (found["named_in_both"], found["named_in_one"], found["named_in_either"], found["other_names"]) == (
        1.0,
        0.0,
        1.0,
        0.0,
    )


def test_answers_tell_across_languages() -> None:
    """The first of both, how many are shared, and whether the first of one is among those of the other."""
    found = told("fr pain @a @b @c", "en bread @b @a")
    assert (found["same_language"], found["same_answer"], found["answers_shared"], found["first_answers_shared"]) == (
        0,
        0,
        2,
        2,
    )
    assert told("fr pain @a", "en bread @a @b")["same_answer"] == 1


def test_nothing_is_compared_with_nothing() -> None:
    """A question of names alone has no stem, one that completes another no answer: no division by it."""
    assert np.isfinite(described(Meaning.of_key("fr =fournil"), Meaning.of_key("fr"), RARITY)).all()
    assert paraphrase.learned().chances(meaning("Un cinéma?"), []).shape == (0,)


def test_the_order_of_two_questions_does_not_matter() -> None:
    """Neither for vectors nor for words."""
    one, other = meaning("Y a-t-il une piscine ouverte le soir?"), meaning("Is the pool open in the evening?", "en")
    model = paraphrase.learned()
    for here, there in ((one, other), (replace(one, vector=b"", encoder=""), other)):
        assert model.chances(here, [there]) == pytest.approx(model.chances(there, [here]), abs=1e-5)


def test_a_paraphrase_is_likelier_than_a_near_miss_in_both_languages() -> None:
    """Seen by vectors: another thing asked of the same place is another question."""
    asked = meaning("À quelle heure ferme la piscine?")
    again, across = meaning("La piscine, ça ferme à quelle heure?"), meaning("What time does the swimming pool close?", "en")
    near, other = meaning("Combien coûte l’entrée à la piscine?"), meaning("Où acheter une tondeuse?")
    chances = paraphrase.learned().chances(asked, [again, across, near, other])
    assert min(chances[:2]) > max(chances[2:])


def test_vectors_of_another_encoder_are_not_compared() -> None:
    """A later version of it sees otherwise: words alone judge, as where there is no vector."""
    one, other = meaning("Y a-t-il une piscine?"), meaning("Une piscine?")
    model = paraphrase.learned()
    assert model.sees(one)
    later = replace(other, encoder="later 2")
    assert not model.sees(later)
    assert model.chances(one, [later, other])[0] == model.chances(one, [replace(other, vector=b"")])[0]
