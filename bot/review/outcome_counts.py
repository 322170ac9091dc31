"""How many questions of one day had the same fate: numbers alone. Knows no text, no person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.assistant import Channel, Outcome
    from bot.knowledge.model import Language

    Fate = Literal[Outcome, "wrong", "emergency"]
    """What became of a question; `wrong` is the word of the person who got the answer."""

    Where = Channel | Literal[""]
    """Empty where it is not told."""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """So many questions of one day had the same fate.

    Attributes:
        day: ISO day.
        reason: why the bot abstained; else empty.
        entry: what answered; else empty.
    """

    day: str
    channel: Where
    language: Language
    fate: Fate
    reason: str
    entry: str
    count: int


def times_given(counts: Iterable[OutcomeCount]) -> Counter[str]:
    """How often each entry was the answer."""
    given: Counter[str] = Counter()
    for one in counts:
        if one.fate == "answer":
            given[one.entry] += one.count
    return given
