"""Several questions in one message: each is answered in its turn, and what is not is said. On the village."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answers.considered import Considered, Part
from bot.answers.parts import standing
from bot.nlu.decide import Decision
from bot.nlu.model import Candidate, Entry
from tests import village

ENGINE = village.engine()
TWO = "Que fait la scierie et quand a lieu la fête du village?"
HALF = "Que fait le Fournil? Quelle est la capitale de l'Australie?"


def answered(considered: Considered) -> list[str | None]:
    """The entries of the parts, in order; None for a refusal."""
    entries = (part.considered.decision.entry for part in considered.parts)
    return [entry.id if entry is not None else None for entry in entries]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (TWO, ["activity:scierie", "topic:fete"]),
        ("Quand a lieu la fête du village?\nQue fait la scierie?", ["topic:fete", "activity:scierie"]),
        ("1. Que fait le Fournil\n2. Combien coûte la fête", ["activity:fournil", "topic:budget"]),
        ("Bonjour! Que fait le Fournil? Et combien d'employés a le Fournil? Merci!", ["activity:fournil", "headcount:fournil"]),
        ("What does the Fournil do and how many employees has it?", ["activity:fournil", "headcount:fournil"]),
        ("Que fait le Fournil? Et est-il membre?", ["activity:fournil", "rank:fournil"]),
        (HALF, ["activity:fournil", None]),
        ("Quelle est la capitale de l'Australie? Que fait le Fournil?", [None, "activity:fournil"]),
    ],
)
def test_each_question_gets_its_own_answer_in_order(text: str, entries: list[str | None]) -> None:
    """The object's own entry is that of the first part answered; a part without a name is about whom the one before named."""
    considered = ENGINE.consider(text)
    assert answered(considered) == entries
    first = next(entry for entry in entries if entry is not None)
    assert considered.decision.outcome == "answer"
    assert considered.decision.entry is not None
    assert considered.decision.entry.id == first


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour! Que fait la scierie? Merci!",
        "On arrive en mars. Que fait la scierie?",
        "Que fait la scierie? Que fait la Scierie Boisvert?",
        "Quel rang a le Fournil et la scierie?",
        "Quelle est la capitale de l'Australie? Et quel est son fleuve?",
        "Le Fournil",
    ],
)
def test_what_asks_one_thing_is_taken_as_a_whole(text: str) -> None:
    """Courtesies, a background, the same asked twice; and where no part is answered the refusal is that of the whole."""
    assert ENGINE.consider(text).parts == ()


def test_a_fifth_question_is_not_lost() -> None:
    """Four are answered; the text asks for the rest again."""
    considered = ENGINE.consider(
        "Que fait le Fournil? Quand a lieu la fête? Que fait la scierie? Combien coûte la fête? Quel rang a le Fournil?"
    )
    assert answered(considered) == ["activity:fournil", "topic:fete", "activity:scierie", "topic:budget"]
    assert considered.rest == "Quel rang a le Fournil?"
    assert considered.text.endswith("Reposez-moi la suite : « Quel rang a le Fournil? »")


def test_a_next_question_is_about_what_was_answered_last() -> None:
    """The conversation goes on from the last part that was answered, not from a refused one."""
    context = ENGINE.consider("Que fait la scierie? Que fait le Fournil? Quelle est la capitale de l'Australie?").context
    assert context is not None
    assert context.entities == ("fournil",)


def test_a_conversation_reaches_into_the_first_part() -> None:
    """Its pronoun is of whom was spoken of before the message."""
    context = ENGINE.consider("Quel rang a la scierie?").context
    assert answered(ENGINE.consider("que fait-elle, et quand a lieu la fête du village?", context=context)) == [
        "activity:scierie",
        "topic:fete",
    ]


def test_all_parts_are_answered_in_one_language() -> None:
    """That of the whole message, though a part may show none."""
    considered = ENGINE.consider(TWO, language="en")
    assert {part.considered.language for part in considered.parts} == {"en"}
    assert "The fair is on 24 June." in considered.text


WHOLE = ENGINE.consider("Que fait la scierie?")


def part(question: str, name: str = "", score: float = 90.0, *, text: str = "Oui.", tail: bool = False) -> Part:
    """A part that a topic of that name answers, or nothing."""
    entry = Entry("profile" if name == "card" else "topic", name)
    candidate = Candidate(entry, None, f"topic:{name}", score / 100)
    decision = Decision("answer" if name else "abstain", None if name else "below_threshold", candidate, (), score)
    return Part(question, replace(WHOLE, decision=decision, text=text), tail)


def whole(name: str = "", score: float = 90.0) -> Considered:
    """The message as read in one piece."""
    return part("", name, score).considered


@pytest.mark.parametrize(
    ("read", "parts", "kept"),
    [
        pytest.param(whole(), [part("a", "x"), part("b", "y")], ["a", "b"], id="two-answers"),
        pytest.param(whole("x", 99), [part("a", "x"), part("b", "y")], ["a", "b"], id="two-answers-beside-a-sure-whole"),
        pytest.param(whole("x"), [part("a", "x"), part("b", "x")], [], id="the-same-twice"),
        pytest.param(whole(), [part("a", "x"), part("b", "x"), part("c", "y")], ["a b", "c"], id="the-same-twice-and-another"),
        pytest.param(whole("x"), [part("a", "x"), part("b")], ["a", "b"], id="one-in-vain"),
        pytest.param(whole("z", 95), [part("a", "x", 80), part("b")], [], id="the-whole-knows-better"),
        pytest.param(whole("z", 75), [part("a", "x", 80), part("b")], ["a", "b"], id="the-whole-knows-less"),
        pytest.param(whole("x"), [part("a"), part("b")], [], id="nothing-answered"),
        pytest.param(whole("x"), [part("a", "x"), part("b", tail=True)], [], id="a-tail"),
        pytest.param(whole(), [part("a", "x"), part("b", tail=True)], ["a b"], id="a-tail-that-kept-it-from-being-answered"),
        pytest.param(whole(), [part("a"), part("b", tail=True), part("c", "x")], ["a", "b", "c"], id="a-tail-of-a-refusal"),
        pytest.param(whole(), [part("a"), part("b", "card")], [], id="a-name-beside-a-refusal"),
        pytest.param(whole(), [], [], id="one-question"),
    ],
)
def test_when_parts_stand(read: Considered, parts: list[Part], kept: list[str]) -> None:
    """Two different answers, or one and a question in vain that the whole doesn't answer better."""
    assert [one.question for one in standing(read, parts)] == kept
