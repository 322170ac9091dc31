"""What an unsure question came nearest to: good enough to be offered, not to be answered. Knows no wording."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.model import Entity
    from bot.nlu.decide import Decision
    from bot.nlu.model import Entry, Reading

_LEAST: Final = 30.0
"""Score below which the nearest entry says nothing of what was wanted. Of 900 questions of blind authors it was what was wanted
in one of thirty with a score under 10, in one of four under 30, and in one of three from 30 on; whoever judged refusals found
what was offered below that worse than nothing."""


_CLOSE: Final = 50.0
"""Score from which a topic is told, and not only offered: of 120 questions from life by ten people, twenty were refused that
came this near to one, and for all but two its text held what they needed next."""
_FAINT: Final = 8.0
"""Score from which an entry may stand among a few to choose from, with nothing said for any of them."""
_FEW: Final = 3


def nearest(decision: Decision) -> Entry | None:
    """The entry that a question without a sure answer came nearest to; None when nothing came near.

    It is one that can be said: a fact that is recorded, a topic with an answer or with advice on whom to ask.
    """
    candidate = decision.candidate
    if candidate is None or candidate.score < _LEAST:
        return None
    if candidate.entry.kind == "smalltalk" or candidate.gap not in (None, "refusal"):
        return None
    return candidate.entry


def closest(decision: Decision, named: Sequence[Entity]) -> Entry | None:
    """The topic that is told of though it may not answer all that was asked; None when it is not that near.

    Args:
        named: the entities that the question names. Of somebody's own detail no topic tells, of a place's some do.
    """
    candidate = decision.candidate
    if candidate is None or candidate.score < _CLOSE or candidate.gap is not None or candidate.entry.kind != "topic":
        return None
    return candidate.entry if all(entity.type == "place" for entity in named) else None


def likeliest(reading: Reading) -> tuple[Entry, ...]:
    """A few entries that an unsure question may have wanted, the likeliest first: each can be answered, and is about one."""
    found = (
        c.entry
        for c in reading.candidates
        if c.gap is None and c.score >= _FAINT and c.entry.kind != "smalltalk" and len(c.entry.entities) <= 1
    )
    return tuple(islice(dict.fromkeys(found), _FEW))
