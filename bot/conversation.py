"""What a person spoke of a moment ago, so that "et Le Fournil?" works: expiring, never stored. Knows no channel."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.expiring import Expiring

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.nlu.model import Context


class Conversations:
    """The contexts of the conversations under way, by their key.

    A context is forgotten after some minutes of silence; with more people than foreseen, the oldest go first.
    """

    def __init__(self, minutes: float = 15, people: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._contexts: Expiring[str, Context] = Expiring(minutes * 60, people, clock)

    def recall(self, key: str | None) -> Context | None:
        """The context under that key; None without a key, before the first answer, or once it has expired."""
        return self._contexts.recall(key) if key is not None else None

    def remember(self, key: str | None, context: Context) -> None:
        """Make this the context under that key."""
        if key is not None:
            self._contexts.remember(key, context)

    def forget(self, key: str) -> None:
        """Drop what is held under that key, if anything."""
        self._contexts.forget(key)

    def forget_where(self, concerned: Callable[[str], bool]) -> None:
        """Drop what is held under every key that is concerned: all of one person's."""
        self._contexts.forget_where(lambda key, _: concerned(key))
