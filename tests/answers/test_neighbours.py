"""Who stands around an entity."""

from __future__ import annotations

from bot.answers.directory import Directory
from bot.answers.neighbours import neighbours
from tests import village

FORGE = (
    "name: Forge Tremblay\nrelations:\n  sector: {is: food, source: gazette}\n  municipality: {is: aubier, source: gazette}\n"
)
CAFE = "name: Café Chaleur\nrelations:\n  municipality: {is: aubier, source: gazette}\n"
MARIE = village.FILES["people/marie.yaml"] + "relations:\n  heads: {is: aubier, source: gazette}\n"
RELATIONS = village.SORTED["relations"] + "heads: {name: {fr: Mairesse de, en: Mayor of}, to: place}\n"
KNOWLEDGE = village.sorted_knowledge(
    relations=RELATIONS, organisations__forge=FORGE, organisations__cafe=CAFE, people__marie=MARIE
)
DIRECTORY = Directory(KNOWLEDGE)


def test_an_organisation_stands_among_its_members_sector_and_town() -> None:
    """Each neighbour once, where it stands nearest; itself nowhere."""
    near = neighbours(KNOWLEDGE.entities["fournil"], DIRECTORY, "fr")
    assert [one.id for one in near.members] == ["ecole"]
    assert [one.id for one in near.same_sector] == ["forge"]
    assert [one.id for one in near.same_town] == ["cafe"]
    assert [(tied.relation.id, [one.id for one in tied.entities]) for tied in near.ties] == [("municipality", ["aubier"])]


def test_a_town_holds_its_organisations_and_people() -> None:
    """By name."""
    near = neighbours(KNOWLEDGE.entities["aubier"], DIRECTORY, "fr")
    assert [one.id for one in near.inside] == ["cafe", "forge", "fournil"]
    assert [one.id for one in near.people] == ["marie"]
    assert near.same_town == near.same_sector == ()


def test_a_person_is_tied_to_their_office() -> None:
    """And to nobody beside it."""
    near = neighbours(KNOWLEDGE.entities["marie"], DIRECTORY, "en")
    assert [(tied.relation.name.en, [one.id for one in tied.entities]) for tied in near.ties] == [("Mayor of", ["aubier"])]
    assert near.members == near.people == near.inside == ()


def test_a_knowledge_without_towns_and_sectors_has_neither() -> None:
    """Nothing is guessed."""
    plain = village.knowledge()
    near = neighbours(plain.entities["fournil"], Directory(plain), "fr")
    assert near.same_sector == near.same_town == ()
    assert [one.id for one in near.members] == ["ecole"]
