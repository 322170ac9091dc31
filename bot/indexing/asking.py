"""Questions asked of an index in processes of their own, one a processor: in the process that answers, people would wait."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bot.indexing import cache, child
from bot.indexing.bases import seen_by
from bot.indexing.engine import engine_on
from bot.operation.workers import processors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.config import Config
    from bot.indexing.bases import Asked, Seen

WORTH: Final = 100
"""Questions from which on it is quicker: a process is a second on its way before it asks the first."""

_TOLD_EACH: Final = 10
"""Questions after which whoever waits is told that they were asked."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What one process is to do."""

    kept: Path
    revision: str
    config: Config
    asked: Sequence[Asked]
    pairs: Sequence[tuple[tuple[bytes, float], ...]]


async def seen_aside(
    kept: Path,
    revision: str,
    config: Config,
    asked: Sequence[Asked],
    further: Callable[[int], None],
    known: Mapping[Asked, Seen] = MappingProxyType({}),
) -> list[tuple[Asked, Seen]]:
    """What the index kept in a file says to questions; what cannot be asked so is left out, and whoever wants it asks itself.

    Args:
        kept: the file. revision: of the files that it must be of. config: what is answered by.
        further: is told how many more were asked, each few.
        known: what another index said to them, of which some need not be read again, see `seen_by`.
    """
    shares = [asked[start :: processors()] for start in range(processors())]
    try:
        with tempfile.TemporaryDirectory(prefix="kamouraska-") as made:
            jobs = [_Job(kept, revision, config, share, _pairs(share, known)) for share in shares if share]
            found = await asyncio.gather(*(_share(job, Path(made) / str(place), further) for place, job in enumerate(jobs)))
    except OSError:  # no room or no process to be had
        return []
    return [one for share in found for one in share]


def _pairs(asked: Sequence[Asked], known: Mapping[Asked, Seen]) -> list[tuple[tuple[bytes, float], ...]]:
    return [known[one].pairs if one in known else () for one in asked]


async def _share(job: _Job, file: Path, further: Callable[[int], None]) -> list[tuple[Asked, Seen]]:
    content = await asyncio.to_thread(pickle.dumps, job)
    await asyncio.to_thread(file.write_bytes, content)
    code, _ = await child.ended(__name__, [str(file)], lambda line: further(int(line)) if line.isdigit() else None)
    if code:
        return []
    seen: list[Seen] = await asyncio.to_thread(lambda: pickle.loads(file.read_bytes()))  # noqa: S301 - our own child wrote it
    return list(zip(job.asked, seen, strict=True))


def main(file: Path) -> int:
    """What the child does; its exit code."""
    os.nice(child.YIELDING)
    job: _Job = pickle.loads(file.read_bytes())  # noqa: S301 - the process that started us wrote it
    index = cache.load_revision(job.revision, job.kept)
    if index is None:
        return 1
    engine = engine_on(index, job.config)
    seen: list[Seen] = []
    every = [(*one, pairs) for one, pairs in zip(job.asked, job.pairs, strict=True)]
    for start in range(0, len(every), _TOLD_EACH):
        some = every[start : start + _TOLD_EACH]
        seen += [seen_by(engine, *one) for one in some]
        sys.stdout.write(f"{len(some)}\n")  # whoever started it listens
        sys.stdout.flush()
    file.write_bytes(pickle.dumps(seen))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
