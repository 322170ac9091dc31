"""Counts what became of questions as they are answered, until it is kept as numbers alone. Knows no text, no person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.review.intake import now_here
from bot.review.outcome_counts import OutcomeCount

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.assistant import Question, Reply
    from bot.knowledge.model import Language
    from bot.review.outcome_counts import Fate, Where
    from bot.review.ports import OutcomeCountStore


class OutcomeCounter:
    """Counts replies in memory until they are kept.

    A write for each question would cost more than the question; what a crash loses are numbers of a few seconds.
    """

    def __init__(self, store: OutcomeCountStore, now: Callable[[], datetime] = now_here) -> None:
        self._store = store
        self._now = now
        self._counted: Counter[tuple[str, Where, Language, Fate, str, str]] = Counter()

    def observe(self, question: Question, reply: Reply) -> None:
        """Count a reply, unless the program asked by itself, or is paused and understood nothing.

        Of emergencies, nothing but how many there were that day.
        """
        if question.log and not reply.paused:
            day = self._now().date().isoformat()
            if reply.urgent:
                self._counted[day, "", "fr", "emergency", "", ""] += 1
                return
            key = (day, question.channel, reply.language, reply.outcome, reply.reason or "", reply.entry or "")
            self._counted[key] += 1

    async def keep(self) -> int:
        """Keep what was counted; how many replies. What cannot be kept now is counted on.

        Raises:
            StoreError: the store cannot take it.
        """
        counted, self._counted = self._counted, Counter()
        if not counted:
            return 0
        try:
            await self._store.add([OutcomeCount(*key, count) for key, count in counted.items()])
        except BaseException:
            self._counted.update(counted)
            raise
        return counted.total()
