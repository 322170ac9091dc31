"""The card of an entity: what it is, how it stands, what else can be asked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bot.answers.aging import Aging
from bot.answers.card import Cards, capital, joined, worded
from bot.answers.model import Composed, Suggestion
from bot.answers.relations import Relations
from bot.knowledge.model import Language, Words
from bot.knowledge.staleness import DEFAULT_MONTHS
from tests import village

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.knowledge.base import Knowledge


def card(id_: str, language: Language = "fr", knowledge: Knowledge | None = None) -> Composed:
    """The card of an entity of the village."""
    base = knowledge or village.knowledge()
    return cards_of(base).profile(base.entities[id_], language)


def cards_of(base: Knowledge, today: Callable[[], dt.date] = village.today) -> Cards:
    """The cards of a base, in the year that the village lives in."""
    return Cards(base, Relations(base), Aging(base, today, DEFAULT_MONTHS))


@pytest.mark.parametrize(
    ("id_", "language", "lines"),
    [
        (
            "fournil",
            "fr",
            [
                "**Le Fournil**",
                "Le Fournil cuit le pain du village.",
                "Le Fournil compte 12 employés (2020).",
                "Le Fournil est membre Or.",
            ],
        ),
        ("ecole", "fr", ["**École du Rang**", "L'École du Rang est membre Or avec le Fournil."]),
        ("forge", "en", ["**Forge Tremblay**", "Forge Tremblay is not in the club."]),
        (
            "marie",
            "en",
            ["**Marie Lavoie**", "In 2020 Marie Lavoie said that bread brings people together."],
        ),
        (
            "scierie",
            "en",
            [
                "**Scierie Boisvert**",
                "(I only have this in French for now.)",
                "La Scierie Boisvert scie du bois.",
                "Scierie Boisvert is a Silver member.",
            ],
        ),
    ],
)
def test_a_card_tells_what_it_is_and_how_it_stands(id_: str, language: Language, lines: list[str]) -> None:
    """Name, what it is, its standing, what else is known; French facts say so on an English card."""
    assert card(id_, language).text.splitlines() == lines


def test_a_card_cites_what_it_tells_and_no_more() -> None:
    """Each fact on the card brings its sources, once; a card without facts has those of its standing."""
    fournil = village.edited("organisations/fournil", "bread., source: gazette", "bread., source: almanach")
    assert card("fournil", knowledge=village.knowledge(**fournil)).sources == ("almanach", "gazette")
    assert card("ecole").sources == ("gazette",)


def test_a_card_offers_the_other_facts() -> None:
    """A button for each fact that the card does not tell, asking for it in full, and the same in a sentence."""
    history = village.FILES["organisations/fournil.yaml"] + "  age: {fr: Il date de 1912., en: From 1912., source: gazette}\n"
    age = """
title: {fr: Débuts, en: Beginnings}
ask: {fr: "Depuis quand existe {entity}?", en: "Since when has {entity} been there?"}
about: [organisation]
phrasings: {fr: ["depuis quand {entity}"]}
lacking: {fr: ses débuts, en: how it began}
"""
    base = village.knowledge(organisations__fournil=history, intents__age=age)
    composed = card("fournil", knowledge=base)
    assert composed.suggestions == (Suggestion("Débuts", "Depuis quand existe le Fournil?"),)
    assert "ses débuts" in composed.text.splitlines()[-1]
    assert "1912" not in composed.text
    assert card("forge").suggestions == ()


def test_what_tells_most_opens_the_card() -> None:
    """Whatever the order in the file, the activity comes before the headcount."""
    text = (
        "name: Forge\nfacts:\n"
        "  headcount: {fr: Deux personnes., en: Two people., source: gazette}\n"
        "  activity: {fr: Le fer., en: Iron., source: gazette}\n"
    )
    assert card("forge", knowledge=village.knowledge(organisations__forge=text)).text.splitlines()[1] == "Le fer."


def test_a_card_stays_short() -> None:
    """What it is comes first, however long; what would make the card too long for a message goes, its source with it."""
    relations = "relations: {rank: {is: gold, source: gazette}}"
    fact = f"name: Forge\n{relations}\nfacts: {{activity: {{fr: {'fer ' * 400}, source: almanach}}}}\n"
    composed = card("forge", knowledge=village.knowledge(organisations__forge=fact))
    assert [line[:9] for line in composed.text.splitlines()] == ["**Forge**", "fer fer f"]
    assert composed.sources == ("almanach",)


def test_a_fact_without_room_on_the_card_is_offered_and_takes_nothing_with_it() -> None:
    """What stands there keeps its own line about age, and what is shorter its place; the fact gets a button and is named."""
    text = f"""
name: {{fr: Forge, en: Forge}}
relations: {{rank: {{is: gold, source: gazette}}}}
facts:
  activity: {{fr: {"fer " * 300}, en: Iron., source: almanach}}
  headcount: {{fr: {"douze " * 60}, en: Twelve., source: gazette}}
"""
    base = village.knowledge(organisations__forge=text)
    composed = cards_of(base, lambda: dt.date(2030, 1, 1)).profile(base.entities["forge"], "fr")
    name, activity, age, standing, also = composed.text.splitlines()
    assert (name, activity.strip()) == ("**Forge**", ("fer " * 300).strip())
    assert "vérifier" in age
    assert "2026" in age
    assert "membre Or" in standing
    assert "son nombre d'employés" in also
    assert composed.suggestions == (Suggestion("Nombre d'employés", "Combien d'employés a Forge?"),)


@pytest.mark.parametrize(
    ("names", "language", "text"),
    [
        ([], "fr", ""),
        (["a"], "fr", "a"),
        (["a", "b"], "fr", "a et b"),
        (["a", "b", "c"], "fr", "a, b et c"),
        (["a", "b", "c"], "en", "a, b and c"),
    ],
)
def test_names_are_joined_as_people_say_them(names: list[str], language: Language, text: str) -> None:
    """Commas, and the word "and" before the last."""
    assert joined(names, language) == text


@pytest.mark.parametrize(("text", "expected"), [("", ""), ("école", "École"), ("la MRC", "La MRC"), ("OK", "OK")])
def test_a_sentence_begins_with_a_capital(text: str, expected: str) -> None:
    """Only the first letter changes: an acronym stays one."""
    assert capital(text) == expected


def test_french_that_stands_in_says_so() -> None:
    """The text in the language, or the French one with a word about it; French needs no word."""
    assert worded(Words("moulin", "mill"), "en") == "mill"
    assert worded(Words("moulin"), "fr") == "moulin"
    assert worded(Words("moulin"), "en").splitlines() == ["(I only have this in French for now.)", "moulin"]


def test_who_was_listed_for_others_names_them() -> None:
    """A listing says whom it stands for when the relation has a sentence for it, and so does each member."""
    relations = village.edited(
        "relations",
        "    none:",
        "    listing: {fr: '{Entity} ({members}) est membre {value}.', en: '{Entity} ({members}): {value}.'}\n    none:",
    )
    base = village.knowledge(**relations)
    cards = cards_of(base)
    said = cards.standing(base.entities["fournil"], base.relations["rank"], "fr")
    assert said.text == "Le Fournil (l'École du Rang) est membre Or."
