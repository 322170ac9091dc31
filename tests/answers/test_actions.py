"""Next steps: of whom an answer or a refusal speaks, what helps first, and never one that nobody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.actions import Actions, dialled
from bot.answers.lead import lead
from bot.nlu.decide import Decision
from bot.nlu.language import LanguageGuess
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Entry, Reading
from bot.nlu.text import words
from tests import village

if TYPE_CHECKING:
    from bot.answers.considered import Considered

CONTACT = ("website", "https://mairie.example")
SITE = ("website", "https://fournil.example.org")
PHONE = ("phone", "tel:+14185550123")
MAP = ("map", "https://www.openstreetmap.org/search?query=1%2C%20rue%20du%20Moulin%2C%20Valbrun")
JOBS = ("website", "https://fournil.example.org/emplois")
SAW = ("phone", "tel:811")

FOURNIL = """
  phone: {fr: Le Fournil est au 418 555-0123., en: Le Fournil is at 418 555-0123., source: gazette}
  address: {fr: Le Fournil est au moulin., en: Le Fournil is at the mill., source: gazette}
actions:
  - {kind: map, value: "1, rue du Moulin, Valbrun", source: gazette}
  - {kind: phone, value: 418 555-0123, source: gazette}
  - {kind: website, value: "https://fournil.example.org/emplois", label: {fr: Emplois, en: Jobs}, for: jobs, source: gazette}
  - {kind: website, value: "https://fournil.example.org", source: gazette}
"""
INTENT = """
title: {{fr: {name}, en: {name}}}
ask: {{fr: "{name}?", en: "{name}?"}}
about: [organisation]
phrasings: {{fr: ["{asked} de {{entity}}"], en: ["{asked} of {{entity}}"]}}
"""
BASE: dict[str, str | None] = {
    "organisations__fournil": village.FILES["organisations/fournil.yaml"] + FOURNIL,
    "organisations__scierie": village.FILES["organisations/scierie.yaml"]
    + "actions: [{kind: phone, value: '811', label: {fr: Bureau, en: Office}, source: gazette}]\n",
    "intents__phone": INTENT.format(name="téléphone", asked="numéro de téléphone"),
    "intents__address": INTENT.format(name="adresse", asked="adresse postale"),
    "intents__jobs": INTENT.format(name="emplois", asked="emplois offerts"),
    "topics__meteo": village.FILES["topics/meteo.yaml"]
    + "actions: [{kind: form, value: 'https://meteo.example.org/f', source: gazette}]\n",
}


def asked(question: str, **changed: str | None) -> Considered:
    """The answer of a village that says how to reach people."""
    return village.engine(**{**BASE, **changed}).consider(question)


def steps(considered: Considered) -> list[tuple[str, str]]:
    """Kind and address of what it offers."""
    return [(action.kind, action.url) for action in considered.actions]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("que fait le Fournil", [SITE, PHONE, MAP]),
        ("numéro de téléphone du Fournil", [PHONE, SITE, MAP]),
        ("adresse postale du Fournil", [MAP, SITE, PHONE]),
        ("emplois offerts du Fournil", [JOBS, SITE, PHONE]),
    ],
)
def test_what_was_asked_comes_first(question: str, expected: list[tuple[str, str]]) -> None:
    """Then the site and the number, one of each kind; what is for something else last."""
    assert steps(asked(question)) == expected


def test_the_step_of_the_fact_itself_comes_before_those_of_whom_it_is_about() -> None:
    """Also before what is for that intent; whoever asks for something else of it, or for its card, does not see it."""
    page = "actions: [{kind: form, value: 'https://fournil.example.org/postuler', source: gazette}]"
    jobs = f"\n  jobs: {{fr: Le Fournil cherche un boulanger., source: gazette, {page}}}\nactions:"
    changed = BASE["organisations__fournil"] or ""
    own: dict[str, str | None] = {"organisations__fournil": changed.replace("\nactions:", jobs, 1)}
    apply = ("website", "https://fournil.example.org/postuler")
    assert steps(asked("emplois offerts du Fournil", **own)) == [apply, JOBS, SITE]
    assert steps(asked("que fait le Fournil", **own)) == [SITE, PHONE, MAP]
    assert apply not in steps(asked("le Fournil", **own))


def test_two_that_were_compared_have_one_each_that_says_whose_it_is() -> None:
    """« Bureau » alone would not tell whose."""
    considered = asked("est-ce que le Fournil et la Scierie Boisvert sont membres")
    assert steps(considered) == [SITE, SAW]
    assert considered.actions[1].label == "Scierie Boisvert – Bureau\u00a0: 811"


def test_a_list_has_steps_when_it_names_one() -> None:
    """Of three or thirty, those of one would be arbitrary."""
    one = asked("qui sont les membres argentés")
    assert "Boisvert" in one.text
    assert steps(one) == [SAW]
    both = village.FILES["organisations/forge.yaml"] + "relations: {rank: {is: silver, source: gazette}}\n"
    assert steps(asked("qui sont les membres argentés", organisations__forge=both)) == []


def test_a_refusal_names_who_would_know() -> None:
    """The very organisation, the topic's own page, and else the contact; the text says the same."""
    missing = asked("emplois offerts de la Scierie Boisvert")
    assert (missing.decision.reason, steps(missing)) == ("not_recorded", [SAW])
    assert "https://mairie.example" not in missing.text
    refused = asked("quel temps fera-t-il")
    assert (refused.decision.reason, steps(refused)) == ("out_of_scope", [("website", "https://meteo.example.org/f")])
    unknown = asked("quelle est la capitale de l’Australie?")
    assert steps(unknown) == [CONTACT]
    assert "https://mairie.example" in unknown.text
    nobody = asked("que fait la Forge Tremblay")
    assert (nobody.decision.outcome, steps(nobody)) == ("abstain", [CONTACT])


