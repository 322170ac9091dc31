"""Small words that carry no subject of their own: around names, before numbers, in what denies, asks or joins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.knowledge.model import LANGUAGES
from bot.nlu.languages.lists import Phrases, groups, phrases, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """The small words of all languages together, but where they are told apart.

    Attributes:
        linking: stand inside names, or between a name and the place that narrows it.
        side_by_side: all that may stand between names that are asked of at once.
        articles: of each language. before_names: words after which an unknown word looks like a name.
        more, less: before a number that is a limit.
        negating: ask for what is not. negating_beside: the same, but only beside one of these.
        setting_aside: phrases that set a name aside beside another: "the school, not the hospital". before_setting_aside: words
            that may stand before such a phrase.
        elided: of each language, lose their last letter before the next word: "l'Anse", "qu'il". clipped: of each language,
            what an apostrophe cuts from the word before: "where's", "don't".
        telling_apart: ask for something else of the same thing, small as they are.
        wanting_more: ask for more than a yes or a no; folded, "où" is "ou", which offers a choice.
        yes_or_no: phrases that ask for a yes or a no. opening: words that do so at the very beginning.
        closed_verbs, closed_subjects: that do so together: "est-elle", "participe-t-il".
    """

    linking: frozenset[str]
    side_by_side: frozenset[str]
    articles: Mapping[Language, frozenset[str]]
    before_names: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    negating: frozenset[str]
    negating_beside: Mapping[str, frozenset[str]]
    setting_aside: Phrases
    before_setting_aside: frozenset[str]
    elided: Mapping[Language, frozenset[str]]
    clipped: Mapping[Language, frozenset[str]]
    telling_apart: frozenset[str]
    wanting_more: frozenset[str]
    yes_or_no: Phrases
    opening: frozenset[str]
    closed_verbs: frozenset[str]
    closed_subjects: Phrases


@lru_cache(maxsize=1)
def function_words() -> FunctionWords:
    """The small words of all languages."""
    return FunctionWords(
        linking=words("linking"),
        side_by_side=words("linking") | words("side_by_side"),
        articles=_each("articles"),
        before_names=words("before_names"),
        more=words("more"),
        less=words("less"),
        negating=words("negating"),
        negating_beside=groups("negating_beside"),
        setting_aside=phrases("setting_aside"),
        before_setting_aside=words("before_setting_aside"),
        elided=_each("elided"),
        clipped=_each("clipped"),
        telling_apart=words("telling_apart"),
        wanting_more=words("wanting_more"),
        yes_or_no=phrases("yes_or_no"),
        opening=words("opening"),
        closed_verbs=words("closed_verbs"),
        closed_subjects=phrases("closed_subjects"),
    )


def _each(name: str) -> dict[Language, frozenset[str]]:
    return {language: words(name, language) for language in LANGUAGES}
