"""Things kept in memory: for so long, so many, and dropped when somebody asks."""

from __future__ import annotations

from bot.expiring import Expiring


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def test_it_is_forgotten_in_time_even_unasked() -> None:
    """What is too old is gone from memory as soon as anything else is kept or looked for, not only hidden."""
    clock = Clock()
    kept: Expiring[str, str] = Expiring(10, 5, clock)
    kept.remember("a", "first")
    clock.now = 8
    kept.remember("b", "second")
    clock.now = 11
    assert kept.recall("b") == "second"
    assert list(kept._kept) == ["b"]
    assert kept.recall("a") is None


def test_remembering_again_makes_it_young() -> None:
    """The time counts from the last remembering, and so does the order in which things go."""
    clock = Clock()
    kept: Expiring[str, int] = Expiring(10, 2, clock)
    kept.remember("a", 1)
    kept.remember("b", 2)
    clock.now = 6
    kept.remember("a", 3)
    kept.remember("c", 4)
    assert (kept.recall("a"), kept.recall("b"), kept.recall("c")) == (3, None, 4)
    clock.now = 12
    assert kept.recall("a") == 3


def test_all_that_concerns_somebody_goes_at_once() -> None:
    """And nothing else; a single key, and everything, can be dropped too."""
    kept: Expiring[str, int] = Expiring(10, 9)
    for key, value in (("a:1", 1), ("b:1", 2), ("c:2", 3)):
        kept.remember(key, value)
    kept.forget_where(lambda key, value: key.endswith(":1") and value > 0)
    assert [kept.recall(key) for key in ("a:1", "b:1", "c:2")] == [None, None, 3]
    kept.forget("c:2")
    kept.forget("c:2")
    assert kept.recall("c:2") is None
    kept.remember("d", 4)
    kept.clear()
    assert kept.recall("d") is None
