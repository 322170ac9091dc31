"""What is said when nothing is answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.compose import Composer
from bot.answers.lead import lead
from bot.answers.model import Composed, Suggestion
from bot.answers.refusal import Refusals
from bot.nlu.decide import Decision
from bot.nlu.language import LanguageGuess
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Candidate, Entry, Gap, Reading
from bot.nlu.text import words
from tests import village

if TYPE_CHECKING:
    from bot.knowledge.model import Language
    from bot.nlu.decide import Reason

KNOWLEDGE = village.knowledge(
    topics__permis="""
title: {fr: Permis de feu, en: Fire permit}
question: {fr: Quel permis?, en: Which permit?}
phrasings: {fr: [quel permis]}
refusal: not_recorded
"""
)
REFUSALS = Refusals(KNOWLEDGE, Composer(KNOWLEDGE, village.today))
CONTACT = " Le mieux est de s’informer ici : la mairie, https://mairie.example"
HERE = " Pour le Val, informez-vous ici : la mairie, https://mairie.example"
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
    found = () if candidate is None else (candidate,)
    reading = Reading(words("ma question secrète"), mentions, LanguageGuess(0, 0), found)
    decision = Decision("abstain", reason, candidate, (), 0.0)
    return REFUSALS.abstain(reading, decision, language, led=lead(reading, decision, KNOWLEDGE))


def missing(entry: Entry, gap: Gap, label: str, evidence: float = 0.99) -> Candidate:
    """A candidate that lacks something."""
    return Candidate(entry, gap, label, evidence)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Je connais la Scierie Boisvert, mais pas son nombre d'employés. Écrivez-leur.",
        ),
        ("en", "I know Scierie Boisvert, but not its headcount. Write to them."),
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
    assert refused("not_recorded", activity).text == ("Je connais la Forge Tremblay, mais ça, je ne l’ai pas." + CONTACT)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_label_is_glued_onto_a_refusal(language: Language) -> None:
    """The curated names of buttons are no part of a sentence: neither an intent's nor a topic's stands in one."""
    headcount = refused(
        "not_recorded", missing(Entry("fact", "activity", ("forge",)), "fact", "intent:activity"), language=language
    )
    permit = refused("not_recorded", missing(Entry("topic", "permis"), "refusal", "topic:permis"), language=language)
    stranger = refused("unknown_entity", language=language)
    for composed, label in ((headcount, "activité"), (permit, "permis de feu"), (stranger, "nombre d'employés")):
        assert label not in composed.text.lower()
        assert not re.search(r"\w ?: \w+\.", composed.text)


def test_a_topic_that_is_not_recorded_says_its_own_advice() -> None:
    """A question that people are known to ask has words of its own; without them the contact is named."""
    advised = missing(Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert refused("not_recorded", advised, language="en").text == "For the weather, look out of the window."
    assert refused("not_recorded", missing(Entry("topic", "permis"), "refusal", "topic:permis")).text.endswith(CONTACT)


def test_what_was_hardly_understood_is_not_named() -> None:
    """Who asked how old the mayor is must not read that the headcount is unknown."""
    unsure = refused("not_recorded", missing(HEADCOUNT, "fact", "intent:headcount", evidence=0.7))
    assert "employés" not in unsure.text
    assert "Écrivez-leur" not in unsure.text
    assert "la Scierie Boisvert" in unsure.text


def test_what_is_private_is_said_to_be_however_unsure() -> None:
    """Of a person little is wanted, and that it isn't kept must be said."""
    knowledge = village.knowledge(
        intents__home="""
title: {fr: Adresse, en: Home}
ask: {fr: "Où habite {entity}?", en: "Where does {entity} live?"}
about: [person]
phrasings: {fr: ["où habite {entity}"]}
not_recorded: {fr: Je n’en garde rien., en: I keep none.}
lacking: {fr: son adresse, en: their address}
"""
    )
    refusals = Refusals(knowledge, Composer(knowledge, village.today))
    unsure = missing(Entry("fact", "home", ("marie",)), "fact", "intent:home", evidence=0.7)
    reading = Reading(words("ma question secrète"), (), LanguageGuess(0, 0), ())
    text = refusals.abstain(reading, Decision("abstain", "not_recorded", unsure, (), 70.0), "fr").text
    assert text == "Je connais Marie Lavoie, mais pas son adresse. Je n’en garde rien."


