"""What a question leaves unsaid, said in its stead: of whom it goes on, whom it describes, what it asks again.

What weighs was learned from questions that say what they ask, and of whom; so one that leaves it to the conversation is
weighed as such a one, and the likelier reading counts. And the other way round: what is told beside a question left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.nlu.context import says_again
from bot.nlu.languages.pointing_words import pointing_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.answers.considered import Considered
    from bot.nlu.model import Context, Entry, Reading

    Read = Callable[[str, Context | None], Considered]

_NUMBER: Final = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+)?")
_APART: Final = re.compile(r"(?<=\d)[\u00a0\u202f,](?=\d{3}(?!\d))")
"""What stands between thousands."""
_ASIDE: Final = re.compile(r"\([^()]*\)")
_YEARS: Final = range(1800, 2100)
_WORD_FOR_WORD: Final = 100
"""Score of small talk that the knowledge holds in just these words."""
DESCRIBED: Final = 30.0
"""Score that the likeliest answer must have for the one that it tells of to be named in the question's stead."""
SURE: Final = 80.0
"""Score that a reading must have which says more than the question does."""
_LIKELY: Final = 5.0
"""Score from which what was asked before may be what is asked again."""
_MOST_NAMED: Final = 4
"""Things that one name may stand for, each read once."""
_UNSURE: Final = ("below_threshold", "unknown_entity")
_LIKELIEST: Final = 3
"""How many of the first candidates a whole message seems to ask for."""
_OF_ONE: Final = ("fact", "profile", "relation")


class Means(NamedTuple):
    """What a message is read again with.

    Attributes:
        read: takes a text as one question of a conversation. called: the name of an entity.
        asks: the question that asks for an entry.
        describes: whether a question says by a word of its own of whom its likeliest answer tells.
    """

    read: Read
    called: Callable[[str], str]
    asks: Callable[[Entry], str]
    describes: Callable[[str, Reading], bool]


def said_in_full(text: str, considered: Considered, context: Context | None, alone: str, means: Means) -> Considered:
    """A message with what it leaves unsaid, or without what it tells besides, where it is likelier so.

    Args:
        considered: it, as it stands. alone: the sentence of it that asks; empty where there is no other.
    """
    considered = named(text, considered, context, means.read, means.called)
    considered = renamed(text, considered, context, means.read, means.asks)
    considered = described(text, considered, context, means)
    return without_its_story(alone, considered, context, means.read)


def _again(text: str, context: Context | None, read: Read) -> Considered:
    """What becomes of a text that is read in another's stead."""
    return replace(read(text, context), read_as=text)


def names(reading: Reading | None, *, besides_kinds: bool = False) -> bool:
    """Whether a question names something itself, and does not only point at it.

    Args:
        besides_kinds: whether what kind of thing it is ("a school") counts for no name.
    """
    mentions = reading.mentions if reading is not None else ()
    return any(mention.name and (mention.kind != "value" or not besides_kinds) for mention in mentions)


def _is_of_whom_it_names(considered: Considered) -> bool:
    """Whether what was understood is about somebody whom the question names itself, and does not only point at."""
    if considered.reading is None or (candidate := considered.decision.candidate) is None:
        return False
    said = {id_ for mention in considered.reading.mentions if mention.name for id_ in mention.ids()}
    return not said.isdisjoint(candidate.entry.entities)


def named(
    text: str,
    considered: Considered,
    context: Context | None,
    read: Read,
    called: Callable[[str], str],
) -> Considered:
    """A question read as if it said of whom: "c'est où?", "de quel réseau est-elle?" of the one spoken of before.

    Returns:
        That reading where it tells of the one spoken of, or that what is asked of that one is not recorded, and is
        likelier than the question as it stands; else `considered`, which is that.
    """
    small_talk = considered.decision.outcome == "smalltalk"
    # Small talk is that for sure only where it was said word for word.
    surely_else = small_talk and considered.decision.score >= _WORD_FOR_WORD
    if context is None or len(context.entities) != 1 or _is_of_whom_it_names(considered) or surely_else:
        return considered
    # Without the conversation: with it, a bare name would ask the last question again, and « merci » is not one.
    again = _again(f"{called(context.entities[0])}: {text}", None, read)
    if considered.decision.outcome == "answer" and again.decision.score <= considered.decision.score:
        return considered
    return again if _tells_of(again, context.entities[0], fact_alone=small_talk) else considered


