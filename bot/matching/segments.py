"""Which stretches of a message are tried as the question. Knows clauses; knows no name and no phrasing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.matching.text import Word

_SHORT: Final = 16
"""Words up to which a message is read only as a whole: its clauses belong together."""
_MOST_CLAUSES: Final = 4
"""Of a longer message only the last clauses are read one by one: questions come last, and time stays bounded."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the utterance that is tried as the question: the whole message, or one clause of it.

    Attributes:
        followed: how many clauses come after it; a question tends to come last.
    """

    start: int
    end: int
    whole: bool
    followed: int = 0


def segments(found: Sequence[Word]) -> Iterator[Segment]:
    """The whole message, then, if it is long and has several clauses, each of the last ones alone.

    The clauses of a short message belong together: in "Promutuel Gaspésie, quelle catégorie?" the first one is the subject.
    """
    if not found:
        return
    yield Segment(0, len(found), whole=True)
    starts = [i for i, word in enumerate(found) if i == 0 or word.clause != found[i - 1].clause]
    if len(starts) == 1 or len(found) <= _SHORT:
        return
    clauses = list(zip(starts, [*starts[1:], len(found)], strict=True))[-_MOST_CLAUSES:]
    for place, (start, end) in enumerate(clauses, 1):
        yield Segment(start, end, whole=False, followed=len(clauses) - place)
