"""So many questions a minute, by whoever asks, on every channel."""

from __future__ import annotations

import pytest

from bot.channels.rate_limit import RateLimit


def test_burst_then_trickle() -> None:
    """A minute's worth at once, then one each time a token has grown back, and never more saved up than a minute's."""
    limit = RateLimit[str](6)
    assert [limit.wait("a", 1000.0) for _ in range(6)] == [0.0] * 6
    assert limit.wait("a", 1000.0) == pytest.approx(10.0)
    assert limit.wait("a", 1009.9) == pytest.approx(0.1)
    assert limit.wait("a", 1010.1) == 0.0
    assert [limit.wait("a", 4610.1) for _ in range(6)] == [0.0] * 6
    assert limit.wait("a", 4610.1) > 0


def test_being_refused_costs_nothing() -> None:
    """Somebody who keeps trying does not push the end of the wait away."""
    limit = RateLimit[str](60)
    for _ in range(60):
        limit.wait("a", 0.0)
    for number in range(1, 101):
        limit.wait("a", number * 0.009)
    assert limit.wait("a", 1.01) == 0.0


def test_people_do_not_count_for_one_another() -> None:
    """One person's haste costs nobody else anything."""
    limit = RateLimit[int](1)
    assert limit.wait(1, 0.0) == 0
    assert limit.wait(1, 0.0) == 60.0
    assert limit.wait(2, 0.0) == 0


def test_memory_is_bounded() -> None:
    """Any number of keys can come by; the one silent for longest is forgotten, those who keep asking are not."""
    limit = RateLimit[str](1, most_keys=3)
    limit.wait("busy", 0.0)
    for number in range(1000):
        limit.wait(f"passing {number}", 0.0)
        assert limit.wait("busy", 0.0) > 0
    assert len(limit._buckets) == 3


def test_a_span_may_be_a_day_and_looked_at() -> None:
    """To ask whether it is used up uses up nothing."""
    limit = RateLimit[str](2, seconds=86_400)
    assert [limit.is_spent("a", 0.0) for _ in range(3)] == [False] * 3
    assert [limit.wait("a", 0.0) for _ in range(2)] == [0.0] * 2
    assert limit.is_spent("a", 43_199.0)
    assert not limit.is_spent("a", 43_201.0)