def test_not_recorded_without_an_entry_still_says_something() -> None:
    """Whatever the decision lacks, the person gets a sentence and a contact."""
    assert refused("not_recorded").text.endswith(CONTACT)


@pytest.mark.parametrize("reason", ["unknown_entity", "below_threshold"])
def test_nobody_is_told_of_an_organisation_that_they_did_not_name(reason: Reason) -> None:
    """Who asked for a recipe named no organisation, no person and no place."""
    composed = refused(reason)
    assert not re.search("organisation|personne|endroit", composed.text)
    assert composed.suggestions == ()


@pytest.mark.parametrize("reason", ["unknown_entity", "below_threshold"])
def test_the_nearest_answer_is_offered_and_not_given(reason: Reason) -> None:
    """Unsure, the bot asks whether it was this; hardly near at all, it says nothing of it."""
    fair = Candidate(Entry("topic", "fete"), None, "topic:fete", 0.4)
    composed = refused(reason, fair)
    assert "Quand a lieu la fête?" in composed.text
    assert "24 juin" not in composed.text
    assert [choice.question for choice in composed.suggestions] == ["Quand a lieu la fête?"]
    far = refused(reason, Candidate(Entry("topic", "fete"), None, "topic:fete", 0.02))
    assert (far.suggestions, "fête" in far.text) == ((), False)


def test_the_nearest_refusal_says_whom_to_ask() -> None:
    """What came near a topic that is known not to be answered gets its advice; small talk advises nobody."""
    weather = missing(Entry("topic", "meteo"), "refusal", "topic:meteo", evidence=0.3)
    assert refused("below_threshold", weather, language="en").text == "For the weather, look out of the window."
    hello = Candidate(Entry("smalltalk", "bonjour"), None, "smalltalk:bonjour", 0.5)
    assert refused("below_threshold", hello).text.endswith(HERE)


def test_beside_a_name_that_is_known_the_nearest_answer_comes_first() -> None:
    """Then what else is known of that name, nothing twice."""
    near = Candidate(Entry("fact", "headcount", ("fournil",)), None, "intent:headcount", 0.5)
    questions = [choice.question for choice in refused("below_threshold", near, (mention("fournil"),)).suggestions]
    assert questions[0] == "Combien d'employés a le Fournil?"
    assert len(set(questions)) == len(questions) > 1


def test_a_contact_of_the_base_is_named_as_people_say_it() -> None:
    """Its address stands in the next steps; one that the base doesn't hold has it in the text."""
    reachable = village.knowledge(
        organisations__mairie="name: Mairie\ncalled: {fr: la mairie, en: the town hall}\n"
        "actions: [{kind: website, value: 'https://mairie.example', source: gazette}]\n",
        region=village.FILES["region.yaml"].replace("name: la mairie", "name: Mairie"),
    )
    refusals = Refusals(reachable, Composer(reachable, village.today))
    reading = Reading(words("ma question secrète"), (), LanguageGuess(0, 0), ())
    text = refusals.abstain(reading, Decision("abstain", "below_threshold", None, (), 0.0), "fr").text
    assert text.endswith("Pour le Val, la mairie sait souvent qui s’occupe de quoi.")
    assert "https" not in text


def test_what_is_out_of_scope_is_sent_where_it_is_answered() -> None:
    """A topic's own advice, or what the bot is for."""
    meteo = missing(Entry("topic", "meteo"), "refusal", "topic:meteo")
    assert refused("out_of_scope", meteo, language="en").text == "For the weather, look out of the window."
    plain = "Ça, ce n’est pas mon rayon"
    assert refused("out_of_scope").text.startswith(plain)
    assert refused("out_of_scope", missing(Entry("topic", "permis"), "refusal", "topic:permis")).text.startswith(plain)
    assert refused("out_of_scope", missing(HEADCOUNT, "fact", "intent:headcount")).text.startswith(plain)


