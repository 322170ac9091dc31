"""Which entities a few typed words mean."""

from __future__ import annotations

import pytest

from bot.answers.entity_search import EntitySearch
from tests import village

SEARCH = EntitySearch(village.knowledge())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Le Fournil", {"fournil": 0, "ecole": 1}),
        ("fournil", {"fournil": 0, "ecole": 1}),
        ("FOURNIL!!", {"fournil": 0, "ecole": 1}),
        ("boulangerie", {"fournil": 0, "ecole": 1}),
        ("fournli", {"fournil": 0, "ecole": 1}),
        ("four", {"fournil": 0, "ecole": 1}),
        ("ecole", {"ecole": 0}),
        ("école du rang", {"ecole": 0}),
        ("tramblay", {"forge": 0}),
        ("forgetremblay", {"forge": 0}),
        ("scie rie bois vert", {"scierie": 0}),
        ("marie lavoi", {"marie": 0}),
        ("argent", {"scierie": 1}),
        ("bakery", {"fournil": 1}),
        ("scie bois", {"scierie": 0}),
        ("village bread", {"fournil": 2}),
        ("bakes", {"fournil": 2}),
    ],
)
def test_words_find_whom_they_mean(typed: str, found: dict[str, int]) -> None:
    """Whatever the accents, the case, one slip or a blank in the wrong place; names before ties, ties before what is told."""
    assert SEARCH.found(typed) == found


@pytest.mark.parametrize("typed", ["", " ", "???", "xyzzy", "fournil xyzzy", "le", "é" * 5000, "fournil marie"])
def test_nobody_is_found_for_words_that_fit_nobody(typed: str) -> None:
    """Every word must fit; none is left aside to find somebody after all."""
    assert SEARCH.found(typed) == {}


def test_a_slip_is_not_looked_for_where_a_word_is_somebodys() -> None:
    """« Boisvert » is not « Boisverd », who is somebody else."""
    twin = village.FILES["organisations/forge.yaml"].replace("Forge Tremblay", "Forge Boisverd")
    search = EntitySearch(village.knowledge(organisations__boisverd=twin))
    assert set(search.found("boisvert")) == {"scierie"}
    assert set(search.found("boisverd")) == {"boisverd"}


def test_another_form_of_a_word_finds_what_is_told() -> None:
    """« menuisiers » is written nowhere, « menuiserie » is: the trade is found by its people."""
    assert SEARCH.found("menuisiers") == {"scierie": 1}


def test_words_of_one_meaning_stand_for_each_other() -> None:
    """As the lexicon groups them, in both languages."""
    text = "activity: {fr: La Forge prête des sous., en: The forge lends money., source: gazette}"
    forge = f"{village.FILES['organisations/forge.yaml']}facts:\n  {text}\n"
    search = EntitySearch(village.knowledge(organisations__forge=forge))
    assert search.found("budget")["forge"] == 2


def test_the_same_words_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page asks for them once for each of its filters."""
    search = EntitySearch(village.knowledge())
    found = search.found("boulangerie")
    monkeypatch.setattr(search, "_typed", None)
    assert search.found("boulangerie") == found
