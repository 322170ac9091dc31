"""Things as schema.org names them."""

from __future__ import annotations

import pytest

from bot.channels.web.browse.linked_data import entity_as_thing, trail_as_thing
from tests import village

RELATIONS = village.SORTED["relations"].replace(
    "{shop: {name: {fr: Commerce, en: Shop}}}",
    "{site: {name: {fr: Site, en: Site}, schema_org: TouristAttraction}, "
    "school: {name: {fr: École, en: School}, schema_org: School}, "
    "high: {name: {fr: Secondaire, en: High school}, schema_org: HighSchool}, shop: {name: {fr: Commerce, en: Shop}}}",
)
STEPS = (
    'actions:\n  - {kind: email, value: "a@b.example", source: gazette}\n'
    '  - {kind: map, value: "12, rue Haute, Aubier", source: gazette}\n'
)


def _type(kinds: str) -> str:
    forge = f"name: Forge\nrelations:\n  kind: {{is: {kinds}, source: gazette}}\n"
    knowledge = village.sorted_knowledge(relations=RELATIONS, organisations__forge=forge)
    return str(entity_as_thing(knowledge.entities["forge"], knowledge, "fr", "https://x.example/")["@type"])


@pytest.mark.parametrize(
    ("kinds", "type_"),
    [("shop", "Organization"), ("school", "School"), ("[high, school]", "HighSchool"), ("[school, shop]", "School")],
)
def test_the_most_telling_type_is_told(kinds: str, type_: str) -> None:
    """Of those that the knowledge names; what it names none for is an organisation."""
    assert _type(kinds) == type_


def test_the_address_is_told_in_its_parts() -> None:
    """The street without the town, which has a place of its own; a sight has no mail in that vocabulary."""
    forge = f"name: Forge\nrelations:\n  municipality: {{is: aubier, source: gazette}}\n{STEPS}"
    knowledge = village.sorted_knowledge(relations=RELATIONS, organisations__forge=forge)
    thing = entity_as_thing(knowledge.entities["forge"], knowledge, "fr", "https://x.example/")
    assert thing["email"] == "a@b.example"
    assert thing["address"]["streetAddress"] == "12, rue Haute"
    assert thing["address"]["addressLocality"] == "Aubier"
    sight = forge.replace("relations:\n", "relations:\n  kind: {is: site, source: gazette}\n")
    knowledge = village.sorted_knowledge(relations=RELATIONS, organisations__forge=sight)
    assert "email" not in entity_as_thing(knowledge.entities["forge"], knowledge, "fr", "https://x.example/")


def test_a_person_is_told_by_name_alone() -> None:
    """The numbers are those of the office."""
    marie = village.FILES["people/marie.yaml"] + STEPS
    knowledge = village.sorted_knowledge(people__marie=marie)
    thing = entity_as_thing(knowledge.entities["marie"], knowledge, "en", "https://x.example/")
    assert thing.keys() == {"@context", "@type", "@id", "name", "mainEntityOfPage"}


def test_the_way_to_a_page_is_counted_from_one() -> None:
    """As the vocabulary wants it."""
    steps = trail_as_thing([("A", "https://x.example/"), ("B", "https://x.example/b")])["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]