def test_hesitation_is_said() -> None:
    """Two answers as near: the bot asks for other words rather than guess."""
    assert refused("too_close").text.startswith("J’hésite entre plusieurs réponses")


def test_nobody_who_asks_for_a_recipe_is_sent_to_the_contact() -> None:
    """Unless it is about the region: nothing tells that it is. Of whom it names, the contact may know."""
    assert refused("below_threshold").text.endswith(HERE)
    assert refused("below_threshold", mentions=(mention("scierie"),)).text.endswith(CONTACT)


def test_the_region_itself_is_no_name() -> None:
    """« Je connais le Kamouraska, mais pas la réponse » tells nobody what was understood."""
    assert "le Village" not in refused("below_threshold", mentions=(mention("village", "place"),)).text
    assert refused("below_threshold", mentions=(mention("village", "place"),)).text == refused("below_threshold").text


def test_a_question_about_two_is_not_offered() -> None:
    """« Où se trouve A et B? » is none that anybody would press."""
    two = Candidate(Entry("fact", "activity", ("fournil", "scierie")), None, "intent:activity", 0.5)
    composed = refused("below_threshold", two, (mention("fournil"), mention("scierie")))
    assert not any(" et " in suggestion.question for suggestion in composed.suggestions)


def test_names_that_were_recognised_are_named() -> None:
    """Below the threshold the bot still says whom it recognised, each once, and offers what it knows of the first."""
    fournil, scierie = mention("fournil"), mention("scierie")
    composed = refused("below_threshold", mentions=(fournil, scierie, fournil))
    assert composed.text.startswith("Je connais le Fournil et la Scierie Boisvert, mais")
    assert composed.text.endswith(CONTACT)
    assert composed.suggestions[0] == Suggestion("Activité", "Que fait le Fournil?")


def test_names_from_elsewhere_are_not_repeated() -> None:
    """Only names of the base come back: what is not in it might be anything."""
    elsewhere = Mention(0, 1, (Referent("elsewhere", "elsewhere", "walmart"),), 1.0, "walmart")
    composed = refused("below_threshold", mentions=(elsewhere,))
    assert composed.text.startswith("Ça, je ne le sais pas")
    assert "walmart" not in composed.text.lower()


def test_a_question_back_lists_its_choices() -> None:
    """Which one: each choice as a line and as a button."""
    choices = (Entry("topic", "fete"), HEADCOUNT)
    composed = REFUSALS.clarify(Decision("clarify", None, None, choices, 80.0), "fr")
    assert composed.text.splitlines() == [
        "De quoi parlez-vous au juste?",
        "- Quand a lieu la fête?",
        "- Combien d'employés a la Scierie Boisvert?",
    ]
    assert [s.text for s in composed.suggestions] == [s.question for s in composed.suggestions]
    assert composed.sources == ()


@pytest.mark.parametrize("key", ["empty", "unreadable", "too_long"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_cannot_be_read_has_a_sentence(key: str, language: Language) -> None:
    """Nothing, no words, too many of them: each is said in the language of the person."""
    assert REFUSALS.unread(key, language, length=3000, most=2000).strip()


def test_what_is_only_faintly_near_is_offered_among_a_few() -> None:
    """Nothing is said for any of them; what cannot be answered, greets, or is nearer to nothing is not offered."""
    faint = [Candidate(Entry("topic", "fete"), None, "topic:fete", 0.2), Candidate(HEADCOUNT, "fact", "intent:headcount", 0.15)]
    faint.append(Candidate(Entry("topic", "budget"), None, "topic:budget", 0.02))
    faint.append(Candidate(Entry("smalltalk", "bonjour"), None, "smalltalk:bonjour", 0.2))
    reading = Reading(words("ma question secrète"), (), LanguageGuess(0, 0), tuple(faint))
    composed = REFUSALS.abstain(reading, Decision("abstain", "below_threshold", faint[0], (), 20.0), "fr")
    assert composed.text.endswith("Vouliez-vous plutôt demander ceci?")
    assert [choice.question for choice in composed.suggestions] == ["Quand a lieu la fête?"]
