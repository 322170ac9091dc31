"""What relations tell that no one typed in."""

from __future__ import annotations

import pytest

from bot.answers.relations import Bearing, Relations
from tests import village

VILLAGE = village.knowledge()
RELATIONS = Relations(VILLAGE)


def test_a_value_of_ones_own_is_borne_directly() -> None:
    """The entity's own link, with its source, through nobody."""
    assert RELATIONS.bearing(VILLAGE.entities["fournil"], "rank") == Bearing(("gold",), None, ("gazette",))


def test_what_one_is_listed_as_bears_for_one() -> None:
    """A school that was listed under a collective's name is a member through it; both links are cited."""
    changed = village.knowledge(**village.edited("organisations/ecole", "source: gazette", "source: almanach"))
    bearing = Relations(changed).bearing(changed.entities["ecole"], "rank")
    assert bearing is not None
    assert bearing.values == ("gold",)
    assert bearing.through is changed.entities["fournil"]
    assert bearing.sources == ("gazette", "almanach")


@pytest.mark.parametrize("relation", ["rank", "trade", "no such relation"])
def test_who_bears_nothing_bears_nothing(relation: str) -> None:
    """No link, no listing: None, which a closed relation answers with an honest no."""
    assert RELATIONS.bearing(VILLAGE.entities["forge"], relation) is None


def test_a_listing_that_bears_nothing_itself_lends_nothing() -> None:
    """Being listed with somebody outside the club makes nobody a member."""
    changed = village.knowledge(**village.edited("organisations/ecole", "is: fournil", "is: forge"))
    assert Relations(changed).bearing(changed.entities["ecole"], "rank") is None


def test_the_members_of_a_listing_are_those_that_name_it() -> None:
    """Listings know their members; others have none."""
    assert [e.id for e in RELATIONS.members(VILLAGE.entities["fournil"])] == ["ecole"]
    assert RELATIONS.members(VILLAGE.entities["scierie"]) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([("rank", "gold")], ["fournil"]),
        ([("trade", "wood")], ["scierie"]),
        ([("rank", "gold"), ("trade", "bread")], ["fournil"]),
        ([("rank", "gold"), ("trade", "wood")], []),
        ([("listed_as", "fournil")], ["ecole"]),
    ],
)
def test_a_list_holds_those_that_bear_every_value(filters: list[tuple[str, str]], found: list[str]) -> None:
    """Each filter narrows; who is missing one of the values is left out."""
    assert [entity.id for entity in RELATIONS.satisfying(filters)] == found


def test_a_list_among_the_members_keeps_members_alone() -> None:
    """`among` asks for one relation more, borne oneself or through a listing."""
    forge = "name: Forge Tremblay\nrelations: {trade: {is: wood, source: gazette}}\n"
    ecole = village.FILES["organisations/ecole.yaml"] + "  trade: {is: wood, source: gazette}\n"
    relations = Relations(village.knowledge(organisations__forge=forge, organisations__ecole=ecole))
    wood = [("trade", "wood")]
    assert [e.id for e in relations.satisfying(wood)] == ["ecole", "forge", "scierie"]
    assert [e.id for e in relations.satisfying(wood, "rank")] == ["ecole", "scierie"]


def test_a_listing_gives_way_to_its_members() -> None:
    """When a member is found beside the name it was listed under, the member is named, once."""
    ecole = village.FILES["organisations/ecole.yaml"] + "  trade: {is: bread, source: gazette}\n"
    relations = Relations(village.knowledge(organisations__ecole=ecole))
    assert [e.id for e in relations.satisfying([("trade", "bread")])] == ["ecole"]


def test_a_list_is_in_the_order_of_the_names() -> None:
    """Nobody stands first by accident of a file's name."""
    files = {f"organisations__{id_}": f"name: {name}\nrelations: {{trade: {{is: wood, source: gazette}}}}\n"
             for id_, name in (("x1", "Zénon"), ("x2", "abricot"), ("x3", "Bois"))}  # fmt: skip
    relations = Relations(village.knowledge(**files))
    assert [e.name.fr for e in relations.satisfying([("trade", "wood")])] == ["abricot", "Bois", "Scierie Boisvert", "Zénon"]


def test_the_sources_of_a_list_are_those_of_its_links() -> None:
    """Each source once, and only for the relations asked about."""
    changed = village.knowledge(
        **village.edited("organisations/scierie", "{is: wood, source: gazette}", "{is: wood, source: almanach}")
    )
    relations = Relations(changed)
    everyone = list(changed.entities.values())
    assert relations.sources(everyone, [("rank", "gold")]) == ("gazette",)
    assert set(relations.sources(everyone, [("rank", "gold"), ("trade", "wood")])) == {"gazette", "almanach"}
    assert relations.sources([changed.entities["marie"]], [("rank", "gold")]) == ()
