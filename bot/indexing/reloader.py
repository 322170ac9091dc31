"""A knowledge that changes while the bot answers: built aside, swapped in one step, refused whole. Knows no channel."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from watchfiles import awatch

from bot.errors import KnowledgeError, Problem, WorkersError
from bot.indexing import worker
from bot.knowledge.files import files_of, led_to, revision

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.indexing.index import Index

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WatchPace:
    """How closely a folder is watched; all in milliseconds.

    Attributes:
        quiet: no file may have changed for so long before the folder is read: editors write a file in several steps, git
            many files.
        patience: after so long it is read even if files go on changing.
        look: so often the folder is looked at without being told, too: network folders and mounted volumes tell of no
            change.
        glance: so often it is seen whether the folder's name, and the links in it, still lead to what is watched.
    """

    quiet: int = 200
    patience: int = 2_000
    look: int = 60_000
    glance: int = 1_000


USUAL: Final = WatchPace()


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The files answer.

    Attributes:
        changed: whether they are others than those that answered before.
    """

    revision: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """The files were not taken, and those from before still answer."""

    problems: tuple[Problem, ...]


Outcome = Reloaded | Refused


class Reloader:
    """Reads the knowledge again, when asked and when its files change; one reading at a time."""

    def __init__(
        self,
        folder: Path,
        kept: Path,
        *,
        serving: str,
        swap: Callable[[Index], Awaitable[None]],
        told: Sequence[Callable[[Outcome], object]] = (),
        build: Callable[[Path, Path], Awaitable[Index]] = worker.build,
        noticed: Callable[[Path], AsyncIterator[None]] | None = None,
    ) -> None:
        """Everything it works with is passed in.

        Args:
            kept: where the index is kept for the next start.
            serving: the revision that answers now.
            swap: makes an index answer: once it has returned, nothing else does. Raises `WorkersError` when it cannot.
            told: hear of every change and of every refusal.
            build: builds the index without holding up the event loop; raises `KnowledgeError` or `IndexingError`.
            noticed: when to see whether the files of the folder have changed; `changes` when None.
        """
        self._folder = folder
        self._kept = kept
        self._serving = serving
        self._swap = swap
        self._told = list(told)
        self._build = build
        self._noticed = noticed or changes
        self._tried: str | tuple[Problem, ...] | None = serving
        self._refusing = False
        self._turn = asyncio.Lock()

    def tell(self, listener: Callable[[Outcome], object]) -> None:
        """Have somebody more hear of every change and of every refusal."""
        self._told.append(listener)

    def adopt(self, revision: str) -> None:
        """Somebody else has made files of that revision answer: they are not built a second time."""
        self._serving = self._tried = revision
        self._say(Reloaded(revision, changed=True))

    async def reload(self) -> Outcome:
        """Take the files as they are now; with any error among them, those from before go on answering."""
        async with self._turn:
            return await self._reload()

    async def watch(self) -> None:
        """Take every change of the folder, until cancelled; files that were refused once are refused in silence."""
        async for _ in self._noticed(self._folder):
            async with self._turn:
                if await asyncio.to_thread(self._seen) != self._tried:
                    await self._reload()

    def _seen(self) -> str | tuple[Problem, ...]:
        """The revision of the files, or why they cannot even be read."""
        try:
            return revision(files_of(self._folder))
        except KnowledgeError as error:
            return error.problems

    async def _reload(self) -> Outcome:
        self._tried = seen = await asyncio.to_thread(self._seen)
        if isinstance(seen, tuple):
            return self._refuse(seen)
        if seen == self._serving:
            # Said only to those who were told of an error before: it is mended by taking the change back.
            outcome = Reloaded(seen, changed=False)
            return self._say(outcome) if self._refusing else outcome
        try:
            index = await self._build(self._folder, self._kept)
            await self._swap(index)
        except KnowledgeError as error:
            return self._refuse(error.problems)
        except (worker.IndexingError, WorkersError) as error:
            self._tried = None  # nothing is wrong with the files: the next look takes them
            return self._refuse((Problem(str(self._folder), 0, 0, "not-indexed", str(error)),))
        self._serving = index.knowledge.revision
        return self._say(Reloaded(self._serving, changed=True))

    def _refuse(self, problems: tuple[Problem, ...]) -> Outcome:
        return self._say(Refused(problems))

    def _say(self, outcome: Outcome) -> Outcome:
        self._refusing = isinstance(outcome, Refused)
        for listener in self._told:
            listener(outcome)
        return outcome


async def changes(folder: Path, pace: WatchPace = USUAL) -> AsyncIterator[None]:
    """Once as the watch begins, for every burst of changes in a folder, and now and then all the same; without end.

    The system watches a folder, not its name: when another one takes its place (a deployment, a mount, a link that leads
    elsewhere now), that one is watched from then on. So are the folders that links inside lead to; of a single file that a
    link leads to it is looked every second whether it is still the same.
    """
    looked, complained = time.monotonic(), False
    glance = min(pace.glance, pace.look)
    while True:
        led, just_begun = await asyncio.to_thread(led_to, folder), True
        try:
            async for changed in awatch(
                *_watched(folder, led),
                watch_filter=None,
                step=pace.quiet,
                debounce=pace.patience,
                rust_timeout=glance,
                yield_on_timeout=True,
            ):
                elsewhere = await asyncio.to_thread(led_to, folder) != led
                # What changed while nothing was watched yet, nobody tells of.
                if changed or elsewhere or just_begun or _is_due(looked, pace):
                    looked = time.monotonic()
                    yield
                complained = just_begun = False
                if elsewhere:
                    break
        except (OSError, RuntimeError) as error:  # the library's own error is a RuntimeError
            # No such folder now, or no more watches to be had from the system: the look once a minute remains.
            if not complained:
                _log.warning("the knowledge folder cannot be watched: %s", error)
            complained = True
            await asyncio.sleep(glance / 1000)
            if await asyncio.to_thread(led_to, folder) != led or _is_due(looked, pace):
                looked = time.monotonic()
                yield


def _watched(folder: Path, led: Mapping[str, tuple[int, ...]]) -> Iterator[Path]:
    """The folder, and those that links inside it lead to, by their own names: a watch may not follow a link."""
    yield folder
    for inside in led:
        if inside and (place := folder / inside).is_dir():
            yield place.resolve()


def _is_due(looked: float, pace: WatchPace) -> bool:
    return time.monotonic() - looked >= pace.look / 1000
