"""The words of a language that say something about a message whatever it is about: one YAML file a language.

Read once and kept: they belong to the program as its weights do, not to the knowledge of a region.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.knowledge.model import LANGUAGES
from bot.nlu.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_HERE: Final = Path(__file__).parent
WORD: Final = re.compile(r"[^\W_]+")
"""A word as these lists and `split` see it: what an apostrophe or a hyphen holds together counts as two."""

Phrases = frozenset[tuple[str, ...]]
"""Phrases as folded words: "c'est où" is `("c", "est", "ou")`."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What shows that a stretch of a message asks, in all languages together: many a message mixes them.

    Attributes:
        conjunctions: join two questions. before: may precede a question word.
        asking: question words. tying: those that also tie a clause, and ask only at the edges of a stretch.
        listed: those of them that ask after a comma, too. determiners: question words that a noun follows.
        unaccented: those that are another word when they lack their accent, with the words that tell.
        subjects: open a spoken question, whose question word comes later.
        inverted: a verb and the subject after it, near the beginning. fronted: the same at the very beginning alone.
        requests: open a wish to be told. courtesies: ask nothing of their own. empty: words without content.
        coming: verbs of where somebody lives or comes from. from_: words between such a verb and the place.
        first_person: words by which people speak of themselves. question_words: any of which makes a clause ask.
        shortened: words whose point ends no sentence.
    """

    conjunctions: Phrases
    before: Phrases
    asking: Phrases
    tying: Phrases
    listed: Phrases
    determiners: Phrases
    unaccented: dict[str, frozenset[str]]
    subjects: Phrases
    inverted: tuple[Phrases, Phrases]
    fronted: tuple[Phrases, Phrases]
    requests: Phrases
    courtesies: Phrases
    empty: frozenset[str]
    coming: frozenset[str]
    from_: frozenset[str]
    first_person: frozenset[str]
    question_words: frozenset[str]
    shortened: frozenset[str]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The words of all languages."""
    read = [yaml.safe_load((_HERE / f"{language}.yaml").read_text(encoding="utf-8")) for language in LANGUAGES]

    def phrases(name: str) -> Phrases:
        return frozenset(tuple(WORD.findall(fold(phrase))) for content in read for phrase in content.get(name, ()))

    return Signs(
        conjunctions=phrases("conjunctions"),
        before=phrases("before"),
        asking=phrases("asking"),
        tying=phrases("tying"),
        listed=phrases("listed"),
        determiners=phrases("determiners"),
        unaccented=_told_apart(read),
        subjects=phrases("subjects"),
        inverted=(phrases("inverted_verbs"), phrases("inverted_subjects")),
        fronted=(phrases("fronted_verbs"), phrases("fronted_subjects")),
        requests=phrases("requests"),
        courtesies=phrases("courtesies"),
        empty=_single(phrases("empty")),
        coming=_single(phrases("coming")),
        from_=_single(phrases("from")),
        first_person=_single(phrases("first_person")),
        question_words=_single(phrases("question_words")),
        shortened=_single(phrases("shortened")),
    )


def _told_apart(read: Iterable[dict[str, Any]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(following) for content in read for word, following in content.get("unaccented", {}).items()}


def _single(phrases: Phrases) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase)
