"""Builds an index in a process of its own. One file comes back: the index, or what is wrong with the knowledge.

Building takes seconds of Python and of large products; in the process that answers, even in a thread, people would
wait for it. The child runs at a low priority, and is gone with the memory that it needed.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.errors import KamouraskaError, KnowledgeError
from bot.indexing import cache, child, kept_files
from bot.indexing.index import Index
from bot.knowledge.files import files_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_log = logging.getLogger(__name__)

_PROBLEMS: Final = 3
"""The exit code of a child that found problems, which are then what it wrote."""


class IndexingError(KamouraskaError):
    """The process that builds the index failed: stopped from outside, out of memory. The message says how."""


async def build(folder: Path, kept: Path) -> Index:
    """The index of a knowledge folder: the one kept where it is of these very files, else built aside and kept.

    Who publishes keeps the index before the files are written, so that every other process finds it.

    Raises:
        KnowledgeError: with every problem found.
        IndexingError: it could not be built, whatever the files hold.
    """
    if (found := await asyncio.to_thread(_kept, folder, kept)) is not None:
        return found
    # Through a file of our own and not through a pipe: megabytes on a pipe cost the event loop hundreds of turns, and
    # a child that is ended before all was read would be waited for without end.
    try:
        with tempfile.TemporaryDirectory(prefix="kamouraska-") as made:
            wanted = (str(folder), str(kept), str(Path(made) / "index"))
            return await _brought_back(wanted, Path(made) / "index")
    except OSError as error:
        raise IndexingError(f"the index could not be built aside: {error}") from error


def _kept(folder: Path, kept: Path) -> Index | None:
    """The index kept of these very files; None where there is none, or where the files cannot even be read."""
    try:
        return cache.load(files_of(folder), kept)
    except KnowledgeError as error:
        _log.debug("nothing kept of what cannot be read: %s", error)
        return None  # whoever builds says what is wrong


async def _brought_back(wanted: Sequence[str], written: Path) -> Index:
    code, complaint = await child.ended(__name__, wanted)
    if code not in (0, _PROBLEMS):
        raise IndexingError(f"the process that builds the index ended with code {code}: {complaint}")
    # In a thread: among so many small values Python lets the event loop have its turn.
    content = await asyncio.to_thread(written.read_bytes)
    if code == _PROBLEMS:
        raise KnowledgeError(pickle.loads(content))  # noqa: S301 - our own child wrote it
    return await asyncio.to_thread(Index.from_bytes, content)


def main(folder: Path, kept: Path, written: Path) -> int:
    """What the child does; its exit code."""
    os.nice(child.YIELDING)
    try:
        files = files_of(folder)
        with kept_files.parsed_files(kept.with_name(kept_files.KNOWLEDGE)) as parsed:
            index = Index.build(files, str(folder), cache.load_any(kept.with_name(cache.FILE_NAME)), parsed)
        content = index.to_bytes()
    except KnowledgeError as error:
        written.write_bytes(pickle.dumps(error.problems))
        return _PROBLEMS
    written.write_bytes(content)
    cache.store(folder, files, kept, content)
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
