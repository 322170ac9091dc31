"""What keeps failing is tried ever less often, and at once again after it has gone well."""

from __future__ import annotations

from bot.backoff import Backoff


def failing(spread: float = 1.0) -> Backoff:
    """From a second to a minute, forgotten after ten seconds of going well."""
    return Backoff(1.0, 60.0, calm=10.0, spread=lambda: spread)


def test_each_pause_is_twice_the_one_before_up_to_the_longest() -> None:
    """Each fails as soon as it is tried."""
    backoff, now, pauses = failing(), 0.0, []
    for _ in range(8):
        pauses.append(backoff.delay(now))
        now += pauses[-1]
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]


def test_those_who_failed_together_do_not_come_back_together() -> None:
    """What is told lies between the half and the whole."""
    assert [failing(spread).delay(0) for spread in (0.0, 0.5, 1.0)] == [0.5, 0.75, 1.0]
    assert len({Backoff(1.0, 60.0).delay(0) for _ in range(20)}) > 1


def test_a_calm_while_is_counted_from_when_it_was_tried_again() -> None:
    """The pause itself is none; what failed within ten seconds after it has not gone well."""
    backoff = failing()
    last = max(now + backoff.delay(now) for now in (0, 1, 3, 7))
    assert backoff.is_troubled(last + 10)
    assert backoff.delay(last + 10) == 16
    assert not backoff.is_troubled(last + 10 + 16 + 10.1)
    assert backoff.delay(last + 10 + 16 + 10.1) == 1


def test_a_night_of_failures_ends_with_the_longest_pause() -> None:
    """Doubling without end leaves what a number holds after some thousand, and whoever tries would die of that."""
    backoff, now = failing(), 0.0
    for _ in range(5000):
        now += backoff.delay(now)
    assert backoff.delay(now) == 60


def test_what_never_failed_is_in_no_trouble() -> None:
    """From the first moment of any clock."""
    assert not failing().is_troubled(0.0)
