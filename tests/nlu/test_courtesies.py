"""What is said around a question is left aside, and never a word that asks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.nlu import rank
from bot.nlu.courtesies import Courtesies
from bot.nlu.text import words

WORDS = Path(rank.__file__).parents[1] / "training" / "words.yaml"
COURTESIES = Courtesies.of(**yaml.safe_load(WORDS.read_text(encoding="utf-8"))["courtesies"])


def asked(text: str) -> str:
    """The words that are left of a message."""
    found = [word.text for word in words(text)]
    start, end = COURTESIES.asked(found, text)
    return " ".join(found[start:end])


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour! Comment trouver un logement? Bonne fin de journée",
        "Salut la gang, petite question: comment trouver un logement?",
        "Comment trouver un logement?\nEnvoyé de mon iPhone",
        "Comment trouver un logement? Merci, Jean Tremblay",
        "Comment trouver un logement? Merci beaucoup, Marie-Ève",
        "comment trouver un logement svp merci bcp",
    ],
)
def test_greetings_thanks_and_a_signature_are_left_aside(text: str) -> None:
    """Whatever stands around it, the same words ask."""
    assert asked(text) == "comment trouver un logement"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Merci, où est la mairie?", "ou est la mairie"),
        ("Qui est Jean Tremblay", "qui est jean tremblay"),
        ("Hi there, who runs Optech", "who runs optech"),
        ("Bonjour", "bonjour"),
        ("Merci beaucoup", "merci beaucoup"),
        ("", ""),
    ],
)
def test_a_word_that_asks_is_kept(text: str, left: str) -> None:
    """A name is a signature only after thanks; a message of courtesies alone is read as it is."""
    assert asked(text) == left


def test_a_long_row_of_capitals_is_no_signature() -> None:
    """Read at once, whatever it is cut into: looked at from each letter, it would not end."""
    assert asked("comment trouver un logement merci " + "A-" * 1000) != "comment trouver un logement"
