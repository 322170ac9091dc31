"""How many questions became what, by day: counted as they are answered, kept as numbers alone. Knows no text, no person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from bot.review.intake import now_here

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from bot.assistant import Channel, Outcome, Question, Reply
    from bot.knowledge.model import Language

    Fate = Literal[Outcome, "wrong", "emergency"]
    """What became of a question; `wrong` is the word of the person who got the answer."""

    Where = Channel | Literal[""]
    """Empty where it is not told."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many questions of one day had the same fate.

    Attributes:
        day: ISO day.
        reason: why the bot abstained; else empty.
        entry: what answered; else empty.
    """

    day: str
    channel: Where
    language: Language
    fate: Fate
    reason: str
    entry: str
    count: int


class TallyStore(Protocol):
    """Where tallies are kept."""

    async def add(self, tallies: Sequence[Tally]) -> None:
        """Add to what is counted already, all or nothing."""

    async def since(self, day: date) -> Sequence[Tally]:
        """Everything from that day on, with the answers that people said were wrong."""

    async def purge(self, before: date) -> None:
        """Forget what is older than that day."""


class Tallies:
    """Counts replies in memory until they are kept.

    A write for each question would cost more than the question; what a crash loses are numbers of a few seconds.
    """

    def __init__(self, store: TallyStore, now: Callable[[], datetime] = now_here) -> None:
        self._store = store
        self._now = now
        self._counted: Counter[tuple[str, Where, Language, Fate, str, str]] = Counter()

    def observe(self, question: Question, reply: Reply) -> None:
        """Count a reply, unless the program asked by itself. Of emergencies, nothing but how many there were that day."""
        if question.log:
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
            await self._store.add([Tally(*key, count) for key, count in counted.items()])
        except BaseException:
            self._counted.update(counted)
            raise
        return counted.total()
