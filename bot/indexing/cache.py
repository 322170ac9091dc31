"""The built index in one file beside the database, so that the next start is quick. Never needed, never an error.

Anything that is wrong with the file (older code, other knowledge, cut short) means that the index is built anew. Reasons go
to the log at debug level; a question's way never depends on them.
"""

from __future__ import annotations

import logging
import pickle
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bot.errors import KnowledgeError
from bot.indexing import own_files
from bot.indexing.index import Index, makers
from bot.knowledge.files import files_of, found_in, revision
from bot.locking import FileLock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.knowledge.base import Knowledge

FILE_NAME: Final = "knowledge.index"
TRIED: Final = "knowledge.tried"
"""The index of what somebody tried last, which becomes the other one when they publish."""

_MAGIC: Final = b"kamouraska index 2\n"
_WAIT_SECONDS: Final = 10.0
"""Who holds the lock writes one file, and waits for the disk."""

UNREADABLE: Final = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError)
"""What the pickle module says it raises for bytes that are whole and yet no longer make sense."""

_log = logging.getLogger(__name__)


def indexed(folder: Path, kept: Path, knowledge: Knowledge | None = None) -> Index:
    """The index of a knowledge folder: the one kept if it is of these very files and this very code, else a new one.

    Args:
        folder: the knowledge.
        kept: where the index is kept; its folder is made when missing.
        knowledge: what was read of that folder a moment ago, so that it need not be read again.

    Raises:
        KnowledgeError: with every problem found.
    """
    files = files_of(folder)
    if (index := load(files, kept)) is not None:
        return index
    if knowledge is not None and knowledge.revision == revision(files):
        index = Index.of(knowledge)
    else:
        index = Index.build(files, str(folder))
    store(folder, files, kept, index.to_bytes())
    return index


def load(files: Mapping[str, bytes], kept: Path) -> Index | None:
    """The index kept for these files; None when there is none that may be used."""
    return load_revision(revision(files), kept)


def load_revision(wanted: str, kept: Path) -> Index | None:
    """The index kept for the files of that revision; None when there is none that may be used."""
    return _read(kept, _made_of(wanted))


def load_any(kept: Path) -> Index | None:
    """The index kept, of whatever files, by this very code; None when there is none that may be used."""
    return _read(kept, None)


def _read(kept: Path, made_of: bytes | None) -> Index | None:
    content = own_files.read(kept, _MAGIC, (makers(), made_of))
    if content is None:
        return None
    try:
        return Index.from_bytes(content)
    except UNREADABLE as error:
        _log.debug("index unreadable: %s: %r", kept, error)
        return None


def take_over(tried: Path, kept: Path, wanted: str) -> None:
    """Make the index that was tried last the one that is kept, where it is of the files of that revision.

    Whatever else somebody tried meanwhile stays theirs; who starts next builds the index then.
    """
    with suppress(OSError):
        lock = FileLock.take(tried.with_name(f"{tried.name}.lock"), wait=_WAIT_SECONDS)
        if lock is None:
            return
        with lock:
            if own_files.is_made(tried, _MAGIC, (makers(), _made_of(wanted))):
                tried.replace(kept)


def _made_of(wanted: str) -> bytes:
    return own_files.digest_of(wanted.encode())


def store(folder: Path, files: Mapping[str, bytes], kept: Path, content: bytes) -> bool:
    """Keep an index, whole or not at all; whether it is kept.

    Not kept when the knowledge changed while it was built: another process may have kept the index of the files of now.

    Args:
        folder: the knowledge as it is now.
        files: what the index is of.
        content: what `Index.to_bytes` gave for the index of these files.
    """
    made_of = _made_of(revision(files))
    try:
        lock = FileLock.take(kept.with_name(f"{kept.name}.lock"), wait=_WAIT_SECONDS)
        if lock is None:
            _log.debug("index not kept, since another process is keeping one: %s", kept)
            return False
        with lock:
            if _made_of(revision(found_in(folder)[0])) != made_of:
                _log.debug("index not kept, since the knowledge changed meanwhile: %s", kept)
                return False
            own_files.put(kept, _MAGIC, (makers(), made_of), content)
    except (OSError, KnowledgeError) as error:
        _log.debug("index not kept: %s: %s", kept, error)
        return False
    return True
