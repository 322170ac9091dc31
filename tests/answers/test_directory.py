"""The entities listed and narrowed down."""

from __future__ import annotations

import pytest

from bot.answers.directory import Choice, Directory, Listing
from bot.knowledge.model import Words
from tests import village

KNOWLEDGE = village.sorted_knowledge()
DIRECTORY = Directory(KNOWLEDGE)


def _ids(wanted: Listing) -> list[str]:
    return [entity.id for entity in DIRECTORY.listed(wanted, "fr")]


def test_everybody_is_listed_by_name() -> None:
    """Accents aside, as a person looks a name up; in each language by the name that it shows."""
    assert _ids(Listing()) == ["aubier", "ecole", "forge", "fournil", "village", "marie", "scierie"]
    english = [entity.id for entity in DIRECTORY.listed(Listing(type="place"), "en")]
    assert english == ["village", "aubier"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Listing(type="person"), ["marie"]),
        (Listing(sector="food"), ["fournil"]),
        (Listing(sector="wood"), []),
        (Listing(municipality="aubier"), ["fournil"]),
        (Listing(tier="gold"), ["fournil"]),
        (Listing(tier="silver"), ["scierie"]),
        (Listing(genre="shop"), ["fournil"]),
        (Listing(tier="silver", sector="food"), []),
        (Listing(type="place", tier="gold"), []),
        (Listing(text="  "), ["aubier", "ecole", "forge", "fournil", "village", "marie", "scierie"]),
        (Listing(text="fournli"), ["fournil", "ecole"]),
        (Listing(text="fournli", type="organisation", sector="food"), ["fournil"]),
        (Listing(text="xyzzy"), []),
    ],
)
def test_each_wish_narrows_the_list_down(wanted: Listing, found: list[str]) -> None:
    """All of them hold together, and the words come on top."""
    assert _ids(wanted) == found


@pytest.mark.parametrize(
    "wanted",
    [Listing(sector="bread"), Listing(municipality="village"), Listing(tier="bronze"), Listing(genre=""), Listing(tier="food")],
)
def test_a_value_that_there_is_not_is_said(wanted: Listing) -> None:
    """An empty list would say that nobody bears it; nor is the region itself a municipality."""
    with pytest.raises(LookupError):
        DIRECTORY.listed(wanted, "fr")


def test_the_choices_are_those_of_the_knowledge() -> None:
    """With how many bear each: what a filter offers."""
    assert DIRECTORY.choices("sector") == (
        Choice("food", Words("Alimentation", "Food"), 1),
        Choice("wood", Words("Bois", "Wood"), 0),
    )
    assert DIRECTORY.choices("municipality") == (Choice("aubier", Words("Aubier", "The Sapwood"), 1),)
    assert [(choice.id, choice.count) for choice in DIRECTORY.choices("tier")] == [("gold", 1), ("silver", 1)]
    assert [choice.id for choice in DIRECTORY.choices("genre")] == ["shop"]


def test_a_knowledge_without_such_relations_offers_no_choice() -> None:
    """Another region need not have sectors, nor a closed list."""
    bare = Directory(village.knowledge())
    assert bare.choices("sector") == bare.choices("municipality") == bare.choices("genre") == ()
    with pytest.raises(LookupError):
        bare.listed(Listing(sector="food"), "fr")
