"""Sentences of the knowledge name only slots that an answer fills, and none that an answer needs is missing."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError, Problem
from tests import village


def problems_of(**changed: str | None) -> list[Problem]:
    """What keeps a changed village from loading."""
    with pytest.raises(KnowledgeError) as caught:
        village.knowledge(**changed)
    return list(caught.value.problems)


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        ("intents/rank", '"Rang de {entity}"', '"Rang de {entité}"', "intents/rank.yaml:2:9"),
        ("intents/rank", '"{entity} est-il membre?"', '"{rank} est-il membre?"', "intents/rank.yaml:3:7"),
        ("intents/of_rank", "membres {rank}?", "membres {trade}?", "intents/of_rank.yaml:3:7"),
        ("intents/activity", "que fait {entity}", "que fait {entité}", "intents/activity.yaml:5:18"),
        ("intents/activity", "what does {entity} do", "what does {entity!r} do", "intents/activity.yaml:5:69"),
        ("relations", "{Entity} est membre {value}.", "{Entite} est membre {value}.", "relations.yaml:11:11"),
        ("relations", "{Entity} is a {value} member.", "{Entity} is a {value member.", "relations.yaml:11:47"),
        ("relations", "{Entity} is a {value} member.", "{Entity} is a {value:>9}.", "relations.yaml:11:47"),
        ("relations", "n'est pas du club", "n'est pas {value}", "relations.yaml:13:12"),
        ("relations", "Les {count} membres", "Les {} membres", "relations.yaml:14:12"),
    ],
)
def test_a_slot_that_nothing_fills_is_a_problem(file: str, before: str, after: str, place: str) -> None:
    """A sentence that would break when it is said keeps the knowledge from loading, at the place of the sentence."""
    found = problems_of(**village.edited(file, before, after))
    assert [(f"{p.path}:{p.line}:{p.column}", p.rule) for p in found] == [(f"knowledge/{place}", "unknown-slot")]


@pytest.mark.parametrize("key", ["one", "none", "member"])
def test_a_relation_that_is_answered_has_its_sentences(key: str) -> None:
    """Whoever asks how an organisation stands in a closed relation gets a sentence, whichever way it stands."""
    (problem,) = problems_of(**village.edited("relations", f"    {key}: ", f"    # {key}: "))
    assert (problem.line, problem.rule) == (10, "missing-wording")
    assert repr(key) in problem.message


def test_a_wording_that_nothing_uses_is_a_problem() -> None:
    """A mistyped key of the wording is not left unsaid."""
    found = problems_of(**village.edited("relations", "    list: ", "    lists: "))
    assert [(p.line, p.column, p.rule) for p in found] == [(14, 5, "unknown-key")]


def test_a_closed_relation_has_a_source() -> None:
    """The answer "is not in the club" is one like any other: it says where the list was read."""
    found = problems_of(**village.edited("relations", "  source: gazette\n", ""))
    assert [(p.line, p.column, p.rule) for p in found] == [(2, 1, "missing-source")]


def test_an_open_relation_that_is_asked_of_somebody_needs_the_same() -> None:
    """An intent that asks how somebody stands in it makes its sentences needed, closed or not."""
    rules = {p.rule for p in problems_of(**village.edited("intents/rank", "relation: rank", "relation: trade"))}
    assert rules == {"missing-wording", "missing-source"}
