"""What a question leaves unsaid is said in its stead, where that reading is likelier. On the village."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers.unsaid import Means, described, named, renamed, without_its_story
from bot.nlu.decide import Decision
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Context, Entry
from tests import village

if TYPE_CHECKING:
    from bot.answers.considered import Considered
    from bot.nlu.decide import Outcome

ENGINE = village.engine()
WHOLE = ENGINE.consider("Que fait la scierie?")

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
    means = Means(lambda _text, _before: with_name, str.title, str, lambda _text, _seen: True)
    found = described("De quel réseau est-il?", alone, None, means)
    assert found.decision.score == kept


def test_who_has_twelve_employees_is_told_and_who_has_thirteen_is_not() -> None:
    """A number of the question must stand in the answer."""
    assert "12 employés" in ENGINE.consider("qui a 12 employés?").text
    for other in ("qui a 13 employés?", "who has thirteen employees?", "who has 2020 employees?", "qui a 1,2 employés?"):
        assert ENGINE.consider(other).decision.entry is None


def test_a_question_that_describes_nobody_is_about_nobody() -> None:
    """All its words ask, and none says of whom: "how many employees?" is not told how many somebody has."""
    assert ENGINE.consider("combien d'employés?").decision.entry is None


def other(id_: str, score: float, *, kind: str = "fact", outcome: Outcome = "answer", likely: float = 0.0) -> Considered:
    """A question that names the sawmill, with this best candidate, and with what was asked before of it as likely as this."""
    best = Candidate(Entry("profile" if kind == "profile" else "fact", kind, (id_,)), None, f"intent:{kind}", score / 100)
    again = Candidate(Entry("fact", "activity", ("scierie",)), None, "intent:activity", likely / 100)
    decision = Decision(outcome, None if outcome == "answer" else "below_threshold", best, (), score)
    said = (Mention(0, 1, (Referent("entity", "organisation", "scierie"),), 1.0, "scierie"),)
    assert WHOLE.reading is not None
    return replace(WHOLE, decision=decision, reading=replace(WHOLE.reading, mentions=said, candidates=(best, again)))


AGAIN = other("scierie", 95, kind="activity")


@pytest.mark.parametrize(
    ("alone", "read_again", "taken"),
    [
        pytest.param(other("scierie", 60, kind="rank", outcome="abstain", likely=20), AGAIN, True, id="refused-by-itself"),
        pytest.param(other("scierie", 80, kind="profile", likely=20), AGAIN, True, id="no-more-than-a-card"),
        pytest.param(other("scierie", 60, kind="rank", outcome="abstain", likely=1), AGAIN, False, id="it-cannot-ask-that"),
        pytest.param(other("scierie", 90, kind="rank", likely=20), AGAIN, False, id="answered-by-itself"),
        pytest.param(
            other("scierie", 60, kind="rank", outcome="abstain", likely=20),
            other("scierie", 70, kind="activity"),
            False,
            id="not-sure-enough",
        ),
        pytest.param(
            other("scierie", 60, kind="rank", outcome="abstain", likely=20),
            other("scierie", 95, kind="rank"),
            False,
            id="another-answer-all-the-same",
        ),
    ],
)
def test_a_question_that_names_another_may_ask_again_what_was_asked(
    alone: Considered, read_again: Considered, taken: bool
) -> None:
    """Where it may mean that by itself, and what was asked of the new name is surely answered."""
    texts = []

    def read(text: str, _before: Context | None) -> Considered:
        texts.append(text)
        return read_again

    found = renamed("La scierie, elle?", alone, SPOKEN_OF, read, lambda entry: f"Que fait {entry.entities[0]}?")
    assert found.read_as == ("Que fait scierie? La scierie, elle?" if taken else "")
    assert texts in ([], ["Que fait scierie? La scierie, elle?"])


def test_without_a_conversation_nothing_is_asked_again() -> None:
    """Nor of the one that was spoken of before."""

    def read(_text: str, _before: Context | None) -> Considered:
        raise AssertionError

    alone = other("scierie", 60, kind="rank", outcome="abstain", likely=20)
    of_the_same = replace(SPOKEN_OF, entry=Entry("fact", "activity", ("scierie",)))
    assert renamed("La scierie?", alone, None, read, str) is alone
    assert renamed("La scierie?", alone, of_the_same, read, str) is alone


@pytest.mark.parametrize(
    "text",
    [
        "Et la scierie?",
        "Même question pour la scierie, ma blonde a changé d'idée",
        "ok same thing for Scierie Boisvert then, as I will be writing to them also",
        "Got it, thanks. And Scierie Boisvert? I cannot find it on my map",
        "pis la scierie, eux autres?",
    ],
)
def test_what_is_told_besides_does_not_keep_a_question_from_being_asked_again(text: str) -> None:
    """It is the last question, of another one."""
    context = ENGINE.consider("Que fait le Fournil?").context
    entry = ENGINE.consider(text, context=context).decision.entry
    assert entry == Entry("fact", "activity", ("scierie",))


@pytest.mark.parametrize(
    "text",
    [
        "Et la scierie, elle est partenaire?",
        "Même question pour la fête: qui l'organise?",
        "Même question pour la scierie, mais le nombre d'employés",
    ],
)
def test_a_question_of_its_own_is_not_the_last_one(text: str) -> None:
    """Though it begins as one that goes on would."""
    context = ENGINE.consider("Que fait le Fournil?").context
    entry = ENGINE.consider(text, context=context).decision.entry
    assert entry is None or entry.name != "activity"


@pytest.mark.parametrize(
    ("alone", "kept"),
    [
        pytest.param(about("fournil", 85), 85, id="surely-answered-without-its-story"),
        pytest.param(about("fournil", 78), 45, id="not-surely"),
        pytest.param(about("scierie", 95), 45, id="by-what-the-whole-does-not-ask-for"),
    ],
)
def test_what_is_told_beside_a_question_is_left_out_where_that_makes_it_sure(alone: Considered, kept: float) -> None:
    """The sentence that asks, taken by itself, must surely ask for what the whole message seemed to."""
    assert REFUSED.reading is not None
    assert REFUSED.decision.candidate is not None
    whole = replace(REFUSED, reading=replace(REFUSED.reading, candidates=(REFUSED.decision.candidate,)))
    texts = []

    def read(text: str, _before: Context | None) -> Considered:
        texts.append(text)
        return alone

    assert without_its_story("De quel réseau est-il?", whole, None, read).decision.score == kept
    assert texts == ["De quel réseau est-il?"]


def test_a_question_that_is_answered_or_tells_nothing_besides_is_read_once() -> None:
    """There is nothing to leave out, or nothing to gain."""

    def read(_text: str, _before: Context | None) -> Considered:
        raise AssertionError

    assert without_its_story("", REFUSED, None, read) is REFUSED
    answered = about("fournil", 90)
    assert without_its_story("De quel réseau est-il?", answered, None, read) is answered


def test_a_sentence_that_leans_on_its_story_is_not_read_without() -> None:
    """« Là-bas » is where the story says."""
    assert REFUSED.reading is not None
    assert REFUSED.decision.candidate is not None
    whole = replace(REFUSED, reading=replace(REFUSED.reading, candidates=(REFUSED.decision.candidate,)))
    sentence = "De quel réseau est-il là-bas?"
    alone = replace(about("fournil", 95), reading=ENGINE.pipeline.seen(sentence))
    assert without_its_story(sentence, whole, None, lambda _text, _before: alone) is whole
