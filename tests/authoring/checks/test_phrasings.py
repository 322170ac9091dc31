"""Rules about phrasings and test questions: duplicates, phrasings that another entry wins, questions that prove nothing."""

from __future__ import annotations

import re

import pytest

from tests import village
from tests.authoring import desk

FAIR = village.FILES["topics/fete.yaml"]
BREAD = """
title: {fr: Prix du pain, en: Price of bread}
question: {fr: Combien coûte le pain?, en: How much is the bread?}
phrasings:
  fr:
    - combien coûte le pain
    - PHRASING
  en: [how much is the bread]
answer: {fr: Le pain coûte 4 $., en: The bread is $4.}
source: gazette
"""


def bread(phrasing: str) -> dict[str, str | None]:
    """A topic whose second phrasing, in line 7, is this one."""
    return {"topics/pain.yaml": BREAD.replace("PHRASING", phrasing)}


def said(changed: dict[str, str | None], rule: str, asked: dict[str, str] | None = None) -> list[str]:
    """What a rule tells, as the author reads it, a warning marked."""
    found = desk.found(changed, asked, rule=rule)
    return [f"{'warning: ' if p.severity == 'warning' else ''}{p}".replace("knowledge/", "") for p in found]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            bread("Date de la Fête?"),
            "topics/pain.yaml:7:7: 'Date de la Fête?' is a phrasing of topic:fete too: topics/fete.yaml:5",
            id="of-another-topic",
        ),
        pytest.param(
            bread("c koi le fournil bonjour") | desk.edited("smalltalk/bonjour", "bon matin", "c'est quoi le fournil bonjour"),
            "topics/pain.yaml:7:7: 'c koi le fournil bonjour' is a phrasing of smalltalk:bonjour too: "
            "smalltalk/bonjour.yaml:2",
            id="in-texting",
        ),
        pytest.param(
            bread("Qui a dit que le pain rassemble"),
            "topics/pain.yaml:7:7: 'Qui a dit que le pain rassemble' is a phrasing of fact:said:marie too: people/marie.yaml:9",
            id="of-a-fact",
        ),
        pytest.param(
            bread("Combien coûte le pain"),
            "warning: topics/pain.yaml:7:7: 'Combien coûte le pain' stands twice in this entry, the first time in line 6",
            id="inside-one-entry",
        ),
    ],
)  # fmt: skip
def test_a_phrasing_stands_once(changed: dict[str, str | None], expected: str) -> None:
    """In one entry of the whole base, capitals, accents and texting aside."""
    assert said(changed, "duplicate-phrasing") == [f"{expected} (duplicate-phrasing)"]


def test_one_phrasing_may_serve_both_languages_of_an_entry() -> None:
    """`prix` is asked in French, `prix` by an English speaker too: no twin, no warning."""
    both = bread("pain").copy()
    both["topics/pain.yaml"] = (both["topics/pain.yaml"] or "").replace("[how much is the bread]", "[pain]")
    assert said(both, "duplicate-phrasing") == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            bread("c'est quoi le Fournil"),
            r"topics/pain.yaml:7:7: .c'est quoi le Fournil. is won by profile:fournil, \d+\.\d points ahead",
            id="a-card",
        ),
        pytest.param(
            bread("dorés"),
            r"topics/pain.yaml:7:7: 'dorés' is won by rank:gold, \d+\.\d points ahead",
            id="a-list",
        ),
        pytest.param(
            desk.edited("intents/activity", '"activité de {entity}"', '"c\'est quoi la {entity}"'),
            r"intents/activity.yaml:5:39: .c'est quoi la .+. is won by profile:[a-z]+, \d+\.\d points ahead",
            id="an-intent-with-slots",
        ),
    ],
)  # fmt: skip
def test_a_phrasing_that_another_entry_wins_is_shown(changed: dict[str, str | None], expected: str) -> None:
    """At its place, with who wins it and by how much: the bot would answer it wrongly."""
    told, *_ = desk.found(changed, rule="over-match")
    assert re.fullmatch(rf"knowledge/{expected} \(over-match\)", str(told))


