"""What the encoder learns from, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu.encoder import Halfway
from bot.training.lesson import LabelledSentences, Lesson, batch, mistaken

if TYPE_CHECKING:
    from bot.nlu.grams import Floats

_LABELS = np.repeat(np.arange(6), 20)
_STRANGERS = 12


def _vectors(count: int) -> Floats:
    return np.random.default_rng(2).normal(size=(count, 4)).astype(np.float32)


def _sentences(count: int) -> Halfway:
    """So many, told apart by their only number."""
    numbers = np.arange(count, dtype=np.float32)[:, None]
    return Halfway(numbers, np.ones((count, 1), np.float32), numbers)


@pytest.fixture
def lesson() -> Lesson:
    """Six labels of twenty phrasings; every other stranger asks for one of them, the rest for nothing here."""
    wanted = np.zeros((_STRANGERS, 6), np.bool_)
    wanted[np.arange(0, _STRANGERS, 2), np.arange(0, _STRANGERS, 2) % 6] = True
    return Lesson.of(_sentences(len(_LABELS)), _LABELS, LabelledSentences(_sentences(_STRANGERS), wanted))


def test_what_is_easily_mistaken_is_never_what_is_asked_for(lesson: Lesson) -> None:
    """However near: it would be torn from the question that it answers."""
    asked, ours = mistaken(lesson, _vectors(len(_LABELS)), _vectors(_STRANGERS))
    assert not any(lesson.strangers.wanted[row, _LABELS[near]].any() for row, near in enumerate(asked))
    assert not (_LABELS[ours] == _LABELS[:, None]).any()


def test_beside_each_question_that_is_answered_stands_what_it_asks_for(lesson: Lesson) -> None:
    """And what is asked for is marked as right wherever it stands, of whom nothing is here nothing is."""
    near = mistaken(lesson, _vectors(len(_LABELS)), _vectors(_STRANGERS))
    found = batch(lesson, np.arange(_STRANGERS), near, np.random.default_rng(1))
    theirs = found.right[:_STRANGERS].any(axis=1)
    assert theirs.tolist() == [number % 2 == 0 for number in range(_STRANGERS)]
    assert found.right[_STRANGERS:].any(axis=1).all()
    told = _LABELS[found.told.sums[:, 0].astype(int)]
    assert (found.right[0] == (told == 0)).all()


def test_every_step_has_one_shape(lesson: Lesson) -> None:
    """Whatever share of the questions is answered: another shape would be compiled anew."""
    near = mistaken(lesson, _vectors(len(_LABELS)), _vectors(_STRANGERS))
    chance = np.random.default_rng(1)
    shapes = {batch(lesson, asked, near, chance).right.shape for asked in (np.zeros(6, int), np.ones(6, int), np.arange(6))}
    assert len(shapes) == 1
