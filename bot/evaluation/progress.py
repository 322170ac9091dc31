"""A line of progress for whoever waits: nothing of what is quick, then at most one a second."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

_SECONDS: Final = 1.0


class Progress:
    """Counts what is done, and says so where it takes longer than a second."""

    def __init__(self, total: int, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._out = out
        self._clock = clock
        self._done = 0
        self._said_at = clock()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = self._clock()
        if now - self._said_at >= _SECONDS:
            self._said_at = now
            self._out.write(f"{self._done} / {self._total}\n")
            self._out.flush()
