"""What is said when nothing is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.compose import Composer
from bot.answers.model import Composed, Suggestion
from bot.answers.refusal import Refusals
from bot.matching.candidates import Candidate, Gap
from bot.matching.decision import Decision
from bot.matching.entries import Entry
from bot.matching.language import LanguageGuess
from bot.matching.matcher import Reading
from bot.matching.mentions import Mention, Referent
from bot.matching.text import words
from tests import village

if TYPE_CHECKING:
    from bot.knowledge.model import Language
    from bot.matching.decision import Reason

KNOWLEDGE = village.knowledge(
    topics__permis="""
title: {fr: Permis de feu, en: Fire permit}
question: {fr: Quel permis?, en: Which permit?}
phrasings: {fr: [quel permis]}
refusal: not_recorded
"""
)
REFUSALS = Refusals(KNOWLEDGE, Composer(KNOWLEDGE, village.today), "la mairie", "https://mairie.example")
CONTACT = " Le mieux est de s’informer ici : la mairie, https://mairie.example"
HEADCOUNT = Entry("fact", "headcount", ("scierie",))


def mention(id_: str, type_: str = "organisation") -> Mention:
    """A name that was recognised."""
    return Mention(0, 1, (Referent("entity", type_, id_),), 1.0, id_)


def refused(
    reason: Reason,
    candidate: Candidate | None = None,
    mentions: tuple[Mention, ...] = (),
    language: Language = "fr",
) -> Composed:
    """What is said to somebody who asked for this."""
    reading = Reading(words("ma question secrète"), mentions, LanguageGuess(0, 0), ())
    return REFUSALS.abstain(reading, Decision("abstain", reason, candidate, (), 0.0), language)


def missing(entry: Entry | None, gap: Gap, label: str, evidence: float = 0.99) -> Candidate:
    """A candidate that lacks something."""
    return Candidate(entry, gap, label, evidence, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Je connais bien la Scierie Boisvert, mais je n’ai pas ce renseignement : nombre d'employés. Écrivez-leur.",
        ),
        ("en", "I do know Scierie Boisvert, but this is not in my records: headcount. Write to them."),
    ],
)
def test_what_is_not_recorded_says_what_was_understood(language: Language, text: str) -> None:
    """The organisation, what was wanted, whom to ask, and as buttons what is known of it."""
    composed = refused("not_recorded", missing(HEADCOUNT, "fact", "intent:headcount"), language=language)
    assert composed.text == text
    assert [s.question for s in composed.suggestions] == [
        "Que fait la Scierie Boisvert?" if language == "fr" else "What does Scierie Boisvert do?"
    ]


def test_without_advice_of_its_own_a_refusal_names_the_contact() -> None:
    """Every refusal leaves somebody to ask."""
    activity = missing(Entry("fact", "activity", ("forge",)), "fact", "intent:activity")
    assert refused("not_recorded", activity).text == (
        "Je connais bien la Forge Tremblay, mais je n’ai pas ce renseignement : activité." + CONTACT
    )


def test_a_topic_that_is_not_recorded_is_named() -> None:
    """A question that people are known to ask is recognised even when it has no answer."""
    topic = missing(Entry("topic", "permis"), "refusal", "topic:permis")
    assert refused("not_recorded", topic).text == (
        "On me le demande, mais je n’ai pas ce renseignement : permis de feu." + CONTACT
    )
    advised = missing(Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert refused("not_recorded", advised, language="en").text == (
        "People do ask, but this is not in my records: weather. For the weather, look out of the window."
    )


def test_not_recorded_without_an_entry_still_says_something() -> None:
    """Whatever the decision lacks, the person gets a sentence and a contact."""
    assert refused("not_recorded").text.endswith(CONTACT)


def test_who_is_unknown_is_told_what_was_understood() -> None:
    """When the bot knows what was wanted, but not of whom, it says both."""
    assert "(nombre d'employés)" in refused("unknown_entity", missing(None, "entity", "intent:headcount")).text


@pytest.mark.parametrize(
    "candidate",
    [None, missing(None, "entity", "intent:headcount", evidence=0.01), missing(None, "entity", "topic:fete")],
)
def test_who_is_unknown_is_told_no_guess(candidate: Candidate | None) -> None:
    """Without a good idea of what was wanted, nothing is said of it."""
    assert refused("unknown_entity", candidate).text.startswith("Je ne connais pas l’organisation, la personne")


def test_what_is_out_of_scope_is_sent_where_it_is_answered() -> None:
    """A topic's own advice, or what the bot is for."""
    meteo = missing(Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert refused("out_of_scope", meteo, language="en").text == "For the weather, look out of the window."
    plain = "Ça sort de ce que je connais"
    assert refused("out_of_scope").text.startswith(plain)
    assert refused("out_of_scope", missing(Entry("topic", "permis"), "refusal", "topic:permis")).text.startswith(plain)
    assert refused("out_of_scope", missing(HEADCOUNT, "fact", "intent:headcount")).text.startswith(plain)


def test_hesitation_is_said() -> None:
    """Two answers as near: the bot asks for other words rather than guess."""
    assert refused("too_close").text.startswith("J’hésite entre plusieurs réponses")


def test_names_that_were_recognised_are_named() -> None:
    """Below the threshold the bot still says whom it recognised, each once, and offers what it knows of the first."""
    fournil, scierie = mention("fournil"), mention("scierie")
    composed = refused("below_threshold", mentions=(fournil, scierie, fournil))
    assert composed.text.startswith("Je vois que ça touche le Fournil et la Scierie Boisvert, mais")
    assert composed.text.endswith(CONTACT)
    assert composed.suggestions[0] == Suggestion("Activité", "Que fait le Fournil?")


def test_names_from_elsewhere_are_not_repeated() -> None:
    """Only names of the base come back: what is not in it might be anything."""
    elsewhere = Mention(0, 1, (Referent("elsewhere", "elsewhere", "walmart"),), 1.0, "walmart")
    composed = refused("below_threshold", mentions=(elsewhere,))
    assert composed.text.startswith("Je n’ai pas de réponse sûre à ça")
    assert "walmart" not in composed.text.lower()


def test_a_question_back_lists_its_choices() -> None:
    """Which one: each choice as a line and as a button."""
    choices = (Entry("topic", "fete"), HEADCOUNT)
    composed = REFUSALS.clarify(Decision("clarify", None, None, choices, 80.0), "fr")
    assert composed.text.splitlines() == [
        "De quoi parlez-vous au juste?",
        "- Fête du village",
        "- Nombre d'employés : Scierie Boisvert",
    ]
    assert [s.text for s in composed.suggestions] == ["Fête du village", "Nombre d'employés : Scierie Boisvert"]
    assert composed.sources == ()


@pytest.mark.parametrize("key", ["empty", "unreadable", "too_long"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_cannot_be_read_has_a_sentence(key: str, language: Language) -> None:
    """Nothing, no words, too many of them: each is said in the language of the person."""
    assert REFUSALS.unread(key, language, length=3000, most=2000).strip()
