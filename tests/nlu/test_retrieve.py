"""The answers that a question may mean: of whom, with which values, and what is not recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.nlu.model import Context, Entry
from tests import village

if TYPE_CHECKING:
    from bot.answers.engine import Engine
    from bot.nlu.model import Candidate

ENGINE = village.engine()
GOLD = (("rank", "gold"),)
RANKING = """
title: {fr: Plus grands employeurs}
ask: {fr: "Qui emploie le plus de monde?"}
about: [organisation]
query: ranking
fact: headcount
phrasings: {fr: [qui emploie le plus de monde]}
"""
OF_FOURNIL = Context(Entry("fact", "activity", ("fournil",)), ("fournil",), "fr")


def candidates(text: str, context: Context | None = None, engine: Engine = ENGINE) -> tuple[Candidate, ...]:
    """What a question may mean, best first."""
    reading, _ = engine.read(text, context)
    return reading.candidates


def filled(text: str, label: str, context: Context | None = None, engine: Engine = ENGINE) -> list[Candidate]:
    """The candidates of one label, best first."""
    return [c for c in candidates(text, context, engine) if c.label == label]


def best(text: str, label: str, context: Context | None = None, engine: Engine = ENGINE) -> Candidate:
    """The best candidate of one label."""
    return filled(text, label, context, engine)[0]


@pytest.mark.parametrize(
    ("text", "label", "entry"),
    [
        ("que fait la scierie", "intent:activity", Entry("fact", "activity", ("scierie",))),
        ("parle-moi de Marie Lavoie", "intent:profile", Entry("profile", "profile", ("marie",))),
        ("quel rang a le Fournil", "intent:rank", Entry("relation", "rank", ("fournil",))),
        ("est-ce que le Fournil est or ou argent", "intent:rank",
         Entry("relation", "rank", ("fournil",), (("rank", "gold"), ("rank", "silver")))),
        ("quel rang a le Fournil et la scierie", "intent:rank", Entry("relation", "rank", ("fournil", "scierie"))),
        ("qui sont les membres dorés", "intent:of_rank", Entry("list", "of_rank", (), GOLD)),
        ("combien de membres dorés", "intent:how_many", Entry("count", "how_many", (), GOLD)),
        ("qui a dit que le pain rassemble", "intent:said", Entry("fact", "said", ("marie",))),
        ("quand a lieu la fête du village", "topic:fete", Entry("topic", "fete")),
        ("bonjour", "smalltalk:bonjour", Entry("smalltalk", "bonjour")),
    ],
)  # fmt: skip
def test_a_question_fills_the_slots_of_what_it_asks(text: str, label: str, entry: Entry) -> None:
    """Names and values go where the intent takes them; what takes none stands for itself."""
    candidate = best(text, label)
    assert (candidate.entry, candidate.gap) == (entry, None)


@pytest.mark.parametrize(
    ("text", "label", "gap"),
    [
        ("combien d'employés a la scierie", "intent:headcount", "fact"),
        ("va-t-il pleuvoir", "topic:meteo", "refusal"),
    ],
)
def test_what_is_missing_is_said(text: str, label: str, gap: str) -> None:
    """No fact recorded of whom is named, a topic that is not answered: each is told."""
    assert best(text, label).gap == gap


@pytest.mark.parametrize("text", ["combien d'employés a Marie Lavoie", "qui sont les membres"])
def test_what_cannot_be_asked_is_no_candidate(text: str) -> None:
    """A person has no employees, and a list without its value lists nothing."""
    assert not any(c.entry.kind == "list" or c.entry == Entry("fact", "headcount", ("marie",)) for c in candidates(text))


def test_a_name_is_taken_from_another_clause() -> None:
    """Who was named in the sentence before is whom "she" means."""
    assert best("J'ai vu la scierie. Que fait-elle", "intent:activity").entry == Entry("fact", "activity", ("scierie",))


def test_a_name_is_taken_from_the_conversation() -> None:
    """What was spoken of a moment ago completes a question; a name in the question comes first."""
    assert best("combien d'employés", "intent:headcount", OF_FOURNIL).entry == Entry("fact", "headcount", ("fournil",))
    named = best("combien d'employés a la scierie", "intent:headcount", OF_FOURNIL)
    assert named.entry == Entry("fact", "headcount", ("scierie",))


def test_a_conversation_lends_only_what_can_be_asked() -> None:
    """Having spoken of a person does not make anybody's headcount hers."""
    of_marie = Context(Entry("fact", "said", ("marie",)), ("marie",), "fr")
    assert all(c.entry.entities != ("marie",) for c in filled("combien d'employés", "intent:headcount", of_marie))


