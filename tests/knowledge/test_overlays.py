"""Overlays: files under `learned/` that add to others, merged as if it all stood in one, each part known by its own place."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from bot.knowledge.model import Phrasings
from tests import village
from tests.authoring import desk

FACT = "{fr: La Forge ferre les chevaux., source: gazette, phrasings: {fr: [qui ferre]}}"


def test_facts_names_and_phrasings_come_beside_those_of_the_base() -> None:
    """As if they stood at the end of the entity's own file."""
    known = village.knowledge(
        learned__organisations__a=f"adds_to: forge\naliases: [la boutique à fer]\nfacts: {{activity: {FACT}}}\n",
        learned__organisations__b="adds_to: forge\nphrasings: {activity: {fr: [les fers de qui], en: [who shoes horses]}}\n",
    ).entities["forge"]
    assert known.aliases == ("Forge Tremblay", "la boutique à fer")
    (fact,) = known.facts
    assert fact.text.fr == "La Forge ferre les chevaux."
    assert fact.phrasings == Phrasings(("qui ferre", "les fers de qui"), ("who shoes horses",))


@pytest.mark.parametrize("kind", ["topics", "intents", "smalltalk"])
def test_what_is_asked_takes_phrasings(kind: str) -> None:
    """Topics, intents and small talk; the first to last phrasing stay where they were."""
    before = getattr(village.knowledge(), kind)
    id_, entry = next(iter(before.items()))
    after = village.knowledge(**{f"learned__{kind}__x": f"adds_to: {id_}\nphrasings: {{fr: [tout autrement dit]}}\n"})
    assert getattr(after, kind)[id_].phrasings.fr == (*entry.phrasings.fr, "tout autrement dit")


def test_next_steps_come_behind_those_of_the_base() -> None:
    """Of an entity, of its new fact, of a topic; what is wrong with one is told in the overlay."""
    step = "{kind: phone, value: '811', source: gazette}"
    fact = FACT.replace("source: gazette,", f"source: gazette, actions: [{step}],")
    known = village.knowledge(
        organisations__forge=village.FILES["organisations/forge.yaml"] + f"actions: [{step.replace('811', '911')}]\n",
        learned__organisations__a=f"adds_to: forge\nactions: [{step}]\nfacts: {{activity: {fact}}}\n",
        learned__topics__b=f"adds_to: fete\nactions: [{step}]\n",
    )
    assert [one.value for one in known.entities["forge"].actions] == ["911", "811"]
    assert [one.value for one in known.entities["forge"].facts[0].actions] == ["811"]
    assert [one.value for one in known.topics["fete"].actions] == ["811"]
    with pytest.raises(KnowledgeError) as refused:
        village.knowledge(learned__topics__b=f"adds_to: fete\nactions:\n  - {step.replace('gazette', 'nobody')}\n")
    assert "knowledge/learned/topics/b.yaml:3:" in str(refused.value)


def test_an_overlay_may_add_to_what_staff_wrote_themselves() -> None:
    """A topic of `learned/` grows as one of the base does."""
    topic = village.FILES["topics/fete.yaml"]
    known = village.knowledge(learned__topics__bal=topic, learned__topics__bal_2="adds_to: bal\nphrasings: {en: [the ball]}\n")
    assert known.topics["bal"].phrasings.en[-1] == "the ball"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "organisations",
            "adds_to: forges\naliases: [x]\n",
            "1:1: nothing in organisations/ is called 'forges'; is it 'forge'?",
        ),
        ("people", "adds_to: forge\naliases: [x]\n", "1:1: nothing in people/ is called 'forge'"),
        ("topics", "adds_to: bal\nphrasings: {fr: [x]}\n", "1:1: nothing in topics/ is called 'bal'"),
        ("organisations", f"adds_to: fournil\nfacts:\n  activity: {FACT}\n", "3:3: the fact 'activity' is there already"),
        ("organisations", "adds_to: forge\nphrasings:\n  activity: {fr: [x]}\n", "3:3: there is no fact 'activity'"),
        ("organisations", "adds_to: forge\nname: Autre\n", "2:1: there is no key 'name' here (unknown-key)"),
        (
            "topics",
            "adds_to: fete\nanswer: {fr: x}\nphrasings: {fr: [y]}\n",
            "2:1: there is no key 'answer' here (unknown-key)",
        ),
        ("organisations", "adds_to: forge\nfacts: {activity: {fr: x, source: nobody}}\n", "2:27: there is no source 'nobody'"),
    ],
)
def test_what_has_no_place_is_told_where_it_stands(file: str, text: str, told: str) -> None:
    """By file, line and column of the overlay, also where only the whole shows the mistake."""
    with pytest.raises(KnowledgeError) as refused:
        village.knowledge(**{f"learned__{file}__x": text})
    assert f"knowledge/learned/{file}/x.yaml:{told}" in str(refused.value)


