"""Several questions in one message: each is answered in its turn, and what is not is said. On the village."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers.considered import Considered, Part
from bot.answers.parts import described, named, standing
from bot.nlu.decide import Decision
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Context, Entry
from tests import village

if TYPE_CHECKING:
    from bot.nlu.decide import Outcome

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


SPOKEN_OF = Context(Entry("fact", "activity", ("fournil",)), ("fournil",), "fr")


def about(id_: str, score: float, *, says: str = "", outcome: Outcome = "answer") -> Considered:
    """A fact of somebody, as the reading of a question that names `says`, or nobody."""
    candidate = Candidate(Entry("fact", "network", (id_,)), None, "intent:network", score / 100)
    decision = Decision(outcome, None if outcome == "answer" else "below_threshold", candidate, (), score)
    said = (Mention(0, 1, (Referent("entity", "organisation", says),), 1.0, says),) if says else ()
    assert WHOLE.reading is not None
    return replace(WHOLE, decision=decision, reading=replace(WHOLE.reading, mentions=said))


@pytest.mark.parametrize(
    ("alone", "with_name", "kept"),
    [
        pytest.param(about("scierie", 93), about("fournil", 98), "fournil", id="likelier-of-whom-was-spoken-of"),
        pytest.param(about("scierie", 93), about("fournil", 90), "scierie", id="likelier-as-it-stands"),
        pytest.param(about("scierie", 60, outcome="abstain"), about("fournil", 80), "fournil", id="refused-as-it-stands"),
        pytest.param(
            about("scierie", 60, outcome="abstain"), about("fournil", 70, outcome="abstain"), "scierie", id="both-refused"
        ),
        pytest.param(about("scierie", 93), about("scierie", 98), "scierie", id="of-somebody-else-all-the-same"),
        pytest.param(about("scierie", 80, says="scierie"), about("fournil", 98), "scierie", id="names-another"),
        pytest.param(about("ecole", 93, says="bourg"), about("fournil", 98), "fournil", id="names-what-is-not-answered-about"),
    ],
)
def test_a_question_that_goes_on_is_read_with_the_name_that_it_leaves_unsaid(
    alone: Considered, with_name: Considered, kept: str
) -> None:
    """The likelier of both readings counts, but what the question itself names is not replaced."""
    texts = []

    def read(text: str, before: Context | None) -> Considered:
        assert before is None
        texts.append(text)
        return with_name

    found = named("De quel réseau est-il?", alone, SPOKEN_OF, read, str.title)
    assert found.decision.candidate is not None
    assert found.decision.candidate.entry.entities == (kept,)
    assert texts in ([], ["Fournil: De quel réseau est-il?"])


def test_nothing_is_added_to_a_question_that_begins_a_conversation() -> None:
    """Nor where several were spoken of: which of them is meant is not to be guessed."""

    def read(_text: str, _before: Context | None) -> Considered:
        raise AssertionError

    alone = about("scierie", 60, outcome="abstain")
    several = replace(SPOKEN_OF, entities=("fournil", "scierie"))
    assert named("Et leur réseau?", alone, None, read, str) is alone
    assert named("Et leur réseau?", alone, several, read, str) is alone


REFUSED = about("fournil", 45, outcome="abstain")


@pytest.mark.parametrize(
    ("alone", "with_name", "kept"),
    [
        pytest.param(REFUSED, about("fournil", 85), 85, id="sure-once-named"),
        pytest.param(REFUSED, about("fournil", 78), 45, id="not-sure-enough"),
        pytest.param(REFUSED, about("scierie", 95), 45, id="of-somebody-else"),
        pytest.param(about("fournil", 25, outcome="abstain"), about("fournil", 95), 25, id="hardly-likely-before"),
        pytest.param(about("fournil", 45, says="scierie", outcome="abstain"), about("fournil", 95), 45, id="names-another"),
        pytest.param(about("fournil", 80), about("fournil", 95), 80, id="answered-before"),
    ],
)
def test_a_question_that_describes_somebody_is_read_with_the_name_of_whom_it_seems_to_describe(
    alone: Considered, with_name: Considered, kept: float
) -> None:
    """Only where that one was likely, nobody else is named, and the named question is surely answered."""
    found = described(
        "De quel réseau est-il?", alone, None, lambda _text, _before: with_name, str.title, lambda _text, _seen: True
    )
    assert found.decision.score == kept


def test_who_has_twelve_employees_is_told_and_who_has_thirteen_is_not() -> None:
    """A number of the question must stand in the answer."""
    assert "12 employés" in ENGINE.consider("qui a 12 employés?").text
    for other in ("qui a 13 employés?", "who has thirteen employees?", "who has 2020 employees?", "qui a 1,2 employés?"):
        assert ENGINE.consider(other).decision.entry is None


def test_a_question_that_describes_nobody_is_about_nobody() -> None:
    """All its words ask, and none says of whom: "how many employees?" is not told how many somebody has."""
    assert ENGINE.consider("combien d'employés?").decision.entry is None
