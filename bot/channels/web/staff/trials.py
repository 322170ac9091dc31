"""What somebody of the staff tries: it runs on whether they look or not, and is there when they come back. Shows no page."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from bot.errors import KamouraskaError
from bot.review.staff_sessions import SESSION_HOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.review.correcting import Corrected
    from bot.review.dry_run import Tell, TrialProgress
    from bot.review.publishing import Preview

    Tried: TypeAlias = Preview | Corrected

_MOST: Final = 20
"""Trials kept; the oldest goes first."""
_KEPT_SECONDS: Final = SESSION_HOURS * 3600.0
"""A sheet holds what people asked: it stays in memory no longer than whoever filled it in stays inside."""


@dataclass(slots=True)
class RunningTrial:
    """One, begun by somebody.

    Attributes:
        fields: what stood on the form. against: what answered when it began. at: when that was, in seconds of a clock.
        progress: how far it is; None until there is something to tell.
        stale: something else answers by now: the sheet is what is left to show.
    """

    fields: Mapping[str, str]
    against: object
    at: float
    progress: TrialProgress | None = None
    stale: bool = False
    task: asyncio.Task[Tried | KamouraskaError] | None = None

    @property
    def found(self) -> Tried | KamouraskaError | None:
        """What it found, or why there is nothing to find; None while it runs."""
        return self.task.result() if self.task is not None and self.task.done() and not self.task.cancelled() else None

    @property
    def outdated(self) -> bool:
        """Whether what it found, or would have, says nothing any more; a fault of ours leaves the sheet alone."""
        return self.stale and self.task is not None

    @property
    def over(self) -> bool:
        """Whether it ended, however it did."""
        return self.task is not None and self.task.done()

    @property
    def standing(self) -> Literal["going", "over", "again", ""]:
        """How it stands, for a list of many; empty where only the sheet is left."""
        if self.task is None:
            return ""
        return "again" if self.stale else "over" if self.over else "going"

    @property
    def failed(self) -> bool:
        """Whether it ended by a fault of ours, which `found` raises."""
        return self.task is not None and self.task.done() and not self.task.cancelled() and self.task.exception() is not None

    async def ended(self) -> None:
        """Wait for its end; it goes on where nobody waits any more."""
        if self.task is not None:
            await asyncio.wait([self.task])

    def tell(self, progress: TrialProgress) -> None:
        """Note how far it is."""
        self.progress = progress


@dataclass(frozen=True, slots=True)
class Trials:
    """Those of everybody, one of each person for each thing, for as long as a session lasts and the program runs.

    Attributes:
        clock: in seconds, never going back.
    """

    clock: Callable[[], float] = time.monotonic
    _running: dict[tuple[str, str], RunningTrial] = field(default_factory=dict)

    def begin(
        self,
        of: str,
        by: str,
        fields: Mapping[str, str],
        against: object,
        trial: Callable[[Tell], Coroutine[object, object, Tried]],
    ) -> RunningTrial:
        """Begin one, in place of what the same person tried there before.

        Args:
            of: what is tried. by: who tries it. against: what answers now.
        """
        self.drop(of, by)
        while len(self._running) >= _MOST:
            self.drop(*next(iter(self._running)))
        begun = self._running[of, by] = RunningTrial(fields, against, self.clock())
        begun.task = asyncio.create_task(_caught(trial(begun.tell)))
        return begun

    def of(self, of: str, by: str, against: object) -> RunningTrial | None:
        """What somebody tried there last; stale where something else answers by now, since it says nothing of that."""
        for old in [key for key, one in self._running.items() if self.clock() - one.at > _KEPT_SECONDS]:
            self.drop(*old)
        found = self._running.get((of, by))
        if found is None:
            return None
        found.stale = found.against is not against
        return found

    def looked_at(self, of: str, by: str, against: object) -> RunningTrial | None:
        """The same for whoever is shown it. A fault of ours is raised once; then the sheet is left, to try again."""
        found = self.of(of, by, against)
        if found is not None and found.failed and found.task is not None:
            self._running[of, by] = RunningTrial(found.fields, None, found.at)
            found.task.result()
        return found

    def whose(self, by: str, against: object) -> Mapping[str, str]:
        """How all that somebody tries stands, by what it is of."""
        mine = ((of, self.of(of, by, against)) for of, who in self._running if who == by)
        return {of: trial.standing for of, trial in mine if trial is not None}

    def drop(self, of: str, by: str) -> None:
        """Forget it, and end it where it still runs."""
        if (begun := self._running.pop((of, by), None)) is not None and begun.task is not None:
            begun.task.cancel()


async def _caught(trial: Coroutine[object, object, Tried]) -> Tried | KamouraskaError:
    """What a trial finds, or why it cannot be tried, to be told whenever somebody looks."""
    try:
        return await trial
    except KamouraskaError as error:
        return error