def test_the_village_wins_every_phrasing_of_its_own() -> None:
    """The rule is silent about phrasings that reach their entry."""
    assert desk.found({}, rule="over-match") == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("Date de la FETE", "topic:fete (topics/fete.yaml:5)", id="a-topic"),
        pytest.param("qui a dit : que le pain rassemble?", "fact:said:marie (people/marie.yaml:9)", id="a-fact"),
        pytest.param("Good morning!!", "smalltalk:bonjour (smalltalk/bonjour.yaml:2)", id="a-greeting"),
    ],
)
def test_a_test_question_is_no_phrasing(asked: str, expected: str) -> None:
    """It would prove nothing: the place of the question and of the phrasing are both told."""
    file = f"answered:\n  - q: la fête est-elle bientôt\n  - q: '{asked}'\n    says: [juin]\n"
    (told,) = said({}, "question-is-phrasing", {"topics/fete.yaml": file})
    assert told == (
        f"tests/questions/gate/topics/fete.yaml:3:5: {asked!r} is a phrasing of {expected}: ask it in other words "
        "(question-is-phrasing)"
    )


def test_a_greeting_may_be_tested_with_itself() -> None:
    """There are only so many ways to say hello."""
    assert said({}, "question-is-phrasing", {"beyond/chat.yaml": "smalltalk:\n  - q: Bonjour!\n"}) == []


@pytest.mark.parametrize("file", ["topics/foire.yaml", "organisation/fournil.yaml", "organisations/fournils.en.yaml"])
def test_a_file_of_questions_mirrors_one_of_the_knowledge(file: str) -> None:
    """A folder or a name mistyped would leave an entry untested."""
    question = "refused:\n  - {q: y a-t-il une foire, why: ailleurs}\n"
    (told,) = said({}, "orphan-questions", {file: question})
    assert told.startswith(f"tests/questions/gate/{file}:1:1: there is no {file.split('.', maxsplit=1)[0]}.yaml")


def test_questions_about_nothing_here_have_their_folder() -> None:
    """`beyond/` mirrors nothing, and both languages of an entry mirror it."""
    question = "refused:\n  - {q: y a-t-il une foire, why: ailleurs}\n"
    asked = {"beyond/ailleurs.yaml": question, "topics/fete.yaml": question, "intents/rank.en.yaml": question}
    assert said({}, "orphan-questions", asked) == []


@pytest.mark.parametrize(
    ("asked", "unreached"),
    [
        pytest.param("answered:\n  - {q: le jour de la fête du village, says: [24 juin]}\n", False, id="reached"),
        pytest.param("answered:\n  - {q: le jour de la fête du village, says: [5 000]}\n", True, id="another-answer"),
        pytest.param("answered:\n  - {q: qui mène la scierie au juste, says: [24 juin]}\n", True, id="not-understood"),
        pytest.param("refused:\n  - {q: le jour de la fête du village, why: test}\n", True, id="only-refused"),
    ],
)
def test_an_entry_that_no_test_question_reaches_is_shown(asked: str, unreached: bool) -> None:
    """A warning at the entry; a question counts that expects this answer and gets it."""
    found = [p for p in desk.found({}, {"topics/fete.yaml": asked}, rule="unreachable-entry") if "fete" in p.path]
    assert [(f"{p.path}:{p.line}", p.severity) for p in found] == [("knowledge/topics/fete.yaml:2", "warning")] * unreached


def test_a_fact_is_reached_by_the_questions_of_its_entity() -> None:
    """Each fact by itself: one that is tested does not speak for the others."""
    asked = {"organisations/fournil.en.yaml": "answered:\n  - {q: what does le fournil do for the village, says: [bakes]}\n"}
    found = [p.message.rpartition(" ")[2] for p in desk.found({}, asked, rule="unreachable-entry")]
    assert "activity:fournil" not in found
    assert {"headcount:fournil", "activity:scierie", "said:marie"} <= set(found)


def test_without_test_questions_nothing_is_called_unreachable() -> None:
    """A base that came without them is told so once, not once an entry."""
    assert desk.found({}, None, rule="unreachable-entry") == []
