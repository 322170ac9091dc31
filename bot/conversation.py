"""What a person spoke of a moment ago, so that "et Amisco?" works: expiring, never stored. Knows no channel."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.matching.entries import Context


class Conversations:
    """The contexts of the conversations under way, by their key.

    A context is forgotten after some minutes of silence; with more people than foreseen, the oldest go first.
    """

    def __init__(self, minutes: float = 15, people: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = minutes * 60
        self._people = people
        self._clock = clock
        self._contexts: OrderedDict[str, tuple[float, Context]] = OrderedDict()

    def recall(self, key: str | None) -> Context | None:
        """The context under that key; None without a key, before the first answer, or once it has expired."""
        if key is None or (kept := self._contexts.get(key)) is None:
            return None
        since, context = kept
        if self._clock() - since > self._seconds:
            del self._contexts[key]
            return None
        return context

    def remember(self, key: str | None, context: Context) -> None:
        """Make this the context under that key."""
        if key is None:
            return
        self._contexts[key] = (self._clock(), context)
        self._contexts.move_to_end(key)
        while len(self._contexts) > self._people:
            self._contexts.popitem(last=False)

    def forget(self, key: str) -> None:
        """Drop what is held under that key, if anything."""
        self._contexts.pop(key, None)