def test_the_base_takes_no_overlay() -> None:
    """Whoever writes the base writes into its files: `adds_to` belongs under `learned/`."""
    with pytest.raises(KnowledgeError, match=r"topics/x\.yaml.*there is no key 'adds_to'"):
        village.knowledge(topics__x="adds_to: fete\nphrasings: {fr: [y]}\n")


def test_the_rules_point_into_the_overlay() -> None:
    """A phrasing that another entry has, a name that another entity bears: the line of the file that staff wrote."""
    changed = {
        "learned/topics/x.yaml": "adds_to: fete\nphrasings:\n  fr:\n    - qui a dit que le pain rassemble\n",
        "learned/organisations/y.yaml": "adds_to: forge\naliases:\n  - SBV\n",
    }
    (twice,) = desk.found(changed, rule="duplicate-phrasing")
    assert "knowledge/learned/topics/x.yaml:4" in str(twice)
    assert "knowledge/learned/organisations/y.yaml:3:5" in " ".join(map(str, desk.found(changed, rule="shared-alias")))


CORRECTION = (
    "corrects: marie\nfacts:\n  said: {fr: Marie Lavoie se taisait., source: almanach, phrasings: {fr: [qui se taisait]}}\n"
)


def test_a_correction_stands_in_place_of_a_fact() -> None:
    """The whole fact, with what it is asked by; what an overlay adds comes beside it, whatever their names."""
    known = village.knowledge(
        learned__people__z=CORRECTION, learned__people__a="adds_to: marie\nphrasings: {said: {fr: [qui ne disait rien]}}\n"
    ).entities["marie"]
    (fact,) = known.facts
    assert (fact.text.fr, fact.text.en, fact.sources) == ("Marie Lavoie se taisait.", None, ("almanach",))
    assert fact.phrasings.fr == ("qui se taisait", "qui ne disait rien")


def test_a_correction_stands_in_place_of_a_topic() -> None:
    """All of it, title and phrasings too; what an overlay adds comes beside it."""
    topic = village.FILES["topics/fete.yaml"].replace("24 juin", "25 juin")
    known = village.knowledge(
        learned__topics__z=f"corrects: fete\n{topic}", learned__topics__a="adds_to: fete\nphrasings: {fr: [quand fêter]}\n"
    ).topics["fete"]
    assert known.answer is not None
    assert known.answer.fr == "La fête a lieu le 25 juin."
    assert known.phrasings.fr[-1] == "quand fêter"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"learned__people__z": CORRECTION.replace("almanach", "nobody")}, "z.yaml:3:"),
        ({"learned__people__z": CORRECTION.replace("corrects: marie", "corrects: nobody")}, "dead-overlay"),
        ({"learned__people__z": CORRECTION.replace("  said:", "  colour:")}, "dead-fact"),
        ({"learned__people__z": CORRECTION, "learned__people__y": CORRECTION}, "duplicate-fact"),
        (
            {f"learned__topics__{name}": f"corrects: fete\n{village.FILES['topics/fete.yaml']}" for name in "yz"},
            "duplicate-fact",
        ),
        ({"learned__people__z": "corrects: marie\nfacts: {}\n"}, "wrong-value"),
    ],
)
def test_what_a_correction_has_no_place_for_is_told_there(files: dict[str, str], said: str) -> None:
    """A source that is not there, nothing to correct, two that correct one thing, one that corrects nothing."""
    with pytest.raises(KnowledgeError, match=said):
        village.knowledge(**files)
