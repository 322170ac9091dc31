"""Everything that a file names must exist: sources, relations, values, entities, intents, topics."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from tests import village


@pytest.mark.parametrize(
    ("file", "before", "after", "expected"),
    [
        pytest.param(
            "organisations/scierie", "bois., source: gazette", "bois., source: journal",
            "organisations/scierie.yaml:9:53: there is no source 'journal' (dead-source)", id="source-of-a-fact",
        ),
        pytest.param(
            "organisations/fournil", "[gazette, almanach]", "[gazette, almanak]",
            "organisations/fournil.yaml:13:5: there is no source 'almanak'; is it 'almanach'? (dead-source)",
            id="source-in-a-list",
        ),
        pytest.param(
            "organisations/ecole", "source: gazette", "source: gazete",
            "organisations/ecole.yaml:5:28: there is no source 'gazete'; is it 'gazette'? (dead-source)",
            id="source-of-a-relation",
        ),
        pytest.param(
            "topics/fete", "source: almanach", "source: alma",
            "topics/fete.yaml:8:1: there is no source 'alma' (dead-source)", id="source-of-a-topic",
        ),
        pytest.param(
            "relations", "source: gazette", "source: gaz",
            "relations.yaml:6:3: there is no source 'gaz' (dead-source)", id="source-of-a-closed-list",
        ),
        pytest.param(
            "organisations/fournil", "rank: {is", "ranks: {is",
            "organisations/fournil.yaml:6:3: there is no relation 'ranks'; is it 'rank'? (dead-relation)", id="relation",
        ),
        pytest.param(
            "organisations/fournil", "is: gold", "is: bronze",
            "organisations/fournil.yaml:6:10: rank has no value 'bronze' (dead-relation)", id="value",
        ),
        pytest.param(
            "organisations/ecole", "is: fournil", "is: four",
            "organisations/ecole.yaml:5:15: there is no organisation 'four'; is it 'fournil'? (dead-entity)", id="entity",
        ),
        pytest.param(
            "organisations/ecole", "is: fournil", "is: marie",
            "organisations/ecole.yaml:5:15: 'marie' is of type person, listed_as leads to type organisation (dead-entity)",
            id="entity-of-another-type",
        ),
        pytest.param(
            "organisations/scierie", "activity:", "activities:",
            "organisations/scierie.yaml:9:3: there is no intent 'activities'; is it 'activity'? (dead-intent)", id="intent",
        ),
        pytest.param(
            "people/marie", "said:", "headcount:",
            "people/marie.yaml:5:3: the intent 'headcount' is not about the type person (dead-intent)",
            id="intent-of-another-type",
        ),
        pytest.param(
            "topics/fete", "next: [budget]", "next: [budgets]",
            "topics/fete.yaml:9:1: there is no topic 'budgets'; is it 'budget'? (dead-topic)", id="next-topic",
        ),
        pytest.param(
            "topics/fete", "next: [budget]", "entities: [marie, paul]",
            "topics/fete.yaml:9:1: there is no entity 'paul' (dead-entity)", id="entity-of-a-topic",
        ),
        pytest.param(
            "intents/rank", "relation: rank", "relation: rang",
            "intents/rank.yaml:6:1: there is no relation 'rang'; is it 'rank'? (dead-relation)", id="relation-of-an-intent",
        ),
        pytest.param(
            "intents/of_rank", "relation: rank", "relation: rank\namong: club",
            "intents/of_rank.yaml:6:1: there is no relation 'club' (dead-relation)", id="relation-to-choose-among",
        ),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere_is_shown_where_it_is_written(file: str, before: str, after: str, expected: str) -> None:
    """A slip in a name gives its file, line, column and rule, and says which name."""
    with pytest.raises(KnowledgeError) as caught:
        village.knowledge(**village.edited(file, before, after))
    assert [str(problem) for problem in caught.value.problems] == [f"knowledge/{expected}"]


def test_a_base_whose_names_all_exist_has_no_problem() -> None:
    """The village as it stands loads: the checks above fail for their slip alone."""
    assert set(village.knowledge().topics) == {"fete", "budget", "meteo"}


def test_a_name_in_the_place_of_an_id_is_told_the_id() -> None:
    """The most natural slip: the place as it is written, where its id is wanted."""
    called = village.FILES["organisations/ecole.yaml"].replace("is: fournil", "is: Le Fournil d'Émile")
    with pytest.raises(KnowledgeError) as caught:
        village.knowledge(organisations__ecole=called)
    assert "as in 'le-fournil-d-emile'" in str(caught.value)


def test_nothing_is_offered_for_a_name_that_is_near_none() -> None:
    """A wild guess would mislead."""
    called = village.FILES["organisations/ecole.yaml"].replace("is: fournil", "is: zzyzx")
    with pytest.raises(KnowledgeError) as caught:
        village.knowledge(organisations__ecole=called)
    assert "there is no organisation 'zzyzx' (" in str(caught.value)
