"""Whose turn it is when more is asked than can be answered at once. Knows keys, times and jobs; starts nothing.

Whoever has waited longest goes first, but time had lately counts against waiting, as does what the job will take, and each
waits with one job at a time: those who have had as much take turns, and nobody waits without end behind those who have had
less. Whoever gives the jobs says which are free: somebody who asks usual questions does not wait behind two hundred addresses
that each ask hard ones, be it seldom; among two hundred that ask usual ones, everybody has every two hundredth turn. Time is
forgotten by halves.

Whoever is turned away is told when to come again. Who comes before that is taken to have come then: two hundred addresses that
ask again at once fill the queue behind whoever asks for the first time, and not in front of them.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

J = TypeVar("J")

_HALF_LIFE: Final = 30.0
"""Seconds after which half of what somebody has had is forgotten."""
_WORTH: Final = 10.0
"""Seconds that one must have waited longer for each second of the processor had lately, or wanted: a usual question goes before
a hard one, of half a second, that came five seconds earlier. When that alone counted, whoever had had one hard question was
never served while others went on asking usual ones."""
_KEYS: Final = 10_000
"""Keys whose time is remembered, or what they were told; past that, the one heard of least recently starts anew."""
_WEIGHT: Final = 0.05
"""How much one job moves the estimate of what the next one takes, from nothing at first: the first job tells little."""


class Turns(Generic[J]):
    """Jobs that wait, by the key of whoever wants them done."""

    def __init__(
        self,
        places: int,
        *,
        most: int = 400,
        longest: float = 3.0,
        cost: Callable[[J], float] = lambda _: 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing waits yet.

        Args:
            places: how many jobs are done at once.
            most: jobs that may wait; longest: seconds of work that may wait for each place.
            cost: seconds of the processor that a job will take, as far as it shows beforehand.
        """
        self._places = places
        self._most = most
        self._longest = longest
        self._cost = cost
        self._clock = clock
        self._waiting: dict[str, deque[J]] = {}
        self._since: dict[str, float] = {}
        self._had: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._again: OrderedDict[str, float] = OrderedDict()
        self._mean = 0.0
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def wait(self) -> float:
        """Seconds until whoever comes last would be served."""
        return self._count * self._mean / self._places

    def add(self, key: str, job: J) -> list[J]:
        """Have a job wait. The result are those that cannot wait any more, which may be this one.

        What is turned away is the newest job of whoever came again too early or has had most, and not of whoever comes last:
        else those who fill the queue would keep everybody else out.
        """
        self._waiting.setdefault(key, deque()).append(job)
        self._since.setdefault(key, max(self._clock(), self._again.get(key, 0.0)))
        self._count += 1
        turned_away = []
        while self._count > self._most or (self._count > self._places and self.wait > self._longest):
            # Of several alike, whoever would be served last.
            last = max(reversed(self._waiting), key=self._asks)
            turned_away.append(self._taken(last, newest=True))
        return turned_away

    def again(self, key: str) -> int:
        """In how many seconds somebody who is turned away is to come again, which is remembered."""
        seconds = max(1, math.ceil(self.wait))
        self._again[key] = self._clock() + seconds
        _keep_newest(self._again, key)
        return seconds

    def next(self, *, usual: bool = False) -> tuple[str, J] | None:
        """The job whose turn it is, and its key; None when nothing waits.

        Args:
            usual: of those that cost nothing; None where nothing else waits.
        """
        waiting = (key for key, jobs in self._waiting.items() if not (usual and self._cost(jobs[0])))
        first = min(waiting, key=self._due, default=None)
        return None if first is None else (first, self._taken(first, newest=False))

    def took(self, key: str, seconds: float, processor: float) -> None:
        """A job of this key took so long.

        Args:
            seconds: by the clock, which tells how long others will wait.
            processor: what counts as had; 0 where it is free.
        """
        self._mean += _WEIGHT * (seconds - self._mean)
        if not processor:
            return
        self._had[key] = (self._level(key) + processor, self._clock())
        _keep_newest(self._had, key)

    def drop(self, concerned: Callable[[J], bool]) -> list[J]:
        """Take out all jobs that are concerned."""
        dropped = []
        for key, jobs in list(self._waiting.items()):
            gone = [job for job in jobs if concerned(job)]
            if not gone:
                continue
            dropped += gone
            if kept := [job for job in jobs if job not in gone]:
                self._waiting[key] = deque(kept)
            else:
                del self._waiting[key], self._since[key]
        self._count -= len(dropped)
        return dropped

    def _taken(self, key: str, *, newest: bool) -> J:
        jobs = self._waiting[key]
        job = jobs.pop() if newest else jobs.popleft()
        self._count -= 1
        if jobs:
            if not newest:  # behind the others, who have waited as long: they take turns
                self._waiting[key] = self._waiting.pop(key)
                self._since[key] = max(self._clock(), self._since[key])
        else:
            del self._waiting[key], self._since[key]
        return job

    def _due(self, key: str) -> float:
        """When somebody's turn would be, were there one who had nothing and wants nothing much."""
        return self._since[key] + _WORTH * (self._level(key) + self._cost(self._waiting[key][0]))

    def _asks(self, key: str) -> tuple[float, float, int]:
        """How much somebody asks: seconds by which they came again too early, seconds had and wanted, and jobs."""
        jobs = self._waiting[key]
        return max(0.0, self._since[key] - self._clock()), self._level(key) + sum(map(self._cost, jobs)), len(jobs)

    def _level(self, key: str) -> float:
        """Seconds that whoever it is has had lately."""
        if key not in self._had:
            return 0.0
        level, since = self._had[key]
        return level * math.exp2((since - self._clock()) / _HALF_LIFE)


def _keep_newest(by_key: OrderedDict[str, Any], key: str) -> None:
    """Have a key be the newest of a few, and drop the oldest beyond these."""
    by_key.move_to_end(key)
    if len(by_key) > _KEYS:
        by_key.popitem(last=False)
