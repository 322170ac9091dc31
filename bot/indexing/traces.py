"""Where a text that was erased may stand besides the database: what the program keeps to be quick, and files of others.

What was built of the knowledge is built again, so it goes. What staff wrote under `learned/`, and copies and exports that
somebody put beside the database, are theirs: they are named, and stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import StoreError, why
from bot.indexing import cache, findings, kept_answers, kept_files
from bot.knowledge.gathering import LEARNED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.config import Config
    from bot.privacy.erased import Holds

_BUILT: Final = (
    *(cache.FILE_NAME, cache.TRIED, findings.FILE_NAME, kept_answers.FILE_NAME),
    *(kept_files.KNOWLEDGE, kept_files.QUESTIONS),
)
_PIECE: Final = 1 << 20
_OVERLAP: Final = 1 << 13
"""Bytes of a piece that are read with the next one too: what is looked for may lie across."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What was done of files, and what is left for somebody to do.

    Attributes:
        removed: built anew when they are next needed.
        left: hold the text still.
    """

    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def without_kept(config: Config) -> tuple[Path, ...]:
    """Remove what was built of the knowledge, answers that were tried and never published among it; what was removed.

    Raises:
        StoreError: a file may not be removed.
    """
    removed = []
    for file in map(config.store.path.with_name, _BUILT):
        if file.exists():
            try:
                atomic_files.remove(file)
            except OSError as error:
                said = why(error)
                raise StoreError(f"{file}: {said.en}", f"{file}\u00a0: {said.fr}") from error
            removed.append(file)
    return tuple(removed)


def found_in_files(config: Config, holds: Holds, removed: Sequence[Path] = ()) -> Traces:
    """Look for the text beside the database and in what staff wrote; changes nothing.

    A file that cannot be read counts as one that holds it: somebody has to look.
    """
    database = config.store.path
    # With a server the file is not the store any more: what was carried over from it lies there still.
    own = {*_BUILT} | (set() if config.store.url else {f"{database.name}{ending}" for ending in ("", "-wal", "-shm")})
    # A database that lies among the sources has the whole project beside it.
    deep = not config.knowledge.path.is_relative_to(database.parent)
    beside = (file for file in _files(database.parent, deep=deep) if file.name not in own or file.parent != database.parent)
    learned = _files(config.knowledge.path / LEARNED)
    found = dict.fromkeys(file for source in (beside, learned) for file in source if _holds(file, holds))
    return Traces(tuple(removed), tuple(found))


def _files(folder: Path, *, deep: bool = True) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*") if deep else folder.glob("*")) if file.is_file())


def _holds(file: Path, holds: Holds) -> bool:
    try:
        with file.open("rb") as opened:
            before = b""
            while piece := opened.read(_PIECE):
                if holds((before + piece).decode("utf-8", "ignore")):
                    return True
                before = piece[-_OVERLAP:]
    except OSError:
        return True
    return False
