"""How often somebody may ask: so many questions a minute. Knows neither channels nor clocks; the time is given to it."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

K = TypeVar("K", bound="Hashable")


class RateLimit(Generic[K]):
    """A token bucket for each key: a burst of a minute's worth, then a steady trickle.

    The number of keys is bounded: the one unused for longest is forgotten first, and with it at worst a minute's debt.
    """

    def __init__(self, per_minute: int, *, most_keys: int = 10_000) -> None:
        self._capacity = float(per_minute)
        self._per_second = per_minute / 60
        self._most_keys = most_keys
        self._buckets: OrderedDict[K, tuple[float, float]] = OrderedDict()

    def wait(self, key: K, now: float) -> float:
        """Seconds that whoever it is has to wait; 0 when the question may be asked, which counts it.

        Args:
            now: seconds of a clock that never goes back.
        """
        level, since = self._buckets.get(key, (self._capacity, now))
        level = min(self._capacity, level + (now - since) * self._per_second)
        wait = 0.0 if level >= 1 else (1 - level) / self._per_second
        self._buckets[key] = (level if wait else level - 1, now)
        self._buckets.move_to_end(key)
        if len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        return wait
