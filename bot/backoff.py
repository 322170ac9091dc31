"""How long to wait before the next try of what keeps failing. Knows neither what fails nor a clock."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_DOUBLINGS: Final = 64
"""More than any pause needs to be the longest; of some thousand a number would have no room."""


@dataclass(slots=True)
class Backoff:
    """Twice as long each time, up to a longest; from the shortest again once it has gone well for a while.

    Attributes:
        first, longest: seconds; what is told lies between the half of it and the whole, so that many who failed together
            do not come back together.
        calm: seconds of going well after which what was before is forgotten.
        spread: where between the two, from 0 to 1.
    """

    first: float
    longest: float
    calm: float = 60.0
    spread: Callable[[], float] = random.random
    _failures: int = field(default=0, init=False)
    _again: float = field(default=-math.inf, init=False)

    def delay(self, now: float) -> float:
        """Seconds, for a failure at this time."""
        self._failures = min(self._failures + 1, _MOST_DOUBLINGS) if self.is_troubled(now) else 1
        whole = min(self.longest, self.first * 2.0 ** (self._failures - 1))
        delay = whole * (0.5 + 0.5 * self.spread())
        self._again = now + delay  # so long there was nothing that could go well
        return delay

    def is_troubled(self, now: float) -> bool:
        """Whether it failed, and has not gone well for long enough since it was to be tried again."""
        return now - self._again <= self.calm
