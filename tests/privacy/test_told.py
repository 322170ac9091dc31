"""Which words of a message go with one that surely tells of somebody."""

from __future__ import annotations

import re

import pytest

from bot.privacy.marks import ADDRESS, HIDDEN, NAME
from bot.privacy.public import NOTHING, Public
from bot.privacy.tagger import MARKS, TaggedWord
from bot.privacy.told import hidden


def stored(text: str, chances: dict[str, float], mark: str = NAME, public: Public = NOTHING) -> str:
    """The text, where some words are as likely to be personal as is told, and all others are surely nobody's."""
    found = re.finditer(r"\[nom\]|[^\W\d_]+|\d+|[^\w\s]|_", text)
    words = [TaggedWord(one.start(), one.end(), chances.get(one.group(), 0.0), MARKS.index(mark)) for one in found]
    return hidden(text, words, public)


@pytest.mark.parametrize(
    ("text", "chances", "expected"),
    [
        ("chez Lia Wu hier", {"Lia": 0.95, "Wu": 0.05}, "chez [nom] hier"),
        ("chez Lia Wu hier", {"Lia": 0.6, "Wu": 0.6}, "chez Lia Wu hier"),
        ("[nom] chez Lia Wu hier", {"Lia": 0.1, "Wu": 0.1}, "[nom] chez [nom] hier"),
        ("Lia dit que Wu part", {"Lia": 0.95, "Wu": 0.2}, "[nom] dit que [nom] part"),
    ],
)
def test_what_is_likely_goes_with_what_is_sure(text: str, chances: dict[str, float], expected: str) -> None:
    """A message without anything sure is left as it is; one that was masked in part has something sure."""
    assert stored(text, chances) == expected


@pytest.mark.parametrize(
    ("text", "sure", "expected"),
    [
        ("madame Roy-Wu dort", "Wu", "madame [nom] dort"),
        ("lia_wu22 dort", "lia", "[nom] dort"),
        ("le 48-22.91/7 dort", "22", "le [nom] dort"),
        ("il dort.Lia part", "Lia", "il dort.[nom] part"),
        ("l'ami Wu dort", "Wu", "l'ami [nom] dort"),
    ],
)
def test_no_half_stays(text: str, sure: str, expected: str) -> None:
    """What is held to a word that goes goes, too; the next sentence and an article do not."""
    assert stored(text, {sure: 0.95}) == expected


def test_signs_between_go_with_what_stands_beside_them() -> None:
    """One mark for what is one."""
    assert stored("tel (418), 55 hier", {"418": 0.95, "55": 0.95}, HIDDEN) == "tel ([numéro] hier"
    assert stored("Lia! Il dort", {"Lia": 0.95}) == "[nom]! Il dort"


def test_each_kind_has_its_mark() -> None:
    """Figures make a number of what is neither a name nor an address."""
    assert stored("chez ab1234", {"ab": 0.95}, HIDDEN) == "chez [numéro]"
    assert stored("chez abc", {"abc": 0.95}, HIDDEN) == "chez [masqué]"
    assert stored("au 12 Elm", {"12": 0.95, "Elm": 0.95}, ADDRESS) == "au [adresse]"


def test_what_the_knowledge_speaks_of_stays() -> None:
    """Its names, as they are written in it."""
    public = Public(names=frozenset({"lia wu"}))
    assert stored("chez Lia Wu hier", {"Lia": 0.95, "Wu": 0.95}, public=public) == "chez Lia Wu hier"
