"""What the forms of the YAML files accept and what they make of it, seen through the reader."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import schema
from bot.knowledge.model import Words
from bot.knowledge.units import Amount
from tests import village

SOURCE = "title: T\n  checked_on: 2026-01-02\n"


@pytest.mark.parametrize("written", ["2017", "2017-05", "2017-05-22", "'2017'", "'2017-05-22'"])
def test_a_date_is_as_precise_as_the_source_says(written: str) -> None:
    """A year, a month or a day, quoted or not, comes out as the text that was written."""
    read = village.knowledge(learned__sources=f"x:\n  {SOURCE}  date: {written}\n")
    assert read.sources["x"].date == written.strip("'")


def test_a_source_needs_no_date() -> None:
    """What bears no date says so in words, in both languages."""
    almanach = village.knowledge().sources["almanach"]
    assert (almanach.date, almanach.date_note) == (None, Words("non daté", "undated"))
    assert almanach.checked_on == "2026-01-02"


def test_one_value_may_stand_where_a_list_may() -> None:
    """`source: gazette` and `source: [gazette]` are the same."""
    facts = village.knowledge().entities["fournil"].facts
    assert [fact.sources for fact in facts] == [("gazette",), ("gazette", "almanach")]


def test_a_name_in_one_word_is_the_same_in_both_languages() -> None:
    """A proper name is written once; `called` falls back on it."""
    marie = village.knowledge().entities["marie"]
    assert marie.name == Words("Marie Lavoie", "Marie Lavoie")
    assert marie.called == marie.name


def test_a_name_is_an_alias_of_itself() -> None:
    """Names in both languages, aliases and shared forms are all forms by which people name the thing, each once."""
    forge = (
        "name: {fr: La Forge, en: The Forge}\naliases: [Forge T., The Forge]\nshared: [Tremblay]\n"
        "facts: {activity: {fr: x, source: gazette}}\n"
    )
    entity = village.knowledge(organisations__forge=forge).entities["forge"]
    assert entity.aliases == ("La Forge", "The Forge", "Forge T.", "Tremblay")
    assert entity.shared == {"Tremblay"}


def test_a_value_is_named_by_its_plural_too() -> None:
    """The plural of a value is the name when none is written, and one of its aliases when it is."""
    relation = village.knowledge().relations["rank"].values["gold"]
    assert relation.plural == relation.name
    assert relation.aliases == ("Or", "Gold", "dorés", "golden")


def test_an_amount_keeps_its_unit_and_its_date() -> None:
    """A number that can be compared is not only in the text."""
    fact = village.knowledge().entities["fournil"].fact("headcount")
    assert fact is not None
    assert fact.amount == Amount(12, "employees", "2020-05")


def test_the_type_of_an_entity_is_its_folder() -> None:
    """Organisations, places and people are told apart by where their file lies."""
    types = {id_: entity.type for id_, entity in village.knowledge().entities.items()}
    assert types == {
        "ecole": "organisation",
        "forge": "organisation",
        "fournil": "organisation",
        "scierie": "organisation",
        "marie": "person",
        "village": "place",
    }


def test_a_refused_topic_has_advice_instead_of_an_answer() -> None:
    """A question known not to be answered keeps why and what to say."""
    topic = village.knowledge().topics["meteo"]
    assert topic.answer is None
    assert topic.refusal == "out_of_scope"
    assert topic.advice is not None


def test_everyday_words_are_read_beside_the_lexicon() -> None:
    """One block of words a language; the lexicon keeps the rest, whichever file comes first."""
    lexicon = village.knowledge(ordinary="fr: |\n  chat chien\n  chat\nen: cat\n").lexicon
    assert lexicon.ordinary == {"fr": {"chat", "chien"}, "en": {"cat"}}
    assert lexicon.texting == village.knowledge().lexicon.texting
    assert village.knowledge().lexicon.ordinary == {}


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("mrc-de-kamouraska", True),
        ("graphie-222", True),
        ("3_mousquetaires", True),
        ("", False),
        ("Forge", False),
        ("forgé", False),
        ("-forge", False),
        ("la forge", False),
        ("forge\n", False),
        ("../forge", False),
    ],
)
def test_an_id_is_safe_as_a_file_name(text: str, fits: bool) -> None:
    """Lower-case ASCII letters, digits, hyphens: the same on every file system, and nothing that climbs out of a folder."""
    assert schema.is_identifier(text) is fits


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("website", "fournil.example.org"),
        ("website", "ftp://fournil.example.org"),
        ("form", "javascript:alert(1)"),
        ("phone", "418 555"),
        ("phone", "appelez-nous"),
        ("email", "info@fournil"),
        ("map", "https://fournil.example.org"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(kind: str, value: str) -> None:
    """At its place, in both languages."""
    text = (
        village.FILES["organisations/forge.yaml"] + f"actions:\n  - kind: {kind}\n    value: '{value}'\n    source: gazette\n"
    )
    with pytest.raises(KnowledgeError) as refused:
        village.knowledge(organisations__forge=text)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.line) == ("wrong-value", 5)
    assert value in problem.said("en")
    assert value in problem.said("fr")
    assert problem.said("fr") != problem.said("en")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("form", "http://fournil.example.org/f?a=1"),
        ("phone", "811"),
        ("phone", "1 888 842-7245"),
        ("phone", "*4141"),
        ("phone", "310-4141"),
        ("email", "a.b@c-d.qc.ca"),
        ("map", "Route du Quai"),
    ],
)
def test_a_step_that_leads_somewhere_is_taken(kind: str, value: str) -> None:
    """Short numbers too; whether somebody is there, `make links` asks."""
    text = village.FILES["organisations/forge.yaml"] + f"actions: [{{kind: {kind}, value: '{value}', source: gazette}}]\n"
    (step,) = village.knowledge(organisations__forge=text).entities["forge"].actions
    assert (step.kind, step.value) == (kind, value)


def test_what_a_step_is_for_is_an_intent() -> None:
    """And of a topic it is the topic."""
    step = "actions: [{kind: phone, value: '811', for: nothing, source: gazette}]\n"
    with pytest.raises(KnowledgeError) as refused:
        village.knowledge(organisations__forge=village.FILES["organisations/forge.yaml"] + step)
    assert [problem.rule for problem in refused.value.problems] == ["dead-intent"]
    with pytest.raises(KnowledgeError):
        village.knowledge(topics__fete=village.FILES["topics/fete.yaml"] + step.replace("nothing", "activity"))


def test_a_step_of_small_talk_says_what_it_is() -> None:
    """There is nobody whose name its label could hold; its source is looked for too."""
    hello = village.FILES["smalltalk/bonjour.yaml"]
    for step, rule in (
        ("actions: [{kind: phone, value: '811', source: gazette}]\n", "wrong-value"),
        ("actions: [{kind: phone, value: '811', label: {fr: A, en: B}, source: nowhere}]\n", "dead-source"),
    ):
        with pytest.raises(KnowledgeError) as refused:
            village.knowledge(smalltalk__bonjour=hello + step)
        assert [problem.rule for problem in refused.value.problems] == [rule]


@pytest.mark.parametrize(
    ("step", "rule", "column"),
    [
        ("{kind: phone, value: '811', source: nowhere}", "dead-source", "source"),
        ("{kind: phone, value: '12', source: gazette}", "wrong-value", "kind"),
        ("{kind: phone, value: '811', for: activity, source: gazette}", "wrong-value", "actions"),
    ],
)
def test_the_step_of_a_fact_is_looked_at_as_any_other(step: str, rule: str, column: str) -> None:
    """Its source, its number, its place; and it is for its fact alone."""
    fact = f"facts:\n  activity:\n    fr: On y forge.\n    source: gazette\n    actions:\n      - {step}\n"
    with pytest.raises(KnowledgeError) as refused:
        village.knowledge(organisations__forge=village.FILES["organisations/forge.yaml"] + fact)
    (problem,) = refused.value.problems
    line = (village.FILES["organisations/forge.yaml"] + fact).splitlines()[problem.line - 1]
    assert problem.rule == rule
    assert column in line
