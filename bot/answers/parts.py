"""Several questions in one message: each read in the light of those before it, and whether they are answered one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.answers.considered import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.answers.considered import Considered
    from bot.nlu.model import Context, Entry, Reading
    from bot.nlu.split import Asked

_NUMBER: Final = re.compile(r"(?<![^\W\d_])\d+(?:[.,]\d+)?")
_APART: Final = re.compile(r"(?<=\d)[\u00a0\u202f,](?=\d{3}(?!\d))")
"""What stands between thousands."""
_ASIDE: Final = re.compile(r"\([^()]*\)")
_YEARS: Final = range(1800, 2100)
_FEW: Final = 2
"""Words of content up to which a question may lean on the one before it: "et combien de temps?", "is there a waiting list?"."""
_LIKELIEST: Final = 3
"""How many of the first candidates count as likely."""
_LIKELY: Final = 5.0
"""Score that one of them must have: of a short list the third may be anything."""
_WORD_FOR_WORD: Final = 100
"""Score of small talk that the knowledge holds in just these words."""
DESCRIBED: Final = 30.0
"""Score that the likeliest answer must have for the one that it tells of to be named in the question's stead."""
_OF_ONE: Final = ("fact", "profile", "relation")
ALONE: Final = 80.0
"""Score from which one part alone is answered of a message that gets no answer as a whole: each part may err once more."""


def one_by_one(
    questions: Sequence[Asked],
    context: Context | None,
    *,
    read: Callable[[str, Context | None], Considered],
    refuse: Callable[[Considered, float], Considered],
    called: Callable[[str], str],
) -> list[Part]:
    """Every part, read in the light of the ones before it.

    Args:
        read: takes a text as one question. refuse: the same question, not answered, at a score.
        called: the name of an entity.
    """
    parts: list[Part] = []
    for asked in questions:
        considered = read(asked.text, context)
        if parts:
            again = named(asked.text, considered, context, read, called)
            if again is not considered:
                considered = again
            elif _leans(asked, considered, context, parts[-1]):
                both = read(f"{parts[-1].question} {asked.text}", context)
                if not _holds(considered, parts[-1], both):
                    considered = refuse(considered, _score(considered.decision.entry, both))
        context = considered.context or context
        parts.append(Part(asked.text, considered, tail=asked.tail))
    return parts


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


def _is_about(considered: Considered, context: Context | None) -> bool:
    entry = considered.decision.entry
    return entry is not None and context is not None and not set(context.entities).isdisjoint(entry.entities)


def named(
    text: str,
    considered: Considered,
    context: Context | None,
    read: Callable[[str, Context | None], Considered],
    called: Callable[[str], str],
) -> Considered:
    """A question read as if it said of whom: "c'est où?", "de quel réseau est-elle?" of the one spoken of before.

    What weighs was learned from questions that name what they ask about; so one that goes on is weighed as such a one.

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
    again = read(f"{called(context.entities[0])}: {text}", None)
    if considered.decision.outcome == "answer" and again.decision.score <= considered.decision.score:
        return considered
    return again if _tells_of(again, context.entities[0], fact_alone=small_talk) else considered


def described(
    text: str,
    considered: Considered,
    context: Context | None,
    read: Callable[[str, Context | None], Considered],
    called: Callable[[str], str],
    describes: Callable[[str, Reading], bool],
) -> Considered:
    """A question that names nobody, read as if it named whom it describes: "which village has 78 km²?".

    What weighs is surer of whom a question names; so whose answer is likely already is named, and the question read once more.

    Args:
        describes: whether a question says by a word of its own of whom its likeliest answer tells.

    Returns:
        That reading where it surely tells something of that one; else `considered`.
    """
    candidate, reading = considered.decision.candidate, considered.reading
    spoken_of = context is not None and context.entities
    if spoken_of or candidate is None or reading is None or names(reading, besides_kinds=True):
        return considered
    likely = considered.decision.reason == "below_threshold" and candidate.score >= DESCRIBED
    of_one = len(candidate.entry.entities) == 1 and candidate.entry.kind in _OF_ONE
    if not likely or not of_one or not describes(text, reading):
        return considered
    again = read(f"{called(candidate.entry.entities[0])}: {text}", None)
    sure = again.decision.score >= ALONE and _tells_of(again, candidate.entry.entities[0], fact_alone=True)
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


def _leans(asked: Asked, considered: Considered, context: Context | None, before: Part) -> bool:
    """Whether a question may mean nothing without the one before it, so that its answer alone may be any's."""
    after = asked.joined or before.considered.decision.outcome != "answer"
    alone = considered.decision.outcome == "answer" and not names(considered.reading)
    return alone and asked.content <= _FEW and after and not _is_about(considered, context)


def _holds(considered: Considered, before: Part, both: Considered) -> bool:
    """Whether what answers a leaning question is likely with the one before it, too.

    "Is there a waiting list?" alone may be answered with any list there is. After a refusal nothing less than an answer does.
    """
    entry = considered.decision.entry
    if both.decision.entry == entry:
        return True
    if before.considered.decision.outcome != "answer":
        return False
    likeliest = both.reading.candidates[:_LIKELIEST] if both.reading is not None else ()
    return any(candidate.entry == entry and candidate.score >= _LIKELY for candidate in likeliest)


def _score(entry: Entry | None, considered: Considered) -> float:
    """How likely a reading takes an entry to be meant, 0 to 100."""
    found = considered.reading.candidates if considered.reading is not None else ()
    return next((candidate.score for candidate in found if candidate.entry == entry), 0.0)


def standing(whole: Considered, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts that are answered one by one; none where the message is better taken as a whole.

    They are when two of them get different answers; or when one does and the others ask in vain, unless the whole is answered
    otherwise with more certainty. One part stands alone where only its tail kept the whole from being answered.
    """
    kept = _joined([part for part in parts if part.considered.decision.outcome != "smalltalk"])
    answered = [part.considered.decision for part in kept if part.considered.decision.outcome == "answer"]
    if not answered:
        return ()
    if len(answered) > 1:
        return kept
    (alone,) = answered
    if whole.decision.outcome != "answer":
        # A card is what a name alone gets: beside a refusal it tells nothing of what was asked.
        sure = alone.score >= ALONE and (alone.entry is None or alone.entry.kind != "profile")
        return kept if sure else ()
    otherwise = whole.decision.entry != alone.entry and whole.decision.score >= alone.score
    return () if otherwise or len(kept) == 1 else kept


def _joined(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, what gets the same answer as one ("where is it? in which town?"), and a tail with what it goes on from."""
    kept: list[Part] = []
    for part in parts:
        entry = part.considered.decision.entry
        same = next((i for i, one in enumerate(kept) if entry is not None and one.considered.decision.entry == entry), None)
        if part.tail and part.considered.decision.reason == "below_threshold" and kept and kept[-1].considered.decision.entry:
            same = len(kept) - 1
        if same is None:
            kept.append(part)
        else:
            kept[same] = replace(kept[same], question=f"{kept[same].question} {part.question}")
    return tuple(kept)