def test_a_shared_name_proposes_all_that_bear_it() -> None:
    """Two organisations of one name are two candidates, so that the person is asked which."""
    engine = village.engine(
        organisations__x="name: Moulin Roy\nshared: [Roy]\nfacts: {activity: {fr: Farine., source: gazette}}\n",
        organisations__y="name: Garage Roy\nshared: [Roy]\nfacts: {activity: {fr: Autos., source: gazette}}\n",
    )
    found = filled("que fait Roy", "intent:activity", engine=engine)
    assert {c.entry for c in found[:2]} == {Entry("fact", "activity", (id_,)) for id_ in ("x", "y")}


def test_no_more_than_four_are_compared() -> None:
    """A comparison of the whole base is no answer."""
    names = "quel rang a le Fournil, la scierie, l'École du Rang, la Forge Tremblay et le Moulin Roy"
    engine = village.engine(organisations__x="name: Moulin Roy\n")
    entry = best(names.replace(",", ""), "intent:rank", engine=engine).entry
    assert len(entry.entities) == 4


@pytest.mark.parametrize(
    ("plain", "with_stranger", "label"),
    [
        ("que fait la scierie", "que fait la scierie ou Walmart", "intent:activity"),
        ("quand a lieu la fête", "quand a lieu la fête à Rimouski", "topic:fete"),
        ("quand a lieu la fête", "quand a lieu la fête chez Marie Lavoie", "topic:fete"),
        ("qui sont les membres dorés", "qui sont les membres dorés à Rimouski", "intent:of_rank"),
    ],
)
def test_a_name_that_an_answer_leaves_out_speaks_against_it(plain: str, with_stranger: str, label: str) -> None:
    """What is asked about somebody else is answered with less certainty, or not at all."""
    assert best(with_stranger, label).score < best(plain, label).score


def test_naming_the_home_region_changes_little() -> None:
    """Everything here is about the village: naming it narrows nothing, and it is no stranger."""
    at_home = best("qui sont les membres dorés à Valbrune", "intent:of_rank")
    assert at_home.entry == Entry("list", "of_rank", (), GOLD)
    assert at_home.score > best("qui sont les membres dorés à Rimouski", "intent:of_rank").score


def test_what_can_only_be_asked_of_a_place_is_asked_of_home() -> None:
    """Named outright, the home region is what is asked about."""
    fact = "facts: {population: {fr: Cent âmes., en: A hundred souls., source: gazette}}\n"
    intent = """
title: {fr: Population}
ask: {fr: "Combien de gens à {entity}?"}
about: [place]
phrasings: {fr: ["population de {place}", "combien de gens vivent à {place}"]}
"""
    engine = village.engine(places__village=village.FILES["places/village.yaml"] + fact, intents__population=intent)
    entry = best("combien de gens vivent à Valbrune", "intent:population", engine=engine).entry
    assert entry == Entry("fact", "population", ("village",))


def test_a_list_may_be_narrowed_twice() -> None:
    """Each value of a relation in the question is one filter more, each once."""
    entry = best("qui sont les membres dorés bois dorés", "intent:of_rank").entry
    assert set(entry.values) == {("rank", "gold"), ("trade", "wood")}
    assert len(entry.values) == 2


