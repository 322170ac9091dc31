"""From a message to candidates: everything that was seen in it, before any decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.engine import Engine
from bot.knowledge.base import Knowledge, Lexicon
from bot.knowledge.region import nameless
from tests import village

if TYPE_CHECKING:
    from bot.nlu.model import Reading

ENGINE = village.engine()


def read(text: str, engine: Engine = ENGINE) -> Reading:
    """Everything that was seen in a question."""
    return engine.read(text)[0]


def top(text: str) -> str | None:
    """The id of the best candidate's entry."""
    candidates = read(text).candidates
    entry = candidates[0].entry if candidates else None
    return entry.id if entry is not None else None


@pytest.mark.parametrize(
    "texts",
    [
        ("Que fait la scierie?", "QUE FAIT LA SCIERIE", "que fait la scierie", "Que  fait la Scierie !!!"),
        ("quand a lieu la fête du village", "Quand a lieu la fete du village?", "QUAND A LIEU LA FÊTE DU VILLAGE"),
        ("c'est quoi le Fournil", "c koi le Fournil", "C’est quoi le Fournil?"),
        ("combien d'employés a le Fournil", "combien d’employes a le fournil", "combien d employés a le Fournil"),
    ],
)
def test_spelling_makes_no_difference(texts: tuple[str, ...]) -> None:
    """Case, accents, apostrophes, marks and texting lead to one entry, with one utterance for the log to group by."""
    assert len({read(text).utterance for text in texts}) == 1
    assert len({top(text) for text in texts}) == 1
    assert top(texts[0]) is not None


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("activitée de la scierie", "activity:scierie"),
        ("comben d'employés a le Fournil", "headcount:fournil"),
        ("quan a lieux la fete", "topic:fete"),
        ("what dose the fair cost", "topic:budget"),
        ("qui son les membre dorer", "rank:gold"),
    ],
)
def test_slips_in_the_other_words_are_forgiven(text: str, entry: str) -> None:
    """Words of a question may be misspelt too, values among them."""
    assert top(text) == entry


def test_a_greeting_before_a_question_does_not_hide_it() -> None:
    """People say hello first, and thank afterwards; what they ask is between."""
    for text in ("Bonjour! Que fait la scierie?", "salut, que fait la scierie, merci"):
        assert top(text) == "activity:scierie"


def test_a_greeting_with_a_question_is_no_smalltalk() -> None:
    """Smalltalk is what is nothing but smalltalk."""
    reading = read("bonjour la scierie")
    assert reading.candidates[0].entry.kind != "smalltalk"
    assert all(c.score < 5 for c in reading.candidates if c.entry.kind == "smalltalk")


def test_a_reading_tells_what_was_seen() -> None:
    """Words, names and language, as `explain` shows them."""
    reading = read("Que fait la Scierie Boisvert à Rimouski?")
    assert reading.utterance == "que fait la scierie boisvert a rimouski"
    assert [mention.kind for mention in reading.mentions] == ["elsewhere"], "the sawmill of Rimouski is not ours"
    assert reading.guess.language == "fr"


def test_each_entry_is_proposed_once() -> None:
    """Whichever clause speaks for it, an entry is one candidate, with the best of its evidence."""
    reading = read("Que fait la scierie? Oui, que fait la scierie?")
    seen = [(candidate.entry, candidate.gap) for candidate in reading.candidates]
    assert len(seen) == len(set(seen))


def test_the_same_question_is_read_the_same() -> None:
    """Another engine over the same files gives the same candidates, to the last digit."""
    text = "combien de membres dorés au Fournil"
    assert read(text, Engine.build(village.knowledge())) == read(text)


def test_nothing_to_read_gives_no_candidate() -> None:
    """No words, no guess."""
    reading = read("😀 !!!")
    assert (reading.words, reading.mentions, reading.candidates) == ((), (), ())
    assert reading.guess.language is None


def test_a_base_with_one_topic_can_be_asked() -> None:
    """The smallest base answers what it holds."""
    only = Knowledge("", {}, {}, {}, {}, {"fete": village.knowledge().topics["fete"]}, {}, Lexicon(), nameless())
    best = read("quand a lieu la fête du village", Engine.build(only)).candidates[0]
    assert best.label == "topic:fete"


@settings(deadline=None, max_examples=150)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                ["que", "fait", "la scierie", "Fournil", "dorés", "Rimouski", "?", ",", "et", "combien", "SBV", "xyz"]
            ),
            max_size=12,
        ).map(" ".join),
    )
)
def test_whatever_is_typed_is_read(text: str) -> None:
    """No text raises; candidates come best first, and name only what the base holds."""
    reading = read(text)
    scores = [candidate.score for candidate in reading.candidates]
    assert scores == sorted(scores, reverse=True)
    named = {id_ for c in reading.candidates for id_ in c.entry.entities}
    assert named <= set(ENGINE.knowledge.entities)