def renamed(
    text: str,
    considered: Considered,
    context: Context | None,
    read: Read,
    asks: Callable[[Entry], str],
) -> Considered:
    """A question that names another one, read as if it asked of that one what was asked before: "X, it is who?".

    Only where it says so ("same thing for X, I'll write to them too"), or that is among what it may mean by itself: "Is there a
    dentist in Y?" asks nothing of what was asked of X.

    Args:
        asks: the question that asks for an entry.

    Returns:
        That reading where it surely gets that answer, and the question alone gets no more than a card; else `considered`.
    """
    alone = considered.decision
    told = alone.outcome == "answer" and alone.entry is not None and alone.entry.kind != "profile"
    if context is None or considered.reading is None or told:
        return considered
    outright = says_again(considered.reading.words, considered.reading.mentions)
    for entry in _asked_again(considered.reading, context, outright=outright):
        again = _again(asks(entry) if outright else f"{asks(entry)} {text}", None, read)
        if again.decision.outcome == "answer" and again.decision.entry == entry and again.decision.score >= SURE:
            return again
    return considered


def _asked_again(reading: Reading, context: Context, *, outright: bool) -> Iterator[Entry]:
    """What was asked before, of each that the question names, where the question may ask it or says so outright."""
    before = context.entry
    if before.kind not in ("fact", "relation") or len(before.entities) != 1:
        return
    named = {id_: None for mention in reading.mentions if mention.name for id_ in mention.entities()}
    if not set(before.entities).isdisjoint(named):
        return
    wanted = [replace(before, entities=(id_,)) for id_ in named]
    likely = {candidate.entry for candidate in reading.candidates if candidate.score >= _LIKELY}
    yield from [entry for entry in wanted if outright or entry in likely][:_MOST_NAMED]


def described(text: str, considered: Considered, context: Context | None, means: Means) -> Considered:
    """A question that names nobody, read as if it named whom it describes: "which village has 78 km²?".

    What weighs is surer of whom a question names; so whose answer is likely already is named, and the question read once more.

    Returns:
        That reading where it surely tells something of that one; else `considered`.
    """
    candidate, reading = considered.decision.candidate, considered.reading
    spoken_of = context is not None and context.entities
    if spoken_of or candidate is None or reading is None or names(reading, besides_kinds=True):
        return considered
    likely = considered.decision.reason == "below_threshold" and candidate.score >= DESCRIBED
    of_one = len(candidate.entry.entities) == 1 and candidate.entry.kind in _OF_ONE
    if not likely or not of_one or not means.describes(text, reading):
        return considered
    again = _again(f"{means.called(candidate.entry.entities[0])}: {text}", None, means.read)
    sure = again.decision.score >= SURE and _tells_of(again, candidate.entry.entities[0], fact_alone=True)
    return again if sure and again.decision.outcome == "answer" and _holds_its_numbers(text, again.text) else considered


def _holds_its_numbers(text: str, answer: str) -> bool:
    """Whether an answer holds every number of its question, decimals aside: who has 13 employees is not told who has 12.

    What stands in parentheses, as a date does, tells years alone, and only beside another number.
    """
    asked, told = _numbers(text), _numbers(_ASIDE.sub("", answer))
    held = {number for number in asked if any(number in (one, int(one), round(one)) for one in told)}
    years = {number for number in _numbers(answer) if number in _YEARS}
    return not asked or (bool(held) and asked <= held | years)


def _numbers(text: str) -> set[float]:
    return {float(found.replace(",", ".")) for found in _NUMBER.findall(_APART.sub("", text))}


def _tells_of(again: Considered, id_: str, *, fact_alone: bool) -> bool:
    """Whether a reading answers about an entity, or knows that what is asked of it is not recorded.

    Args:
        fact_alone: whether it must be a fact. « Merci » with a name behind it shows the card of whoever bears it.
    """
    candidate = again.decision.candidate
    if candidate is None or candidate.entry.entities != (id_,):
        return False
    if again.decision.reason == "not_recorded":
        return True
    return again.decision.outcome == "answer" and (candidate.entry.kind == "fact" or not fact_alone)


def without_its_story(alone: str, considered: Considered, context: Context | None, read: Read) -> Considered:
    """A question that is refused with what is told around it, read without: "I'll bring my cat. Where do I find a flat?".

    Args:
        alone: the sentence that asks; empty where there is no other.

    Returns:
        That reading where it is surely answered by what the whole seemed to ask for; else `considered`.
    """
    if not alone or considered.reading is None or considered.decision.reason not in _UNSURE:
        return considered
    again = _again(alone, context, read)
    likely = [candidate.entry for candidate in considered.reading.candidates[:_LIKELIEST]]
    sure = again.decision.outcome == "answer" and again.decision.score >= SURE
    leans = again.reading is not None and _points_there(again.reading)
    return again if sure and not leans and again.decision.entry in likely else considered


def _points_there(reading: Reading) -> bool:
    """Whether a sentence speaks of a place that only what was told before it names: "over there"."""
    texts = [word.text for word in reading.words]
    return any(pair in pointing_words().there for pair in pairwise(texts))
