"""The built index in one file beside the database, so that the next start is quick. Never needed, never an error.

The file holds a pickle, and unpickling runs whatever a pickle says. It is read only when it belongs to the user who
runs the program and nobody else may write to it: who could tamper with such a file could as well change the database
beside it or the program itself. Anything else that is wrong with it (older code, other knowledge, cut short) means
that the index is built anew. Reasons go to the log at debug level; a question's way never depends on them.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
import stat
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import KnowledgeError
from bot.indexing.index import Index, makers
from bot.knowledge.files import files_of, found_in, revision
from bot.locking import FileLock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.knowledge.base import Knowledge

FILE_NAME: Final = "knowledge.index"

_MAGIC: Final = b"kamouraska index 2\n"
_DIGEST: Final = hashlib.sha256
_MADE_BY: Final = slice(len(_MAGIC), len(_MAGIC) + _DIGEST().digest_size)
_MADE_OF: Final = slice(_MADE_BY.stop, _MADE_BY.stop + _DIGEST().digest_size)
_CHECKSUM: Final = slice(_MADE_OF.stop, _MADE_OF.stop + _DIGEST().digest_size)
_WAIT_SECONDS: Final = 10.0
"""Who holds the lock writes one file, and waits for the disk."""

_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_UNREADABLE: Final = (pickle.UnpicklingError, AttributeError, EOFError, ImportError, LookupError, TypeError, ValueError)
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
    return _read(kept, _made_of(files))


def _made_of(files: Mapping[str, bytes]) -> bytes:
    return _DIGEST(revision(files).encode()).digest()


def _read(kept: Path, made_of: bytes) -> Index | None:
    content = _content(kept)
    if content is None:
        return None
    if not content.startswith(_MAGIC) or content[_MADE_BY] != makers():
        _log.debug("index of another version: %s", kept)
        return None
    if content[_MADE_OF] != made_of:
        _log.debug("index of other knowledge: %s", kept)
        return None
    rest = memoryview(content)[_CHECKSUM.stop :]
    if content[_CHECKSUM] != _DIGEST(rest).digest():
        _log.debug("index cut short or damaged: %s", kept)
        return None
    try:
        return Index.from_bytes(rest)
    except _UNREADABLE as error:
        _log.debug("index unreadable: %s: %r", kept, error)
        return None


def _content(kept: Path) -> bytes | None:
    """The bytes of the file; None when there is none, or when somebody else may have written it."""
    try:
        # The file that is looked at is the one that is read: no other can take its place in between.
        with os.fdopen(os.open(kept, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & _OTHERS_WRITE:
                _log.debug("index not ours alone, so not read: %s", kept)
                return None
            return file.read()
    except OSError as error:
        _log.debug("no index kept: %s: %s", kept, error.strerror)
        return None


def store(folder: Path, files: Mapping[str, bytes], kept: Path, content: bytes) -> bool:
    """Keep an index, whole or not at all; whether it is kept.

    Not kept when the knowledge changed while it was built: another process may have kept the index of the files of now.

    Args:
        folder: the knowledge as it is now.
        files: what the index is of.
        content: what `Index.to_bytes` gave for the index of these files.
    """
    made_of = _made_of(files)
    try:
        lock = FileLock.take(kept.with_name(f"{kept.name}.lock"), wait=_WAIT_SECONDS)
        if lock is None:
            _log.debug("index not kept, since another process is keeping one: %s", kept)
            return False
        with lock:
            if _made_of(found_in(folder)[0]) != made_of:
                _log.debug("index not kept, since the knowledge changed meanwhile: %s", kept)
                return False
            atomic_files.remove_drafts(kept)
            header = _MAGIC + makers() + made_of + _DIGEST(content).digest()
            atomic_files.put(kept, [header, content], mode=0o600)
    except (OSError, KnowledgeError) as error:
        _log.debug("index not kept: %s: %s", kept, error)
        return False
    return True
