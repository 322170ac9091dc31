"""Answer, ask which, or abstain with a reason: from candidates and two numbers."""

from __future__ import annotations

import pytest

from bot.nlu.decide import MOST_CHOICES, Decision, Settings, decide
from bot.nlu.language import LanguageGuess
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Entry, Gap, Reading
from bot.nlu.text import words
from tests import village

KNOWLEDGE = village.knowledge(
    topics__permis="title: {fr: Permis}\nquestion: {fr: Quel permis?}\nphrasings: {fr: [quel permis]}\nrefusal: not_recorded\n"
)
RIMOUSKI = Mention(0, 1, (Referent("elsewhere", "elsewhere", "rimouski"),), 1.0, "rimouski")
FACT = Entry("fact", "activity", ("scierie",))
OTHER = Entry("fact", "headcount", ("fournil",))
TOPIC = Entry("topic", "fete")
HELLO = Entry("smalltalk", "bonjour")


def candidate(evidence: float, entry: Entry = FACT, gap: Gap | None = None, label: str = "intent:activity") -> Candidate:
    """A candidate of which only the evidence and what it leads to matter."""
    return Candidate(entry, gap, label, evidence)


def reading(*candidates: Candidate, mentions: tuple[Mention, ...] = ()) -> Reading:
    """What was seen in a question with these candidates, best first."""
    return Reading(words("x"), mentions, LanguageGuess(0, 0), candidates)


def decided(*candidates: Candidate, mentions: tuple[Mention, ...] = (), margin: float = 5.0) -> Decision:
    """The decision with a threshold of half."""
    return decide(reading(*candidates, mentions=mentions), KNOWLEDGE, Settings(threshold=50, margin=margin))


def test_a_good_candidate_alone_is_answered() -> None:
    """Good enough and far ahead: answered, with its score."""
    best = candidate(0.9)
    assert decided(best, candidate(0.1, OTHER)) == Decision("answer", None, best, (), best.score)
    assert decided(best).entry == FACT


def test_a_greeting_is_smalltalk() -> None:
    """A greeting is replied to, and is no answer about the region."""
    decision = decided(candidate(0.9, HELLO, label="smalltalk:bonjour"))
    assert (decision.outcome, decision.entry) == ("smalltalk", HELLO)


@pytest.mark.parametrize(("mentions", "reason"), [((), "below_threshold"), ((RIMOUSKI,), "unknown_entity")])
def test_nothing_near_is_refused(mentions: tuple[Mention, ...], reason: str) -> None:
    """Without a candidate, or with a weak one, the bot says so; a name from elsewhere tells why."""
    assert decided(mentions=mentions) == Decision("abstain", reason, None, (), 0.0)  # type: ignore[arg-type]
    weak = candidate(0.2)
    decision = decided(weak, mentions=mentions)
    assert (decision.outcome, decision.reason, decision.candidate) == ("abstain", reason, weak)
    assert decision.entry is None, "what came nearest is kept for the staff, not answered"


@pytest.mark.parametrize(
    ("best", "reason"),
    [
        (candidate(0.9, OTHER, "fact"), "not_recorded"),
        (candidate(0.9, Entry("topic", "meteo"), "refusal", "topic:meteo"), "out_of_scope"),
        (candidate(0.9, Entry("topic", "permis"), "refusal", "topic:permis"), "not_recorded"),
    ],
)
def test_what_is_missing_tells_the_reason(best: Candidate, reason: str) -> None:
    """A candidate with a gap is never answered, but says what was understood."""
    decision = decided(best, candidate(0.1))
    assert (decision.outcome, decision.reason, decision.candidate) == ("abstain", reason, best)


def test_the_threshold_itself_is_enough() -> None:
    """A score at the threshold answers; one just below does not."""
    best = candidate(0.7)
    assert decide(reading(best), KNOWLEDGE, Settings(best.score, 0)).outcome == "answer"
    assert decide(reading(best), KNOWLEDGE, Settings(best.score + 0.01, 0)).outcome == "abstain"


