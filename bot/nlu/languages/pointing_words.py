"""Words that point back at what a conversation spoke of: "elle", "la première", "the other two", "et celui de…"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.nlu.languages.lists import Phrases, phrases, values, words

if TYPE_CHECKING:
    from collections.abc import Mapping

_SMALL: Final = (2, 3, 4)
"""Numbers that are pointed with in digits, too: "les 2 autres"."""


@dataclass(frozen=True, slots=True)
class PointingWords:
    """The words of all languages together.

    Attributes:
        one, several: pronouns that stand for one, or for several. there: phrases that stand for a place.
        impersonal: after "il", make it stand for nothing: "il y a", "il faut".
        determiners: may stand before an ordinal. ordinals: the place in a list that each names, from 0; -1 for the last.
        others: stand for what is left of a list. numbers: how many. heads: may follow an ordinal: "the first one".
        goes_on: may follow "la première" when it stands for something listed; before a noun it only describes that noun.
        again: ask the last question again of something else: "et celui de Valbrune?", "même question pour Fournil".
        all_again: phrases that say outright that it is asked again: "MÊME QUESTION pour Fournil, j'ai changé d'idée".
        contrasting: behind a name, begin what is asked otherwise: "même chose pour Fournil, MAIS le téléphone".
        idle: beside a name carry no question of their own: "et Fournil ALORS?".
        tying: tie a question to the one before: "et Fournil?", "what about Fournil?", "en santé?".
        how_many: ask to have a list counted. which: ask to have it shown.
    """

    one: frozenset[str]
    several: frozenset[str]
    there: Phrases
    impersonal: frozenset[str]
    determiners: frozenset[str]
    ordinals: Mapping[str, int]
    others: frozenset[str]
    numbers: Mapping[str, int]
    heads: frozenset[str]
    goes_on: frozenset[str]
    again: frozenset[str]
    all_again: Phrases
    contrasting: frozenset[str]
    idle: frozenset[str]
    tying: frozenset[str]
    how_many: frozenset[str]
    which: frozenset[str]


@lru_cache(maxsize=1)
def pointing_words() -> PointingWords:
    """The words of all languages."""
    return PointingWords(
        one=words("pronouns_of_one"),
        several=words("pronouns_of_several"),
        there=phrases("there"),
        impersonal=words("impersonal"),
        determiners=words("articles") | words("contracted"),
        ordinals=values("ordinals"),
        others=words("others"),
        numbers=values("numbers") | {str(number): number for number in _SMALL},
        heads=words("heads"),
        goes_on=words("goes_on"),
        again=words("again"),
        all_again=phrases("all_again"),
        contrasting=words("contrasting"),
        idle=words("idle_beside_a_name"),
        tying=words("tying_to_before"),
        how_many=words("how_many"),
        which=words("which_ones"),
    )