def test_a_list_may_be_narrowed_by_a_place() -> None:
    """Where places are tied to organisations, naming one narrows a list to it."""
    municipality = "municipality: {name: municipalité, to: place}\n"
    engine = village.engine(relations=village.FILES["relations.yaml"] + municipality, places__cap="name: Cap-aux-Oies\n")
    entry = best("qui sont les membres dorés à Cap-aux-Oies", "intent:of_rank", engine=engine).entry
    assert set(entry.values) == {("rank", "gold"), ("municipality", "cap")}


@pytest.mark.parametrize(
    ("text", "label", "entry"),
    [
        ("qui sont les membres dorés à Cap-aux-Oies", "intent:of_rank", Entry("list", "of_rank", (), GOLD)),
        ("combien de membres dorés à Cap-aux-Oies", "intent:how_many", Entry("count", "how_many", (), GOLD)),
        ("qui emploie le plus de monde à Cap-aux-Oies", "intent:most", Entry("ranking", "most")),
    ],
)
def test_where_nothing_is_tied_to_places_none_narrows_a_list(text: str, label: str, entry: Entry) -> None:
    """A region may have places and say of nobody in which one: what is left is the list of the whole, which is not told."""
    engine = village.engine(intents__most=RANKING, places__cap="name: Cap-aux-Oies\n")
    assert best(text, label, engine=engine).entry == entry
    assert engine.consider(text).decision.outcome == "abstain"


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Fournil", Entry("profile", "profile", ("fournil",))),
        ("la scierie?", Entry("profile", "profile", ("scierie",))),
        ("Marie Lavoie", Entry("profile", "profile", ("marie",))),
        ("les dorés", Entry("list", "of_rank", (), GOLD)),
    ],
)
def test_a_bare_name_asks_for_its_card_and_a_bare_value_for_its_list(text: str, entry: Entry) -> None:
    """Naming something without asking anything means: tell me about it."""
    assert candidates(text)[0].entry == entry


@pytest.mark.parametrize(
    ("before", "text", "entry", "gap"),
    [
        (Entry("fact", "activity", ("fournil",)), "et la scierie?", Entry("fact", "activity", ("scierie",)), None),
        (Entry("relation", "rank", ("fournil",)), "et la Forge Tremblay?", Entry("relation", "rank", ("forge",)), None),
        (Entry("fact", "headcount", ("fournil",)), "et la scierie?", Entry("fact", "headcount", ("scierie",)), "fact"),
        (Entry("list", "of_rank", (), (("rank", "silver"),)), "et les dorés?", Entry("list", "of_rank", (), GOLD), None),
        (Entry("count", "how_many", (), (("rank", "silver"),)), "et les dorés?", Entry("count", "how_many", (), GOLD), None),
        (Entry("fact", "headcount", ("fournil",)), "et Marie Lavoie?", Entry("profile", "profile", ("marie",)), None),
        (Entry("topic", "fete"), "et la scierie?", Entry("profile", "profile", ("scierie",)), None),
    ],
)
def test_a_new_name_asks_what_was_asked_of_the_last_one(before: Entry, text: str, entry: Entry, gap: str | None) -> None:
    """The question "and the sawmill?" asks what was asked before, if that can be asked of the new name; else for a card."""
    candidate = candidates(text, Context(before, before.entities, "fr"))[0]
    assert (candidate.entry, candidate.gap) == (entry, gap)


def test_a_value_of_another_relation_narrows_the_list_it_is_tied_to() -> None:
    """After a list by rank, "and wood?" asks for those of that rank and that trade; "wood" alone starts anew."""
    before = Context(Entry("list", "of_rank", (), GOLD), (), "fr")
    narrowed = Entry("list", "of_rank", (), (*GOLD, ("trade", "wood")))
    assert candidates("et bois?", before)[0].entry == narrowed
    assert all(c.entry != narrowed for c in candidates("bois?", before))


@pytest.mark.parametrize(("text", "kind"), [("combien?", "count"), ("c’est combien?", "count"), ("lesquels?", "list")])
def test_a_list_may_be_counted_and_shown_again(text: str, kind: str) -> None:
    """What is asked of a list alone is asked of the list before."""
    before = Context(Entry("list", "of_rank", (), GOLD), (), "fr")
    entry = candidates(text, before)[0].entry
    assert (entry.kind, entry.values) == (kind, GOLD)


