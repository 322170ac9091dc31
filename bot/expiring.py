"""Things kept in memory for a while, by a key: few, and never for longer than said. Knows nothing of what it keeps."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

K = TypeVar("K", bound="Hashable")
V = TypeVar("V")


class Expiring(Generic[K, V]):
    """The newest values by their keys; each is forgotten some time after it was last remembered, the oldest first."""

    def __init__(self, seconds: float, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def recall(self, key: K) -> V | None:
        """The value under that key; None when there is none, or no longer."""
        self._drop_expired()
        kept = self._kept.get(key)
        return kept[1] if kept is not None else None

    def remember(self, key: K, value: V) -> None:
        """Make this the value under that key."""
        self._drop_expired()
        self._kept[key] = (self._clock(), value)
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def forget(self, key: K) -> None:
        """Drop what is held under that key, if anything."""
        self._kept.pop(key, None)

    def forget_where(self, concerned: Callable[[K, V], bool]) -> None:
        """Drop all that is concerned."""
        for key in [key for key, (_, value) in self._kept.items() if concerned(key, value)]:
            del self._kept[key]

    def clear(self) -> None:
        """Drop everything."""
        self._kept.clear()

    def _drop_expired(self) -> None:
        """Drop from the front what is too old: whatever is remembered moves to the end, so the front is the oldest."""
        now = self._clock()
        while self._kept and now - next(iter(self._kept.values()))[0] > self._seconds:
            self._kept.popitem(last=False)
