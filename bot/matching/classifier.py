"""Multinomial logistic regression in the dual: which entry, from likenesses to phrasings; knows no words.

The weights are one number for each phrasing and entry, found from the matrix of likenesses alone (kernel logistic
regression: Zhu and Hastie, 2005) by conjugate gradients in the space that the likenesses span. A round costs one
product of that matrix and a few softmaxes; a dozen rounds settle a few hundred entries. Every learning begins at zero:
from the weights of an earlier base, one new phrasing among ten thousand passed for settled and was never learned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.matching.postings import Floats, Ints

    Spread = Callable[[Floats], Floats]
    """Multiplies a matrix of one row a phrasing by the likenesses of all phrasings."""

_LOOSENESS: Final = 30.0  # inverse of the penalty on the squared norm; flat from 10 to 1000 on every set measured
_ROUNDS: Final = 60
_SETTLED: Final = 3e-4  # squared length of the gradient, a phrasing: at three times this, a new entry moved other answers
_STEPS: Final = 5  # lengths tried along a direction
_SLOPE: Final = 0.1  # of the first slope: flat enough along a direction


def softmax(evidence: Floats) -> Floats:
    """Probabilities along the last axis."""
    risen: Floats = np.exp(evidence - evidence.max(axis=-1, keepdims=True))
    risen /= risen.sum(axis=-1, keepdims=True)
    return risen


@dataclass(frozen=True, slots=True)
class Classifier:
    """Evidence for each entry = likenesses to the phrasings @ `weights` + `offset`.

    Attributes:
        weights: phrasings x entries.
        offset: one number an entry.
    """

    weights: Floats
    offset: Floats

    def probabilities(self, likeness: Floats) -> Floats:
        """P(entry) for rows of likenesses to the phrasings; each row sums to one."""
        return softmax(likeness @ self.weights + self.offset)


def learn(gram: Floats, labels: Ints, entries: int) -> Classifier:
    """The classifier for phrasings whose likenesses to one another are `gram` (n x n); see `learn_by`."""
    return learn_by(lambda rows: _product(gram, rows), labels, entries)


def learn_by(spread: Spread, labels: Ints, entries: int) -> Classifier:
    """The classifier for phrasings whose likenesses are known by what they make of a matrix: `spread` multiplies by them.

    The likenesses are centred: what all phrasings share says nothing about which entry is meant.
    """
    n = len(labels)

    def centred(rows: Floats) -> Floats:
        spread_rows = spread(rows - rows.mean(axis=0, dtype=np.float32))
        spread_rows -= spread_rows.mean(axis=0, dtype=np.float32)
        return spread_rows

    dual = _Ascent(centred, _target(labels, entries)).run()
    mean = spread(np.full((n, 1), 1 / max(1, n), np.float32))
    overall = mean.mean(dtype=np.float32) if n else np.float32(0)
    return Classifier(dual - dual.mean(axis=0, dtype=np.float32), _product((overall - mean).T, dual)[0])


def _target(labels: Ints, entries: int) -> Floats:
    target = np.zeros((len(labels), entries), np.float32)
    target[np.arange(len(labels)), labels] = 1.0
    return target


class _Ascent:
    """Nonlinear conjugate gradients (Polak and Ribière) for dual weights, lengths measured by the likenesses.

    Evidence is linear in the weights, so the best length along a direction is sought without another product.
    """

    def __init__(self, spread: Spread, target: Floats) -> None:
        """`spread` multiplies by the likenesses; `target` is one where a phrasing's entry is, else zero."""
        self._spread = spread
        self._target = target
        self._weights = np.zeros_like(target)
        self._evidence = np.zeros_like(target)
        self._probability = softmax(self._evidence)
        self._length = 1.0

    def run(self) -> Floats:
        """The weights, once settled."""
        slope = self._gradient()
        spread = self._spread(slope)
        size = _inner(slope, spread)
        way, spread_way = -slope, -spread
        bar = _SETTLED * len(self._target)
        for _ in range(_ROUNDS):
            if size <= bar:
                break
            self._go(way, spread_way)
            new = self._gradient()
            new_spread = self._spread(new)
            new_size = _inner(new, new_spread)
            keep = np.float32(max(0.0, (new_size - _inner(new, spread)) / size))
            slope, spread, size = new, new_spread, new_size
            way, spread_way = keep * way - slope, keep * spread_way - spread
            if _inner(slope, spread_way) >= 0:
                way, spread_way = -slope, -spread
        return self._weights

    def _gradient(self) -> Floats:
        return self._probability - self._target + self._weights / np.float32(_LOOSENESS)

    def _go(self, way: Floats, spread_way: Floats) -> None:
        """Move along a direction to where the loss is about flat: bracketed false position on its slope."""
        fixed = _inner(self._weights, spread_way) / _LOOSENESS - _inner(self._target, spread_way)
        curve = _inner(way, spread_way) / _LOOSENESS
        first = _inner(self._probability, spread_way) + fixed
        low, low_slope, high, high_slope = 0.0, first, 0.0, 0.0
        length = self._length
        for _ in range(_STEPS):
            self._length = length
            probability = softmax(self._evidence + np.float32(length) * spread_way)
            slope = _inner(probability, spread_way) + fixed + length * curve
            if abs(slope) <= _SLOPE * abs(first):
                break
            if slope < 0:
                low, low_slope = length, slope
            else:
                high, high_slope = length, slope
            if high:
                share = -low_slope / (high_slope - low_slope)
                length = low + (high - low) * min(0.9, max(0.1, share))
            else:
                length *= min(8.0, max(1.5, first / (first - slope) if slope > first else 8.0))
        moved = np.float32(self._length)
        self._weights = self._weights + moved * way
        self._evidence += moved * spread_way
        self._probability = softmax(self._evidence)


def _product(one: Floats, other: Floats) -> Floats:
    product: Floats = np.matmul(one, other, dtype=np.float32)
    return product


def _inner(one: Floats, other: Floats) -> float:
    return float(np.vdot(one, other))
