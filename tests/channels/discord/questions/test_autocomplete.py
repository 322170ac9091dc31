"""Choosing a name while typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.discord.questions.autocomplete import MOST, NameIndex
from tests.village import knowledge

NAMES = NameIndex(knowledge())


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fournil", "Le Fournil"),
        ("FOUR", "Le Fournil"),
        ("ecole", "École du Rang"),
        ("école d", "École du Rang"),
        ("boisver", "Scierie Boisvert"),
        ("lavoi", "Marie Lavoie"),
        ("fornil", "Le Fournil"),
        ("  forge   tremb", "Forge Tremblay"),
    ],
)
def test_the_name_meant_comes_first(typed: str, first: str) -> None:
    """Beginnings, beginnings of words, missing accents and slips of the finger."""
    assert NAMES.choices(typed, "fr")[0][0] == first


def test_nothing_alike_is_not_proposed() -> None:
    """An empty list is better than a wrong name."""
    assert NAMES.choices("walmart xyz", "fr") == []


def test_before_any_typing_names_come_in_alphabetical_order() -> None:
    """Accents do not send a name to the end."""
    labels = [label for label, _ in NAMES.choices("", "fr")]
    assert labels == sorted(labels, key=lambda label: label.replace("É", "E"))
    assert "École du Rang" in labels


@given(st.text(max_size=100))
def test_choices_always_fit_discord(typed: str) -> None:
    """Whatever is typed: at most 25, each of 1 to 100 characters, none twice."""
    choices = NAMES.choices(typed, "en")
    assert len(choices) <= MOST
    assert all(1 <= len(text) <= 100 for choice in choices for text in choice)
    assert len({label for label, _ in choices}) == len(choices)
