"""The mark of a restore that is under way, so that one that was cut short is taken back. Knows no part of a backup."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.errors import BackupError
from bot.knowledge.folder_lock import content_of
from bot.wording import say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from pathlib import Path

_ENDING: Final = ".restoring"


@dataclass(frozen=True, slots=True)
class RestoreMark:
    """Where the state before a restore is kept, by names beside the database.

    Attributes:
        kept: a backup of it; None where there was nothing that could be copied.
        moved: the database itself, where it could not even be read; None where a copy of it is in the backup.
    """

    kept: str | None
    moved: str | None


def begin(database: Path, mark: RestoreMark) -> None:
    """Write the mark: from now on, until `end`, what is there may be half of one state and half of another."""
    atomic_files.put(_file(database), [json.dumps(asdict(mark)).encode()], mode=0o600)


def end(database: Path) -> None:
    """Take the mark away."""
    atomic_files.remove(_file(database))


def found(database: Path) -> RestoreMark | None:
    """The mark of a restore that is under way or was cut short; None where there is none."""
    content = content_of(_file(database))
    return None if content is None else RestoreMark(**json.loads(content))


def refuse(database: Path) -> None:
    """Go on only where no restore was cut short.

    Raises:
        BackupError: one was, or is under way.
    """
    if found(database) is not None:
        raise BackupError(*say_both(SENTENCES, "restore.unfinished", file=database))


def _file(database: Path) -> Path:
    return database.with_name(f"{database.name}{_ENDING}")
