"""The directions in which wrong answers differ from what was asked."""

from __future__ import annotations

import numpy as np

from bot.training.contrast import directions


def test_what_right_pairs_differ_in_too_is_not_counted() -> None:
    """How people write differs in every pair and tells nothing; what they ask differs in wrong pairs alone."""
    chance = np.random.default_rng(4)
    manner, subject = slice(0, 4), slice(4, 6)
    apart = chance.normal(scale=0.05, size=(400, 12)).astype(np.float32)
    right = np.arange(400) % 2 == 0
    apart[:, manner] += chance.normal(scale=1, size=(400, 4))
    apart[~right, subject] += chance.normal(scale=2, size=(200, 2))
    found = directions(apart, right)
    told = ((apart @ found) ** 2).sum(axis=1)
    plain = (apart**2).sum(axis=1)
    assert np.median(plain[~right]) < 4 * np.median(plain[right])
    assert np.median(told[~right]) > 8 * np.median(told[right])