def test_who_cannot_be_reached_is_asked_for_where_its_ties_lead() -> None:
    """The organisation that it is part of, whose name stands in the step; an answer shows nobody else's steps."""
    school = village.FILES["organisations/ecole.yaml"] + "facts: {activity: {fr: On y apprend., source: gazette}}\n"
    refused = asked("emplois offerts de l'École du Rang", organisations__ecole=school)
    assert (refused.decision.reason, steps(refused)) == ("not_recorded", [SITE, PHONE, MAP])
    assert all("le fournil" in action.label.casefold() for action in refused.actions)
    answered = asked("que fait l'École du Rang", organisations__ecole=school)
    assert (answered.decision.outcome, steps(answered)) == ("answer", [])


def test_what_is_out_of_scope_sends_nobody_to_the_contact() -> None:
    """The town hall has no forecast: a refusal offers what its topic holds, and nothing else."""
    refused = asked("quel temps fera-t-il", topics__meteo=village.FILES["topics/meteo.yaml"])
    assert (refused.decision.reason, steps(refused)) == ("out_of_scope", [])


def test_a_topic_of_many_places_sends_to_the_one_that_was_named() -> None:
    """Three of the alphabet would be arbitrary: the place of the question, else the region's own page."""
    towns = {
        f"places__bourg{number}": f"name: {name}\n"
        f"actions: [{{kind: website, value: 'https://{name.lower()}.example', source: gazette}}]\n"
        for number, name in enumerate(("Albertine", "Bertrand", "Clovis", "Dorval"))
    }
    home = (
        village.FILES["places/village.yaml"] + "actions: [{kind: website, value: 'https://valbrun.example', source: gazette}]\n"
    )
    fair = village.FILES["topics/fete.yaml"] + "entities: [bourg0, bourg1, bourg2, bourg3, village]\n"
    changed: dict[str, str | None] = {**towns, "places__village": home, "topics__fete": fair}
    assert steps(asked("quand a lieu la fête à Dorval", **changed)) == [("website", "https://dorval.example")]
    assert steps(asked("quand a lieu la fête", **changed)) == [("website", "https://valbrun.example")]


def test_a_topic_asked_about_in_a_town_sends_to_who_is_there() -> None:
    """Who asks which shop hires there wants the shop, not the town hall, nor a shop of another town."""
    bourg = "name: Bourg Albertine\nactions: [{kind: website, value: 'https://bourg.example', source: gazette}]\n"
    there = BASE["organisations__scierie"] or ""
    knowledge = village.knowledge(
        **{
            **BASE,
            "relations": village.FILES["relations.yaml"] + "in_town: {name: lieu, to: place}\n",
            "places__bourg": bourg,
            "organisations__scierie": there.replace("relations:\n", "relations:\n  in_town: {is: bourg, source: gazette}\n"),
            "topics__fete": village.FILES["topics/fete.yaml"] + "entities: [bourg, fournil, scierie]\n",
        }
    )
    town = Mention(0, 1, (Referent("entity", "place", "bourg"),), 1.0, "bourg")
    reading = Reading(words("ma question"), (town,), LanguageGuess(0, 0), ())
    decision = Decision("answer", None, Candidate(Entry("topic", "fete"), None, "topic:fete", 0.9), (), 90.0)
    assert [action.url for action in Actions(knowledge, lambda _: ()).of(reading, decision, "fr")] == ["tel:811"]


def test_of_a_stranger_the_contact_is_not_asked() -> None:
    """Nobody here knows how many pupils a school of another region has."""
    stranger = asked("que fait la pâtisserie Zbrowski de Rimouski")
    assert (stranger.decision.reason, steps(stranger)) == ("unknown_entity", [])


