"""A question that was read, decided and answered in words. Knows neither how, nor any channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answers.model import Action, CitedSource, Suggestion
    from bot.knowledge.model import Language
    from bot.nlu.decide import Decision
    from bot.nlu.model import Context, Reading


@dataclass(frozen=True, slots=True)
class Considered:
    """What becomes of a message.

    Attributes:
        reading: None when there was nothing to read.
        decision: where the parts were answered one by one, that of the first one answered.
        context: what the conversation speaks of from now on; None to leave it as it was.
        parts: of a message that asks several things, each of them, in order; else empty.
        rest: as typed, what it asks beyond the parts that are read.
        read_as: what was read in its stead, with what it leaves unsaid or without what it tells besides; empty where it
            was taken as it stands.
    """

    reading: Reading | None
    decision: Decision
    language: Language
    text: str
    sources: tuple[CitedSource, ...]
    suggestions: tuple[Suggestion, ...]
    context: Context | None = None
    actions: tuple[Action, ...] = ()
    parts: tuple[Part, ...] = ()
    rest: str = ""
    read_as: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions, and what becomes of it.

    Attributes:
        question: as typed.
        tail: whether it only asks to have said more precisely what was asked before it, so that the answer to that may hold
            it: "Fournil est-elle partenaire, et de quel type?".
    """

    question: str
    considered: Considered
    tail: bool = False