def test_what_is_asked_of_two_at_once_is_one_entry() -> None:
    """Two names side by side are asked together; only when neither has the fact is it missing."""
    asked = best("que fait le Fournil et la scierie", "intent:activity")
    assert (asked.entry, asked.gap) == (Entry("fact", "activity", ("fournil", "scierie")), None)
    neither = Entry("fact", "activity", ("forge", "ecole"))
    found = filled("que fait la forge Tremblay et l'école du rang", "intent:activity")
    assert [c.gap for c in found if c.entry == neither] == ["fact"]


def test_the_place_of_another_clause_narrows_a_list() -> None:
    """Who says where they move to, then asks what there is, asks what there is there."""
    municipality = "municipality: {name: municipalité, to: place}\n"
    engine = village.engine(relations=village.FILES["relations.yaml"] + municipality, places__cap="name: Cap-aux-Oies\n")
    text = "Bonjour, nous pensons déménager à Cap-aux-Oies avec toute la famille au mois de juin. Qui sont les membres dorés?"
    entries = [c.entry for c in filled(text, "intent:of_rank", engine=engine)]
    assert any(("municipality", "cap") in entry.values for entry in entries)


def test_two_names_apart_are_not_asked_together() -> None:
    """What stands between them says how they differ: the one that has the fact is meant, not both."""
    (first, *_) = filled("que fait la scierie que connaît bien le Fournil", "intent:activity")
    assert len(first.entry.entities) == 1


def test_where_a_person_comes_from_is_no_stranger() -> None:
    """Saying "j'arrive de Rimouski" tells of the person, not of what is asked."""
    arriving = best("j'arrive de Rimouski, que fait la scierie", "intent:activity")
    there = best("que fait la scierie à Rimouski", "intent:activity")
    assert (arriving.features["named_elsewhere"], there.features["named_elsewhere"]) == (0, 1)


def test_a_score_is_a_share_of_a_hundred() -> None:
    """Whatever the evidence, the score that people see lies between 0 and 100, better ones first."""
    for text in ("que fait la scierie", "blabla", "et la scierie?", "qui sont les dorés de Rimouski"):
        scores = [candidate.score for candidate in candidates(text, OF_FOURNIL)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 100 for score in scores)


def test_a_name_may_be_an_entity_and_a_value_at_once() -> None:
    """A school called as its kind is: asking what it does must not stumble over the kind."""
    scierie = village.edited("organisations/scierie", "aliases: [SBV, la scierie]", "aliases: [SBV, la scierie, bois]")
    considered = village.engine(**scierie).consider("que fait la bois")
    assert considered.decision.entry is not None
    assert considered.decision.entry.id == "activity:scierie"


def test_beside_an_organisation_a_place_only_says_where() -> None:
    """Who asks what the bakery of a place is about asks the bakery, whatever is known of the place."""
    intent = village.FILES["intents/activity.yaml"].replace("[organisation]", "[organisation, place]")
    fact = "facts: {activity: {fr: On y pêche., en: They fish there., source: gazette}}\n"
    engine = village.engine(intents__activity=intent, places__cap="name: Cap-aux-Oies\n" + fact)
    asked = filled("que fait le Fournil à Cap-aux-Oies", "intent:activity", engine=engine)
    assert asked[0].entry == Entry("fact", "activity", ("fournil",))
    assert best("que fait Cap-aux-Oies", "intent:activity", engine=engine).entry == Entry("fact", "activity", ("cap",))


@pytest.mark.parametrize(("year", "missing"), [("2020", 0), ("1998", 1)])
def test_a_year_in_the_question_speaks_for_the_answer_that_tells_it(year: str, missing: int) -> None:
    """An answer about another year is another answer."""
    assert best(f"en {year} qui a dit que le pain rassemble", "intent:said").features["year_missing"] == missing
