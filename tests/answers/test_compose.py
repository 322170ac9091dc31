"""From an entry to a text with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.compose import Composer
from bot.answers.model import LONGEST, CitedSource, Suggestion, fitted
from bot.knowledge.model import LANGUAGES, Source, Words
from bot.nlu.model import Entry
from tests import village

if TYPE_CHECKING:
    from bot.knowledge.model import Language

COMPOSER = Composer(village.knowledge(), village.today)

GOLD = (("rank", "gold"),)
SILVER = (("rank", "silver"),)
WOOD = (("trade", "wood"),)
BREAD = (("trade", "bread"),)

ANSWERABLE = [
    Entry("fact", "activity", ("fournil",)),
    Entry("fact", "headcount", ("fournil",)),
    Entry("fact", "activity", ("scierie",)),
    Entry("profile", "profile", ("fournil",)),
    Entry("profile", "profile", ("forge",)),
    Entry("profile", "profile", ("marie",)),
    Entry("profile", "profile", ("village",)),
    Entry("relation", "rank", ("fournil",)),
    Entry("relation", "rank", ("forge",), GOLD),
    Entry("relation", "rank", ("fournil", "scierie", "ecole")),
    Entry("list", "of_rank", (), GOLD),
    Entry("list", "of_rank", (), GOLD + WOOD),
    Entry("count", "how_many", (), SILVER),
    Entry("topic", "fete"),
    Entry("topic", "budget"),
]


@pytest.mark.parametrize(
    ("entry", "language", "text"),
    [
        (Entry("fact", "activity", ("fournil",)), "fr", "Le Fournil cuit le pain du village."),
        (Entry("fact", "activity", ("fournil",)), "en", "Le Fournil bakes the village bread."),
        (Entry("relation", "rank", ("fournil",)), "fr", "Le Fournil est membre Or."),
        (Entry("relation", "rank", ("ecole",)), "fr", "L'École du Rang est membre Or avec le Fournil."),
        (Entry("relation", "rank", ("forge",)), "en", "Forge Tremblay is not in the club."),
        (Entry("relation", "rank", ("fournil",), GOLD), "fr", "Oui. Le Fournil est membre Or."),
        (Entry("relation", "rank", ("fournil",), SILVER), "fr", "Non. Le Fournil est membre Or."),
        (Entry("relation", "rank", ("ecole",), GOLD), "en", "Yes. École du Rang is a Gold member through Le Fournil."),
        (Entry("relation", "rank", ("forge",), GOLD), "fr", "La Forge Tremblay n'est pas du club."),
        (Entry("relation", "rank", ("fournil",), GOLD + SILVER), "fr", "Le Fournil est membre Or."),
        (
            Entry("relation", "rank", ("fournil", "forge")),
            "fr",
            "Le Fournil est membre Or.\nLa Forge Tremblay n'est pas du club.",
        ),
        (Entry("list", "of_rank", (), SILVER), "fr", "Les 1 membres Argent : Scierie Boisvert."),
        (Entry("list", "of_rank", (), GOLD), "en", "The 1 Gold members: Le Fournil (École du Rang)."),
        (Entry("count", "how_many", (), SILVER), "en", "1 Silver members: Scierie Boisvert."),
        (Entry("topic", "fete"), "en", "The fair is on 24 June."),
        (Entry("smalltalk", "bonjour"), "fr", "Bonjour!"),
    ],
)
def test_each_kind_of_entry_has_its_answer(entry: Entry, language: Language, text: str) -> None:
    """Facts as written; relations, lists and counts from what is tied to what, in the language of the answer."""
    assert COMPOSER.compose(entry, language).text == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entry", ANSWERABLE, ids=lambda entry: entry.id)
def test_every_answer_has_a_text_and_a_source(entry: Entry, language: Language) -> None:
    """Nothing is told without saying where it was read; each source is named once."""
    composed = COMPOSER.compose(entry, language)
    assert composed.text.strip()
    assert composed.sources
    assert len(set(composed.sources)) == len(composed.sources)
    assert set(composed.sources) <= {"gazette", "almanach"}


@pytest.mark.parametrize("entry", [Entry("topic", "budget"), Entry("fact", "activity", ("scierie",))], ids=lambda e: e.id)
def test_missing_english_is_answered_in_french_with_a_word(entry: Entry) -> None:
    """Who asks in English is told that the text is French for now, and gets it."""
    french = COMPOSER.compose(entry, "fr").text
    assert COMPOSER.compose(entry, "en").text == f"(I only have this in French for now.)\n{french}"


def test_a_list_by_several_values_names_them_all() -> None:
    """A list narrowed twice says by what, and counts."""
    scierie = Entry("list", "of_rank", (), SILVER + WOOD)
    assert COMPOSER.compose(scierie, "fr").text == "**Membres par rang : Argent, menuiserie** (1)\n- Scierie Boisvert"
    assert COMPOSER.compose(Entry("count", "how_many", (), SILVER + WOOD), "en").text == (
        "Number of members: Silver, woodwork: I know of **1**.\n- Scierie Boisvert"
    )


def test_two_values_of_one_relation_are_two_lists() -> None:
    """Nobody bears two ranks: "the gold and the silver members" are those of each, in the order asked."""
    composed = COMPOSER.compose(Entry("list", "of_rank", (), SILVER + GOLD), "en")
    assert composed.text.splitlines() == [
        "The 1 Silver members: Scierie Boisvert.",
        "The 1 Gold members: Le Fournil (École du Rang).",
    ]
    assert composed.sources == ("gazette",)


def test_a_list_has_the_heading_that_its_intent_gives() -> None:
    """With the plural of its own value; what narrows it further is joined as its relation says it."""
    gold, trade = "gold: {name: {fr: Or, en: Gold},", "  to: value\n  values:\n    bread"
    filtering = "  to: value\n  wording: {filter: {fr: 'en {value}', en: 'in {value}'}}\n  values:\n    bread"
    relations = village.FILES["relations.yaml"].replace(gold, f"{gold} plural: {{fr: Dorés, en: Golds}},")
    joined: dict[str, str | None] = {"relations": relations.replace(trade, filtering)}
    headed = village.FILES["intents/of_rank.yaml"] + "heading: {fr: '{rank} du village', en: '{rank} of the village'}\n"
    base = village.knowledge(intents__of_rank=headed, **joined)
    entry = Entry("list", "of_rank", (), GOLD + BREAD)
    assert Composer(base, village.today).compose(entry, "fr").text.startswith("**Dorés du village en boulangerie** (1)\n")
    assert Composer(base, village.today).compose(entry, "en").text.startswith("**Golds of the village in bakery** (1)\n")


def test_those_of_one_listing_are_told_of_once() -> None:
    """Two schools that were listed together stand in the relation through their listing: it is said once, not twice."""
    second = "name: École du Bas\nrelations: {listed_as: {is: fournil, source: gazette}}\n"
    composer = Composer(village.knowledge(organisations__bas=second), village.today)
    both = composer.compose(Entry("relation", "rank", ("ecole", "bas")), "fr").text
    assert both == composer.compose(Entry("relation", "rank", ("fournil",)), "fr").text
    assert composer.compose(Entry("relation", "rank", ("ecole",)), "fr").text != both


@pytest.mark.parametrize(("more", "beginning"), [(False, "Non : la piscine est fermée."), (True, "La piscine est fermée.")])
def test_an_answer_says_no_to_who_asked_whether(more: bool, beginning: str) -> None:
    """« Où se baigner? » is not answered by « non »."""
    text = """
