"""How common a feature is, as it was counted once."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.frequencies import Frequencies

COUNTED = Frequencies.of([{"mill", "school"}, {"mill"}, {"fair"}])


def test_each_feature_is_counted_once_a_text() -> None:
    """Two of three texts hold one, one holds another, none holds a third."""
    assert COUNTED.texts == 3
    assert COUNTED.count(["mill", "fair", "train"]).tolist() == [2, 1, 0]


def test_the_rarer_weighs_more_and_what_none_held_most() -> None:
    """The logarithm of the share of the texts that hold it."""
    assert COUNTED.rarity(["mill", "fair", "train"]).tolist() == pytest.approx(np.log([4 / 3, 4 / 2, 4]).tolist())


def test_nothing_counted_weighs_everything_alike() -> None:
    """Before anything was learned, and without a feature to weigh."""
    none = Frequencies.of([])
    assert none.rarity(["mill", "train"]).tolist() == [0.0, 0.0]
    assert COUNTED.rarity([]).tolist() == []
