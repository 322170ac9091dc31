"""Several questions in one message: each read in the light of those before it, and whether they are answered one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.answers.considered import Part
from bot.answers.unsaid import named, names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.answers.considered import Considered
    from bot.nlu.model import Context, Entry
    from bot.nlu.split import Asked

_FEW: Final = 2
"""Words of content up to which a question may lean on the one before it: "et combien de temps?", "is there a waiting list?"."""
_LIKELIEST: Final = 3
"""How many of the first candidates count as likely."""
_LIKELY: Final = 5.0
"""Score that one of them must have: of a short list the third may be anything."""
_ALONE: Final = 80.0
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


def _is_about(considered: Considered, context: Context | None) -> bool:
    entry = considered.decision.entry
    return entry is not None and context is not None and not set(context.entities).isdisjoint(entry.entities)


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
        sure = alone.score >= _ALONE and (alone.entry is None or alone.entry.kind != "profile")
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
