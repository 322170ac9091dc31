"""The discriminants tell labels apart, by what our phrasings and strangers' questions have in common."""

from __future__ import annotations

import numpy as np
import pytest

from bot.training.discriminants import discriminating

_LABELS = 6
_DIMENSIONS = 24
_WHAT = 4
"""Dimensions that say what is asked; the next ones how we write, and the last how strangers do."""
_OURS = (slice(4, 12), 0.3)
_THEIRS = (slice(12, 20), 4.0)


def _questions(chance: np.random.Generator, each: int, manner: slice, strange: float) -> tuple[np.ndarray, np.ndarray]:
    """So many questions a label, each with its number, and written so strangely."""
    what = np.random.default_rng(1).normal(size=(_LABELS, _WHAT))
    labels = np.repeat(np.arange(_LABELS), each)
    found = chance.normal(scale=0.05, size=(len(labels), _DIMENSIONS))
    found[:, :_WHAT] += 0.4 * what[labels]
    found[:, manner] += chance.normal(scale=strange, size=(len(labels), manner.stop - manner.start))
    return found.astype(np.float32), labels


def _right(projection: np.ndarray, ours: np.ndarray, labels: np.ndarray, asked: np.ndarray, wanted: np.ndarray) -> float:
    """The share of questions whose nearest phrasing, by cosine, is of their label."""

    def unit(rows: np.ndarray) -> np.ndarray:
        projected = rows @ projection
        return np.asarray(projected / np.linalg.norm(projected, axis=1, keepdims=True))

    return float(np.mean(labels[(unit(asked) @ unit(ours).T).argmax(axis=1)] == wanted))


def test_what_strangers_write_otherwise_is_made_small() -> None:
    """Learned from phrasings alone a stranger's manner leads astray; learned from other strangers too, it doesn't."""
    chance = np.random.default_rng(7)
    ours, labels = _questions(chance, 8, *_OURS)
    learned, wanted = _questions(chance, 24, *_THEIRS)
    asked, right = _questions(chance, 40, *_THEIRS)
    alone = _right(discriminating(ours, labels), ours, labels, asked, right)
    strangers = (learned, [np.array([label]) for label in wanted])
    beside = _right(discriminating(ours, labels, strangers), ours, labels, asked, right)
    assert alone < 0.6
    assert beside > 0.8


def test_of_several_labels_the_nearest_is_what_a_stranger_means() -> None:
    """Who may mean either of two is compared with the one that is near: the other teaches nothing."""
    chance = np.random.default_rng(3)
    ours, labels = _questions(chance, 8, *_OURS)
    learned, wanted = _questions(chance, 24, *_THEIRS)
    one = discriminating(ours, labels, (learned, [np.array([label]) for label in wanted]))
    either = [np.array(sorted({int(label), (int(label) + 1) % _LABELS})) for label in wanted]
    other = discriminating(ours, labels, (learned, either))
    asked, right = _questions(chance, 40, *_THEIRS)
    assert _right(other, ours, labels, asked, right) == pytest.approx(_right(one, ours, labels, asked, right), abs=0.1)
