"""Likeness of texts by letters and stems."""

from __future__ import annotations

import pytest

from bot.nlu.grams import GramIndex

TEXTS = (["combien", "de", "personnes", "travaillent"], ["qui", "est", "le", "maire"], ["y", "a", "t", "il", "un", "train"])


@pytest.mark.parametrize("kind", ["letters", "stems"])
def test_a_text_is_most_like_itself(kind: str) -> None:
    """The cosine of a text to itself is one, and to no other as much."""
    index = GramIndex.of(TEXTS, "letters" if kind == "letters" else "stems")
    for place, text in enumerate(TEXTS):
        like = index.likeness(text)
        assert like[place] == pytest.approx(1, abs=1e-5)
        assert like.argmax() == place
        assert sorted(like)[-2] < 0.9


def test_a_slip_stays_near_by_its_letters() -> None:
    """Letters forgive what stems do not."""
    typed = ["travayent"]
    letters, stems = (GramIndex.of(TEXTS, kind).likeness(typed) for kind in ("letters", "stems"))
    assert letters.argmax() == 0
    assert letters[0] > 0
    assert not stems.any()


def test_what_no_text_holds_is_like_none() -> None:
    """No letter pair in common is a likeness of nought, and no error."""
    assert GramIndex.of(TEXTS, "stems").likeness(["zzz"]).tolist() == [0, 0, 0]
