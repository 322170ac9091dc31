"""The directions in which what was wrongly put first differs from a question, and what was rightly put first does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.contrast import contrast
from bot.training.projection import FOLDS, by_fold, shrunken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats
    from bot.training.cases import Case
    from bot.training.projection import EncodedBase

_DIRECTIONS: Final = 64
_SHRUNK: Final = 0.3


def learned(base: EncodedBase, cases: Sequence[Case]) -> Floats:
    """The directions, learned from all that strangers asked: the encoder's dimensions × directions."""
    apart, right = _pairs(base, cases)
    return directions(apart, right)


def told(base: EncodedBase, cases: Sequence[Case]) -> Iterator[dict[str, float]]:
    """What the verifier is told of each case, by directions that were learned without its author."""
    strangers = {case.example.author for case in cases if case.blind}
    fold_of = {author: number for number, authors in enumerate(by_fold(strangers, FOLDS)) for author in authors}
    apart, right = _pairs(base, cases)
    counted = np.array([fold_of[case.example.author] for case in cases if _counts(case)])
    found = [directions(apart[counted != number], right[counted != number]) for number in range(FOLDS)]
    found.append(directions(apart, right))
    phrasings = [np.asarray((base.raw[base.rows] - base.mean) @ one, np.float32) for one in found]
    for case in cases:
        number = fold_of.get(case.example.author, FOLDS)
        readings = np.asarray((case.wholes - base.mean) @ found[number], np.float32)
        yield contrast(readings, phrasings[number][base.rows_of(*_labels(case))])


def _counts(case: Case) -> bool:
    return case.blind and not case.doubtful


def _labels(case: Case) -> tuple[str, str]:
    first = case.candidates[case.first]
    return first.label, first.own


def _pairs(base: EncodedBase, cases: Sequence[Case]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """By how much each stranger's question differs from the nearest phrasing of what comes first, and whether that is right."""
    centred = base.raw - base.mean
    unit = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
    apart, right = [], []
    for case in filter(_counts, cases):
        rows = base.rows[base.rows_of(*_labels(case))]
        wholes = case.wholes - base.mean
        if len(rows):
            like = unit[rows] @ (wholes / np.linalg.norm(wholes, axis=1, keepdims=True)).T
            row, reading = np.unravel_index(int(np.argmax(like)), like.shape)
            apart.append(wholes[reading] - centred[rows[row]])
        else:
            apart.append(np.zeros_like(base.mean))
        right.append(bool(case.right[case.first]))
    return np.stack(apart), np.array(right)


def directions(apart: Floats, right: npt.NDArray[np.bool_]) -> Floats:
    """The axes along which wrong pairs scatter most for what right pairs do: a generalised eigenproblem (Fisher, 1936).

    Args:
        apart: by how much each question differs from a phrasing of what came first, a row each. right: whether that is right.

    Returns:
        Dimensions × directions, those that tell most first.
    """
    good, bad = apart[right].astype(np.float64), apart[~right].astype(np.float64)
    values, axes = np.linalg.eigh(shrunken(good.T @ good / len(good), _SHRUNK))
    whitened = axes * values**-0.5
    _, found = np.linalg.eigh(whitened.T @ (bad.T @ bad / len(bad)) @ whitened)
    found = whitened @ found[:, : -_DIRECTIONS - 1 : -1]
    return np.asarray(found / np.abs(found).max(), np.float16).astype(np.float32)
