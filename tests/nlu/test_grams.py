"""Likeness of texts by letters and stems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.nlu.frequencies import Frequencies
from bot.nlu.grams import PLACES, Feature, GramIndex, features, hashed

if TYPE_CHECKING:
    from bot.nlu.grams import Floats

NONE_COUNTED = Frequencies.of(())
TEXTS = (["combien", "de", "personnes", "travaillent"], ["qui", "est", "le", "maire"], ["y", "a", "t", "il", "un", "train"])


@pytest.mark.parametrize("kind", ["letters", "stems"])
def test_a_text_is_most_like_itself(kind: Feature) -> None:
    """The cosine of a text to itself is one, and to no other as much."""
    index = GramIndex.of(TEXTS, kind, NONE_COUNTED)
    for place, text in enumerate(TEXTS):
        like = index.likeness(features(text, kind))
        assert like[place] == pytest.approx(1, abs=1e-5)
        assert like.argmax() == place
        assert sorted(like)[-2] < 0.9


def test_a_slip_stays_near_by_its_letters() -> None:
    """Letters forgive what stems do not."""
    typed = ["travayent"]
    letters, stems = (_like(typed, "letters"), _like(typed, "stems"))
    assert letters.argmax() == 0
    assert letters[0] > 0
    assert not stems.any()


def test_what_no_text_holds_is_like_none() -> None:
    """No letter pair in common is a likeness of nought, and no error."""
    assert _like(["zzz"], "stems").tolist() == [0, 0, 0]


def _like(text: list[str], kind: Feature) -> Floats:
    return GramIndex.of(TEXTS, kind, NONE_COUNTED).likeness(features(text, kind))


def test_what_is_hashed_is_of_one_length_and_near_where_words_are_shared() -> None:
    """However long the text; a word in common brings two texts nearer than none."""
    one, other, far = (hashed(tokens) for tokens in (["heures", "du", "musee"], ["musee", "ouvert"], ["train"]))
    assert [float(found @ found) for found in (one, other, far)] == pytest.approx([1, 1, 1], abs=1e-5)
    assert one @ other > one @ far
    assert len(one) == PLACES
    assert not hashed([]).any()
