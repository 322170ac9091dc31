"""The files of the knowledge as they were parsed, kept beside the database: a dry run reads all of them several times.

Parsing five hundred files takes seconds, and reading this file a tenth of one. Never needed, never an error.
"""

from __future__ import annotations

import logging
import pickle
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from bot import yaml_loader
from bot.indexing import own_files
from bot.indexing.cache import UNREADABLE
from bot.indexing.index import nothing_collected, packed
from bot.knowledge import documents, misread
from bot.knowledge.parsed_files import ParsedFiles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.knowledge.documents import Document

KNOWLEDGE: Final = "knowledge.parsed"
QUESTIONS: Final = "questions.parsed"
"""Of the knowledge, and of the test questions."""

_MAGIC: Final = b"kamouraska parsed 1\n"
_WORTH: Final = 20
"""Files parsed anew from which on all are kept again: one or two that staff just changed are parsed as quickly."""

_log = logging.getLogger(__name__)


@contextmanager
def parsed_files(file: Path) -> Iterator[ParsedFiles]:
    """What is known of files, for as long as somebody reads them; kept for the next one where much of it is new.

    Args:
        file: where it is kept.
    """
    parsed = ParsedFiles(_load(file))
    yield parsed
    if parsed.new >= _WORTH:
        _store(file, parsed.met)


def _load(file: Path) -> Mapping[bytes, Document]:
    content = own_files.read(file, _MAGIC, (_made_by(),))
    if content is None:
        return {}
    try:
        with nothing_collected():
            found: dict[bytes, Document] = pickle.loads(content)  # noqa: S301 - see `own_files` for whose bytes these may be
    except UNREADABLE as error:
        _log.debug("parsed files unreadable: %s: %r", file, error)
        return {}
    return found


def _store(file: Path, met: Mapping[bytes, Document]) -> None:
    try:
        own_files.put(file, _MAGIC, (_made_by(),), packed(dict(met)))
    except OSError as error:
        _log.debug("parsed files not kept: %s: %s", file, error)


def _made_by() -> bytes:
    """A digest of what parses."""
    sources = (documents.__file__, misread.__file__, yaml_loader.__file__ or "")
    told = [yaml.__version__.encode(), *(Path(source).read_bytes() for source in sources)]
    return own_files.digest_of(b"\0".join(told))
