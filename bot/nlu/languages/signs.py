"""What shows that a stretch of a message asks, and what tells of whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.nlu.languages.lists import Phrases, groups, phrases, words


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
        papers: what people bring along from there. of: words between such papers and where they were given.
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
    papers: frozenset[str]
    of: frozenset[str]
    first_person: frozenset[str]
    question_words: frozenset[str]
    shortened: frozenset[str]


@lru_cache(maxsize=1)
def signs() -> Signs:
    """The signs of all languages."""
    return Signs(
        conjunctions=phrases("conjunctions"),
        before=phrases("before"),
        asking=phrases("asking"),
        tying=phrases("tying"),
        listed=phrases("listed"),
        determiners=phrases("determiners"),
        unaccented=groups("unaccented"),
        subjects=phrases("subjects"),
        inverted=(phrases("inverted_verbs"), phrases("inverted_subjects")),
        fronted=(phrases("fronted_verbs"), phrases("fronted_subjects")),
        requests=phrases("requests"),
        courtesies=phrases("courtesies"),
        empty=words("empty"),
        coming=words("coming"),
        from_=words("from"),
        papers=words("papers"),
        of=words("of"),
        first_person=words("first_person"),
        question_words=words("question_words"),
        shortened=words("shortened"),
    )
