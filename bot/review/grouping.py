"""Which question one surely asks again, and which it perhaps does. Pure; what "the same" looks like was learned.

In doubt two groups stay two: staff, who are shown what may belong together, merge in a second, and find with difficulty what
should never have met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.nlu import paraphrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.nlu.meaning import Meaning

JOINS: Final = 0.92
"""Chance from which a question joins by itself: of authors held out, whose every third question is a near miss, 97 of 100 that
join are right (`make paraphrase`). Only with vectors: words alone never are that sure, unless they are the same."""
PERHAPS: Final = 0.1
"""Chance from which staff are shown that two groups may be one."""
MOST_COMPARED: Final = 32
"""Meanings that one is compared with: those that share the rarest parts with it. Comparing all takes some milliseconds."""
MOST_ALIKE: Final = 3
"""Groups that staff are shown beside one."""


def nearest(meaning: Meaning, others: Sequence[Meaning]) -> int | None:
    """The place, among the first `MOST_COMPARED`, of the one that this question surely asks again; None where none is."""
    others = others[:MOST_COMPARED]
    said = (place for place, other in enumerate(others) if (other.language, other.parts) == (meaning.language, meaning.parts))
    if (again := next(said, None)) is not None:
        return again
    model = paraphrase.learned()
    if not model.sees(meaning):
        return None
    seen = [place for place, other in enumerate(others) if model.sees(other)]
    chances = model.chances(meaning, [others[place] for place in seen]).tolist()
    chance, likeliest = max(zip(chances, seen, strict=True), key=lambda one: (one[0], -one[1]), default=(0.0, None))
    return likeliest if chance >= JOINS else None


def alike(of: Iterable[tuple[Meaning, Sequence[tuple[int, Meaning]]]]) -> list[int]:
    """The groups that a group may be one with, the likeliest first.

    Args:
        of: each meaning of the group, with meanings of others and the number of the group of each.
    """
    best: dict[int, float] = {}
    for meaning, others in of:
        chances = paraphrase.learned().chances(meaning, [other for _, other in others]).tolist()
        for (group, _), chance in zip(others, chances, strict=True):
            best[group] = max(chance, best.get(group, 0.0))
    return _likeliest(best)


def _likeliest(chances: Mapping[int, float]) -> list[int]:
    likely = sorted((-chance, group) for group, chance in chances.items() if chance >= PERHAPS)
    return [group for _, group in likely[:MOST_ALIKE]]
