"""What `region.yaml` gives the bot's sentences, what its author is told, and what stands in for it."""

from __future__ import annotations

import pytest

from bot.knowledge.model import LANGUAGES
from bot.knowledge.region import Contact, nameless
from tests import village

GOOD = village.FILES["region.yaml"]


def test_the_region_is_read() -> None:
    """Every key, in both languages; one text stands for both."""
    region = village.knowledge().region
    assert (region.called.fr, region.inside.en, region.short.en) == ("le Val", "in the Val", "Val")
    assert region.contact == Contact("la mairie", "https://mairie.example")
    assert (region.time_zone, region.written) == ("America/Montreal", True)
    assert region.slots("fr") == {
        "region": "Val",
        "the_region": "le Val",
        "in_region": "au Val",
        "covers": " (le pain, le bois)",
        "example": "Quand a lieu la fête?",
        "bot": "Demandez au Val",
        "bot_short": "Val",
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("America/Montreal", "America/Kerval", "./region.yaml:11:1: 'time_zone': there is no time zone"),
        ("contact: {name: la mairie, url: ", "contacts: {name: la mairie, url: ", "./region.yaml:10:1: "),
        ("https://mairie.example", "javascript:alert(1)", "./region.yaml:10:28: "),
        ("fr: le Val, ", "", "./region.yaml:3:1: "),
        ("name: Val", f"name: {'V' * 41}", "./region.yaml:2:1: "),
        (
            "fr: [Quand a lieu la fête?, Que fait le Fournil?, Qui sont les membres dorés?, Combien de membres dorés?]",
            "fr: []",
            "./region.yaml:7:3: ",
        ),
    ],
)
def test_each_slip_is_shown_with_its_line(before: str, after: str, expected: str) -> None:
    """An author goes straight to the place; Discord would refuse a command with a longer name in it."""
    told = village.problems(".", region=GOOD.replace(before, after, 1))
    assert any(line.startswith(expected) for line in told), told


def test_without_the_file_the_home_lends_its_name() -> None:
    """A knowledge from before `region.yaml` still answers: nothing of another region is said in it."""
    home = "name: {fr: Valbrune (la vallée), en: Valbrune (the valley)}\ncalled: {fr: le Valbrune, en: Valbrune}\nhome: true\n"
    region = village.knowledge(region=None, places__village=home).region
    assert (region.name.fr, region.called.fr, region.inside.fr) == ("Valbrune", "le Valbrune", "dans le Valbrune")
    assert (region.bot.en, region.contact, region.written) == ("Questions about Valbrune", None, False)


def test_without_a_home_the_region_has_no_name_and_every_slot() -> None:
    """Whatever a sentence asks for is there."""
    for language in LANGUAGES:
        assert nameless().slots(language).keys() == village.knowledge().region.slots(language).keys()
    assert nameless().called.fr == "la région"


def test_without_the_file_a_refusal_sends_people_to_nobody() -> None:
    """No contact is made up, and no sentence is left hanging."""
    engine = village.engine(region=None)
    for question in ("que fait la Forge Tremblay", "quelle est la capitale de l’Australie?", "the capital of Australia"):
        considered = engine.consider(question)
        assert considered.decision.outcome == "abstain"
        assert considered.actions == ()
        assert considered.text == considered.text.strip()
        assert "http" not in considered.text