def test_beside_a_town_what_came_near_goes_first() -> None:
    """Who asks for something in a town does not want its town hall, where the thing itself says whom to ask."""
    bourg = "name: Bourg Albertine\nactions: [{kind: website, value: 'https://bourg.example', source: gazette}]\n"
    fair = village.FILES["topics/fete.yaml"] + "actions: [{kind: phone, value: '811', source: gazette}]\n"
    knowledge = village.knowledge(places__bourg=bourg, topics__fete=fair)
    actions = Actions(knowledge, lambda _: ())
    town = Mention(0, 1, (Referent("entity", "place", "bourg"),), 1.0, "bourg")
    mill = Mention(0, 1, (Referent("entity", "organisation", "scierie"),), 1.0, "scierie")

    def offered(mention: Mention, topic: str) -> list[str]:
        candidate = Candidate(Entry("topic", topic), None, f"topic:{topic}", 0.5)
        reading = Reading(words("ma question"), (mention,), LanguageGuess(0, 0), ())
        decision = Decision("abstain", "below_threshold", candidate, (), 50.0)
        return [action.url for action in actions.of(reading, decision, "fr", lead(reading, decision, knowledge))]

    assert offered(town, "fete") == ["tel:811"]
    assert offered(town, "budget") == ["https://bourg.example"]
    assert offered(mill, "fete") == ["https://mairie.example"]


def test_the_contact_is_reached_as_the_base_knows_it() -> None:
    """Its number beside its page, when it is an entity that can be reached."""
    mrc = (
        "name: la mairie\nactions:\n"
        "  - {kind: website, value: 'https://mairie.example', source: gazette}\n"
        "  - {kind: phone, value: 418 555-0199, source: gazette}\n"
    )
    refused = asked("quelle est la capitale de l’Australie?", organisations__mrc=mrc)
    assert steps(refused) == [CONTACT, ("phone", "tel:+14185550199")]


def test_an_english_label_is_spaced_as_english_is() -> None:
    """The colon before a number follows the word at once."""
    english = village.engine(**BASE).consider("what does Scierie Boisvert do")
    assert [action.label for action in english.actions] == ["Office: 811"]


def test_a_step_of_a_topic_says_what_to_do_where_nobody_wrote_a_label() -> None:
    """Nobody calls a topic: the number and the mail stand in its stead."""
    number, mail = (
        "{kind: phone, value: 418 555-0199, source: gazette}",
        "{kind: email, value: a@fete.example, source: gazette}",
    )
    held = f"actions: [{number}, {mail}]\n"
    fair: dict[str, str | None] = {**BASE, "topics__fete": village.FILES["topics/fete.yaml"] + held}
    french = village.engine(**fair).consider("quand a lieu la fête du village")
    assert [action.label for action in french.actions] == ["Appeler le 418 555-0199", "Écrire à a@fete.example"]
    english = village.engine(**fair).consider("date of the fair")
    assert [action.label for action in english.actions] == ["Call 418 555-0199", "Write to a@fete.example"]


def test_small_talk_offers_what_it_holds_itself() -> None:
    """Who greets wants no telephone number; who calls for help may."""
    considered = asked("bonjour")
    assert (considered.decision.outcome, considered.actions) == ("smalltalk", ())
    step = "actions: [{kind: phone, value: '911', label: {fr: Appeler le 911, en: Call 911}, source: gazette}]\n"
    called = asked("bonjour", smalltalk__bonjour=village.FILES["smalltalk/bonjour.yaml"] + step)
    assert (called.decision.outcome, steps(called)) == ("smalltalk", [("phone", "tel:911")])
    assert called.actions[0].label == "Appeler le 911"


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("418 856-1526", "+14188561526"),
        ("1-888-856-5552", "+18888565552"),
        ("811", "811"),
        ("*4141", "*4141"),
        ("310-4141", "3104141"),
        ("418 856-2222 ext. 2018", "+14188562222;ext=2018"),
        ("418 856-2222, poste 2018", "+14188562222;ext=2018"),
    ],
)
def test_a_number_is_dialled_as_a_telephone_takes_it(written: str, called: str) -> None:
    """With the country's code, an extension after it; short numbers as they are."""
    assert dialled(written) == called


def test_steps_of_several_answers_say_whose_they_are() -> None:
    """Each once, the first of each answer first; of one organisation asked about twice they need not."""
    both = asked("Quel est le numéro de téléphone du Fournil? Et que fait la scierie?")
    assert [action.label for action in both.actions][:2] == [
        "Appeler le Fournil\u00a0: 418 555-0123",
        "Scierie Boisvert – Bureau\u00a0: 811",
    ]
    one = asked("Que fait la scierie? Et quel rang a la scierie?")
    assert [action.label for action in one.actions] == ["Bureau\u00a0: 811"]
