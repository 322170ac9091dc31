"""What of a question's words an answer leaves unexplained: features of it, beside those of `features`. Knows no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats
    from bot.nlu.index import AnswerIndex
    from bot.nlu.question import ComparedQuestion
    from bot.nlu.retrieve import Retrieved

T = TypeVar("T")

_TIE: Final = 1e-6


def left(question: ComparedQuestion, candidates: Sequence[Retrieved], index: AnswerIndex) -> dict[str, Floats]:
    """What of the question's content each answer leaves unexplained; of several readings, the one it explains best."""
    content = sorted(frozenset().union(*(reading.content for reading in question.readings)))

    def held(stems: Collection[str]) -> npt.NDArray[np.bool_]:
        return np.array([one in stems for one in content], bool)

    def asked(label: str) -> npt.NDArray[np.bool_]:
        place = index.place.get(label)
        return held(index.held.asked[place] if place is not None else ())

    def told(label: str) -> npt.NDArray[np.bool_]:
        place = index.texts.place.get(label)
        return held(index.held.told[place] if place is not None else ())

    def spoken(ids: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        found = held(())
        for id_ in ids:
            found |= told(f"about:{id_}") | held(index.held.names[id_])
        return found

    not_asked = ~(_each(asked, [one.label for one in candidates]) | _each(asked, [one.own for one in candidates]))
    not_told = ~(_each(told, [one.text for one in candidates]) | _each(spoken, [one.entry.entities for one in candidates]))
    remaining = not_asked & not_told
    weights = index.held.weights(content)
    found = []
    for reading in question.readings:
        inside = np.where([one in reading.content for one in content], weights, np.float32(0))
        total = float(inside.sum()) or 1e-6
        most = (remaining * inside).max(axis=1, initial=0.0)
        all_left, of_asked, of_told = (np.where(mask, inside, 0).sum(axis=1) for mask in (remaining, not_asked, not_told))
        found.append(np.stack((all_left / total, all_left, most, of_asked / total, of_told / total)))
    each = np.stack(found)
    # Of two readings that leave the same share, the one that leaves less in all.
    best = each[(each[:, 0] + _TIE * each[:, 1]).argmin(axis=0), :, np.arange(len(candidates))]
    names = ("left_share", "left", "left_most", "left_asked", "left_told")
    return dict(zip(names, best.T.astype(np.float32), strict=True)) | {"left_whole": each[0, 0].astype(np.float32)}


def _each(mask: Callable[[T], npt.NDArray[np.bool_]], keys: Sequence[T]) -> npt.NDArray[np.bool_]:
    """The mask of each key, one row a key; many candidates share theirs."""
    place = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return np.stack([mask(key) for key in place])[[place[key] for key in keys]]