title: {fr: Piscine, en: Pool}
question: {fr: La piscine est-elle ouverte?, en: Is the pool open?}
phrasings: {fr: [la piscine est-elle ouverte]}
answer: {fr: "Non : la piscine est fermée.", en: "No: the pool is closed."}
source: gazette
"""
    composer = Composer(village.knowledge(topics__piscine=text), village.today)
    assert composer.compose(Entry("topic", "piscine"), "fr", more=more).text == beginning


def test_an_empty_list_claims_nothing() -> None:
    """That the records show none does not mean that there is none, and the sources are those of the list."""
    composed = COMPOSER.compose(Entry("list", "of_rank", (), GOLD + WOOD), "fr")
    assert "Or, menuiserie" in composed.text
    assert "Ça ne veut pas dire" in composed.text
    assert composed.sources == ("gazette",)


def test_a_relation_may_lead_to_entities() -> None:
    """A list by place or by listing names the entity as it does a value."""
    ask = village.edited("intents/of_rank", "relation: rank", "relation: listed_as")
    ask = {name: text.replace("{rank}", "{listed_as}") for name, text in ask.items()}
    relations = village.edited(
        "relations",
        "{name: inscrit avec, to: organisation}",
        "{name: inscrit avec, to: organisation, source: gazette, closed: true,\n"
        "  wording: {one: {fr: '{Entity} est avec {value}.'}, none: {fr: '{Entity} est seul.'}, member: {fr: '{listing}'},\n"
        "            list: {fr: 'Avec {value} : {names}.'}}}",
    )
    composer = Composer(village.knowledge(**ask, **relations), village.today)
    listed = composer.compose(Entry("list", "of_rank", (), (("listed_as", "fournil"),)), "fr")
    assert listed.text == "Avec Le Fournil : École du Rang."
    card = composer.compose(Entry("profile", "profile", ("ecole",)), "fr")
    assert "L'École du Rang est avec le Fournil." in card.text.splitlines()


def test_a_list_offers_the_cards_of_those_it_names() -> None:
    """Buttons ask what the bot can answer: the card of the first few."""
    assert COMPOSER.compose(Entry("list", "of_rank", (), GOLD), "fr").suggestions == (
        Suggestion("Le Fournil", "Parle-moi du Fournil"),
    )


def test_a_base_without_cards_offers_none() -> None:
    """Without an intent that a bare name asks, a list has no buttons to offer, and still answers."""
    composer = Composer(village.knowledge(**village.edited("intents/profile", "bare: true", "bare: false")), village.today)
    composed = composer.compose(Entry("list", "of_rank", (), GOLD), "fr")
    assert (composed.suggestions, composed.sources) == ((), ("gazette",))


def test_a_card_is_offered_to_those_it_can_be_asked_of() -> None:
    """No button asks for a card of a kind of entity that has none."""
    changed = village.edited("intents/profile", "about: [organisation, person, place]", "about: [person]")
    composed = Composer(village.knowledge(**changed), village.today).compose(Entry("list", "of_rank", (), GOLD), "fr")
    assert composed.suggestions == ()


def test_a_topic_offers_what_comes_after_it() -> None:
    """The next topics are buttons, but for those that are known not to be answered."""
    assert COMPOSER.compose(Entry("topic", "fete"), "en").suggestions == (
        Suggestion("Budget of the fair", "What does the fair cost?"),
    )
    refused = Composer(
        village.knowledge(**village.edited("topics/fete", "next: [budget]", "next: [meteo, budget]")), village.today
    )
    assert [s.text for s in refused.compose(Entry("topic", "fete"), "fr").suggestions] == ["Budget de la fête"]


@pytest.mark.parametrize(
    ("entry", "title", "question"),
    [
        (Entry("topic", "fete"), "Fête du village", "Quand a lieu la fête?"),
        (Entry("fact", "headcount", ("fournil",)), "Nombre d'employés : Le Fournil", "Combien d'employés a le Fournil?"),
        (Entry("relation", "rank", ("fournil", "forge")), "Rang du Fournil et Forge Tremblay",
         "Le Fournil et la Forge Tremblay est-il membre?"),
        (Entry("list", "of_rank", (), GOLD), "Or", "Qui sont les membres Or?"),
        (Entry("count", "how_many", (), SILVER + WOOD), "Argent, menuiserie", "Combien de membres Argent?"),
    ],
)  # fmt: skip
def test_a_button_has_a_title_and_asks_a_whole_question(entry: Entry, title: str, question: str) -> None:
    """What is on a button is curated; what it asks can be answered without what came before."""
    assert COMPOSER.suggestion(entry, "fr") == Suggestion(title, question)


@pytest.mark.parametrize("entry", [Entry("fact", "headcount", ("scierie",)), Entry("topic", "meteo")], ids=lambda e: e.id)
def test_what_has_no_answer_is_never_composed(entry: Entry) -> None:
    """Asking for a fact that is not recorded is a slip of the program, and shows as one."""
    with pytest.raises(LookupError, match=entry.name):
        COMPOSER.compose(entry, "fr")


def test_who_has_no_other_fact_is_offered_by_card() -> None:
    """After a refusal there is something to press: other facts, or the card."""
    entities = village.knowledge().entities
    assert [s.text for s in COMPOSER.known_of(entities["fournil"], "fr")] == ["Activité", "Nombre d'employés"]
    assert [s.text for s in COMPOSER.known_of(entities["forge"], "fr")] == ["Forge Tremblay"]


def test_a_source_is_cited_in_the_language_of_the_answer() -> None:
    """The note that stands for a missing date is translated; the date itself is as the source says."""
    source = Source("a", "L'Almanach", None, None, Words("non daté", "undated"), "2026-01-02")
    assert CitedSource.of(source, "en") == CitedSource("L'Almanach", None, None, "undated", "2026-01-02")
    dated = Source("g", "La Gazette", "https://g.example", "2020-05", None, "2026-01-02")
    assert CitedSource.of(dated, "fr") == CitedSource("La Gazette", "https://g.example", "2020-05", None, "2026-01-02")


@pytest.mark.parametrize("text", ["", "court", "x" * LONGEST])
def test_a_text_that_fits_is_left_alone(text: str) -> None:
    """Nothing is taken from what one message takes."""
    assert fitted(text) == text


@pytest.mark.parametrize("text", ["mot " * 600, "x" * 2001, "x" * 5000, "deux\n" + "y" * 5000])
def test_a_longer_text_is_cut_after_a_word(text: str) -> None:
    """What one message cannot take ends with "…", never within the limit of a word if there is a blank to cut at."""
    cut = fitted(text)
    assert 0 < len(cut) <= LONGEST
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert cut[:-1] == cut[:-1].rstrip()


def test_a_long_list_fits_a_message() -> None:
    """A list of a hundred long names is still one answer with its source."""
    files = {
        f"organisations__x{n}": f"name: {'Association des amis du moulin ' + str(n)}\n"
        "relations: {rank: {is: silver, source: gazette}}\n"
        for n in range(100)
    }
    considered = village.engine(**files).consider("qui sont les membres argentés")
    assert considered.decision.outcome == "answer"
    assert considered.text.startswith("Les 101 membres Argent : Association des amis du moulin 0, ")
    assert len(considered.text) <= LONGEST


def test_a_question_that_wants_a_yes_gets_one() -> None:
    """Asked "est-elle membre?", it is answered by yes before the rank; "quel rang?" is not, nor is one who bears none."""
    bears = Entry("relation", "rank", ("scierie",))
    assert COMPOSER.compose(bears, "fr", yes_or_no=True).text == "Oui. La Scierie Boisvert est membre Argent."
    assert COMPOSER.compose(bears, "fr").text == "La Scierie Boisvert est membre Argent."
    none = Entry("relation", "rank", ("forge",))
    assert COMPOSER.compose(none, "fr", yes_or_no=True).text == "La Forge Tremblay n'est pas du club."


def test_a_list_of_one_tells_where_it_is() -> None:
    """Who asks for the one bakery of a place asks where it is next."""
    address = '  address: {fr: "Au 1, rue du Four.", en: 1 rue du Four., source: almanach}\n'
    intent = """
title: {fr: Adresse, en: Address}
ask: {fr: "Où est {entity}?", en: "Where is {entity}?"}
about: [organisation]
phrasings: {fr: ["adresse de {entity}"], en: ["address of {entity}"]}
"""
    engine = village.engine(
        organisations__fournil=village.FILES["organisations/fournil.yaml"] + address, intents__address=intent
    )
    told = engine.compose(Entry("list", "of_rank", (), GOLD + BREAD), "fr")
    assert told.text.endswith("- Le Fournil (École du Rang)\nAu 1, rue du Four.")
    assert "almanach" in told.sources
