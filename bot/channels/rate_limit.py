"""How often somebody may do something: so many times a minute, or a day. Knows neither channels nor clocks."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

K = TypeVar("K", bound="Hashable")


class RateLimit(Generic[K]):
    """A token bucket for each key: a burst of a whole span's worth, then a steady trickle.

    The number of keys is bounded: the one unused for longest is forgotten first, and with it at worst a span's debt.
    """

    def __init__(self, most: int, *, seconds: float = 60, most_keys: int = 10_000) -> None:
        """So many times in a span of so many seconds."""
        self._capacity = float(most)
        self._per_second = most / seconds
        self._most_keys = most_keys
        self._buckets: OrderedDict[K, tuple[float, float]] = OrderedDict()

    def wait(self, key: K, now: float) -> float:
        """Seconds that whoever it is has to wait; 0 when the question may be asked, which counts it.

        Args:
            now: seconds of a clock that never goes back.
        """
        level = self._level(key, now)
        wait = 0.0 if level >= 1 else (1 - level) / self._per_second
        self._buckets[key] = (level if wait else level - 1, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        return wait

    def is_spent(self, key: K, now: float) -> bool:
        """Whether whoever it is would have to wait; counts nothing."""
        return self._level(key, now) < 1

    def _level(self, key: K, now: float) -> float:
        level, since = self._buckets.get(key, (self._capacity, now))
        return min(self._capacity, level + (now - since) * self._per_second)
