"""How many questions one person may ask in a minute. Knows no channel; the time is given to it."""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import Final

_WINDOW: Final = 60.0
_PEOPLE: Final = 10_000
"""People remembered at once; past that, the one silent for longest is forgotten, and so may ask again."""


class Cooldown:
    """Counts the questions of the last minute, by person."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def wait(self, person: int, now: float) -> float:
        """Seconds that the person has to wait; 0 when the question may be asked, which counts it."""
        asked = self._asked.setdefault(person, deque())
        self._asked.move_to_end(person)
        if len(self._asked) > _PEOPLE:
            self._asked.popitem(last=False)
        while asked and asked[0] <= now - _WINDOW:
            asked.popleft()
        if len(asked) >= self._per_minute:
            return asked[0] + _WINDOW - now
        asked.append(now)
        return 0.0