def test_two_as_near_are_asked_about() -> None:
    """The bot asks instead of guessing, with both as choices in their order."""
    decision = decided(candidate(0.9), candidate(0.9, OTHER), margin=1)
    assert (decision.outcome, decision.reason, decision.choices) == ("clarify", None, (FACT, OTHER))
    assert decision.entry is None


def test_what_is_further_than_the_margin_is_no_choice() -> None:
    """Only what is as near as the best is asked about."""
    decision = decided(candidate(0.9), candidate(0.9, OTHER), candidate(0.6, TOPIC, label="topic:fete"), margin=1)
    assert decision.choices == (FACT, OTHER)


def test_a_lead_of_the_margin_is_enough() -> None:
    """At the margin the best one answers; just within, it is asked about."""
    best, second = candidate(0.9), candidate(0.6, OTHER)
    lead = best.score - second.score
    assert decided(best, second, margin=lead).outcome == "answer"
    assert decided(best, second, margin=lead + 0.01).outcome == "clarify"


def test_no_more_choices_than_a_person_reads() -> None:
    """A question back names a few, however many are near."""
    many = [candidate(0.9, Entry("fact", "activity", (f"x{n}",))) for n in range(MOST_CHOICES + 3)]
    assert len(decided(*many).choices) == MOST_CHOICES


@pytest.mark.parametrize(
    "near",
    [
        candidate(0.9, Entry("topic", "meteo"), "refusal", "topic:meteo"),
    ],
)
def test_nothing_to_choose_from_is_too_close(near: Candidate) -> None:
    """When what is as near cannot be offered as a choice, the bot says that it hesitates."""
    decision = decided(candidate(0.9), near)
    assert (decision.outcome, decision.reason, decision.choices) == ("abstain", "too_close", ())


def test_advice_on_whom_to_ask_is_given_sooner_than_an_answer() -> None:
    """Where it is the wrong one it costs less than a wrong answer; an answer as unsure is refused."""
    settings = Settings(threshold=75, margin=5)
    advice = candidate(0.6, Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert decide(reading(advice), KNOWLEDGE, settings).reason == "out_of_scope"
    assert decide(reading(candidate(0.6)), KNOWLEDGE, settings).reason == "below_threshold"
    unsure = candidate(0.4, Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert decide(reading(unsure), KNOWLEDGE, settings).reason == "below_threshold"


def test_a_greeting_is_nobodys_rival() -> None:
    """Of two the nearer does; beside a question it is said by the way."""
    goodbye = candidate(0.9, Entry("smalltalk", "adieu"), label="smalltalk:adieu")
    hello = candidate(0.9, HELLO, label="smalltalk:bonjour")
    assert decided(hello, goodbye).entry == HELLO
    assert decided(candidate(0.9), hello).entry == FACT


def test_a_greeting_is_no_choice() -> None:
    """Nobody chooses between a greeting and a question: of the questions as near one asks; of one alone it is not sure."""
    hello = candidate(0.9, HELLO, label="smalltalk:bonjour")
    asked, other = candidate(0.9), candidate(0.9, OTHER)
    assert decided(hello, asked, other, margin=1).choices == (FACT, OTHER)
    decision = decided(hello, asked, margin=1)
    assert (decision.outcome, decision.reason, decision.choices) == ("abstain", "too_close", ())


def test_where_somebody_comes_from_is_no_reason_to_refuse() -> None:
    """Who moves from Rimouski is not told that the bot knows no such place; who asks about it is."""
    utterance = words("nous venons de Rimouski et cherchons un garage")
    town = Mention(3, 4, (Referent("elsewhere", "elsewhere", "rimouski"),), 1.0, "rimouski")
    moving = Reading(utterance, (town,), LanguageGuess(1, 0), ())
    asking = Reading(words("un garage à Rimouski"), (town,), LanguageGuess(1, 0), ())
    assert decide(moving, KNOWLEDGE, Settings()).reason == "below_threshold"
    assert decide(asking, KNOWLEDGE, Settings()).reason == "unknown_entity"
