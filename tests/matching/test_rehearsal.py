"""A base sets its own threshold and margin."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matching.calibration import Trials
from bot.matching.decision import Settings
from bot.matching.rehearsal import Rehearsal
from tests import village


def rehearsal(inside: list[float], right: list[bool], leads: list[float], outside: list[float], times: int = 100) -> Rehearsal:
    """What a base might have said, each so many times."""
    trials = Trials(
        np.array(inside * times, np.float32), np.array(right * times, np.bool_), np.array(outside * times, np.float32)
    )
    return Rehearsal(trials, np.array(leads * times, np.float32))


NEIGHBOURS = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]


@pytest.mark.parametrize("target", [0.0, 0.1, 0.25, 0.45, 0.9])
def test_the_target_holds(target: float) -> None:
    """No more than the target share of what has no entry gets an answer, and not a whole step fewer."""
    found = rehearsal([0.9], [True], [0.5], NEIGHBOURS)
    threshold = found.settings(target).threshold
    answered = found.trials.answered(threshold / 100)[2]
    assert target - 0.1 < answered <= target


def test_everything_may_be_answered() -> None:
    """A target of all of them is no threshold."""
    assert rehearsal([0.9], [True], [0.5], NEIGHBOURS).settings(1.0).threshold == 0


def test_close_calls_are_asked() -> None:
    """The margin reaches up to where the first of two is likelier right than wrong, among those that would answer."""
    found = rehearsal(
        [0.9] * 6 + [0.1] * 4,
        [False, False, True, True, True, True] + [False] * 4,
        [0.01, 0.02, 0.1, 0.2, 0.3, 0.4] + [0.3] * 4,
        NEIGHBOURS,
    )
    assert 1 <= found.margin(50) <= 2


def test_a_base_that_is_never_in_doubt_has_no_margin() -> None:
    """Where the first is right however near the second is, nothing is asked back."""
    assert rehearsal([0.9, 0.9], [True, True], [0.001, 0.5], NEIGHBOURS).margin(50) == 0


def test_a_small_base_takes_the_settings_of_the_house() -> None:
    """A share of a few phrasings says nothing."""
    assert rehearsal([0.9], [True], [0.5], NEIGHBOURS, times=1).settings(0.1) == Settings()


def test_a_village_rehearses() -> None:
    """A base asks itself its own phrasings: what is held out with its entry scores lower than what only stands aside."""
    rehearsed = village.engine()._pipeline.rehearsed()
    assert rehearsed is not None
    trials = rehearsed.trials
    assert len(trials.inside) == len(trials.right) > 0
    assert float(np.median(trials.outside)) < float(np.median(trials.inside))
