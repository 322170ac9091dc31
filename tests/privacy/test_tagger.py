"""What reads messages for what is personal: where its pieces stand, what it makes of any text, and what ships."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy.marks import NAME
from bot.privacy.tagger import MARKS, WINDOW, tagger

TEXTS = st.text(st.sampled_from("abé É1 4.,'’-@_ﬁ½㎞\u00a0🙂٣ "), max_size=60)


@given(TEXTS)
def test_each_piece_stands_where_it_was_cut(text: str) -> None:
    """In order, inside the text, and no sign but blanks is left out."""
    numbers, places = tagger().placed(text)
    assert len(numbers) == len(places)
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert places == sorted(places)
    read = {at for start, end in places for at in range(start, end)}
    assert read >= {at for at, sign in enumerate(text) if not sign.isspace()}


@given(TEXTS)
def test_each_word_is_judged_once(text: str) -> None:
    """One after the other, without a gap but for blanks."""
    words = tagger().words(text)
    assert all(0 <= word.chance <= 1.001 and 0 <= word.kind < len(MARKS) for word in words)
    assert "".join(text[word.start : word.end] for word in words) == re.sub(r"\s", "", text)


def test_a_long_message_is_read_in_parts() -> None:
    """What stands at its end is found as what stands at its beginning."""
    text = (
        "Où est la piscine de Saint-Pascal? " * 30
        + "Rappelez Odette Vaillancourt-Roy au quatre un huit cinq cinq cinq zéro un deux trois."
    )
    words = tagger().words(text)
    assert len(tagger().placed(text)[0]) > 2 * WINDOW
    assert max(word.chance for word in words[-20:]) > 0.9
    assert max(word.chance for word in words[:100]) < 0.5


def test_nothing_stays_of_what_is_not_read() -> None:
    """Thousands of signs, each a piece of its own, would take seconds."""
    words = tagger().words("é1" * 2000)
    assert words[0].chance < 1
    assert words[-1].chance == 1


def test_a_mark_is_nobodys() -> None:
    """What was masked is not masked again."""
    (mark,) = (word for word in tagger().words(f"chez {NAME} hier") if word.end - word.start == len(NAME))
    assert mark.chance == 0


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("mon nom est Odette Vaillancourt, rappelez-moi", 0), ("j'habite au deux cent douze rue des Peupliers, Saint-Pascal", 2)],
)
def test_what_ships_tells_kinds_apart(typed: str, kind: int) -> None:
    """A name is no address."""
    surest = max(tagger().words(typed), key=lambda word: word.chance)
    assert surest.kind == kind
