"""What is pointed at: pronouns, places in a list and what is left unsaid, in a conversation and never outside one."""

from __future__ import annotations

import pytest

from bot.nlu.context import _SURE, pointed
from bot.nlu.mention import Mention, Referent
from bot.nlu.model import Context, Entry
from bot.nlu.text import words

TYPES = {"optech": "organisation", "alstom": "organisation", "biopterre": "organisation"}
ABOUT_OPTECH = Context(Entry("fact", "activity", ("optech",)), ("optech",), "fr")
OF_THREE = Context(Entry("relation", "rank", tuple(TYPES)), tuple(TYPES), "fr", tuple(TYPES))
OF_FIRST = Context(Entry("fact", "activity", ("optech",)), ("optech",), "fr", tuple(TYPES))


def meant(text: str, context: Context | None, *mentions: Mention) -> list[tuple[str, ...]]:
    """The ids that each thing pointed at stands for."""
    return [mention.ids() for mention in pointed(words(text), mentions, context, TYPES)]


@pytest.mark.parametrize(
    "text",
    ["combien d'employés là-bas", "c'est quoi leur site", "que fait-il", "what is their website", "does it have a site"],
)
def test_a_pronoun_stands_for_what_was_spoken_of(text: str) -> None:
    """In both languages, as subject, possessive or place."""
    assert meant(text, ABOUT_OPTECH) == [("optech",)]
    assert meant(text, None) == [], "without a conversation it stands for nothing"


@pytest.mark.parametrize("text", ["il y a combien de partenaires", "il faut combien de temps", "quel site web"])
def test_an_impersonal_word_stands_for_nothing(text: str) -> None:
    """Words such as "il y a" speak of nobody."""
    assert meant(text, ABOUT_OPTECH) == []


def test_beside_a_name_a_pronoun_stands_for_that_name() -> None:
    """To ask "Alstom a-t-elle un site?" is to ask of Alstom, whatever was spoken of before."""
    alstom = Mention(0, 1, (Referent("entity", "organisation", "alstom"),), 1.0, "alstom")
    assert meant("alstom a t elle un site", ABOUT_OPTECH, alstom) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("que fait la première", ("optech",)),
        ("la deuxième", ("alstom",)),
        ("what does the last one do", ("biopterre",)),
        ("the second one", ("alstom",)),
    ],
)
def test_a_place_in_the_list_stands_for_what_stands_there(text: str, ids: tuple[str, ...]) -> None:
    """Counted from either end of what was listed last."""
    assert meant(text, OF_THREE) == [ids]


@pytest.mark.parametrize("text", ["la première année", "the last article", "les autres partenaires", "la quatrième"])
def test_a_place_before_a_noun_describes_that_noun(text: str) -> None:
    """What "la première année" names is no entry of a list, nor is a place that the list does not have."""
    assert meant(text, OF_THREE) == []


@pytest.mark.parametrize("text", ["et les deux autres", "what about the other two", "and the others", "les autres"])
def test_the_others_are_those_listed_that_were_not_spoken_of_last(text: str) -> None:
    """They are asked all at once."""
    (mention,) = pointed(words(text), (), OF_FIRST, TYPES)
    assert mention.ids() == ("alstom", "biopterre")
    assert mention.joint
    assert mention.score == _SURE


def test_the_other_three_are_not_two() -> None:
    """A number that does not fit is not bent."""
    assert meant("et les trois autres", OF_FIRST) == []


def test_what_the_base_no_longer_knows_is_not_pointed_at() -> None:
    """A reload may have taken it."""
    assert meant("leur site", Context(Entry("fact", "activity", ("gone",)), ("gone",), "fr")) == []
