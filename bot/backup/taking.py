"""Takes a backup of what an installation holds, also while its bot runs. Knows no channel."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot import secrets
from bot.backup import archive, unfinished
from bot.errors import BackupError
from bot.knowledge import folder_lock
from bot.knowledge.files import files_of
from bot.knowledge.gathering import LEARNED
from bot.locking import FileLock, is_held
from bot.store import copying
from bot.store.database import Database
from bot.store.transfer import carry
from bot.wording import say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.backup.archive import Manifest
    from bot.config import Config

_DISTRIBUTION: Final = "kamouraska-bot"
_WORKING: Final = ".backup-"
_IN_USE: Final = "in-use"
"""Locked for as long as somebody works in the folder."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where an installation keeps what a backup holds.

    Attributes:
        database: by its real place, as the lock of the bot is: one that is reached by two names is one.
        named: the database by the name of the configuration, beside which the key lies, and the list of what was erased.
    """

    database: Path
    named: Path
    knowledge: Path

    @classmethod
    def of(cls, config: Config) -> Places:
        """Those of a configuration."""
        return cls(config.store.path.resolve(), config.store.path, config.knowledge.path)

    @property
    def learned(self) -> Path:
        """The folder of what staff answered."""
        return self.knowledge / LEARNED

    @property
    def secret(self) -> Path:
        """The key that the program made, where the environment gave none."""
        return self.named.with_name(secrets.FILE_NAME)


def back_up(config: Config, file: Path) -> Manifest:
    """Write a backup of now: the database, what staff answered, and the key by which people are known in it.

    Raises:
        BackupError: there is a file of that name, there is nothing to copy, or a restore was cut short.
        StoreError: the database cannot be read, or is damaged: a copy of it would be worth nothing.
        KnowledgeError, FolderBusyError, OSError: what staff answered cannot be read, or the file not be written.
    """
    places = Places.of(config)
    if os.path.lexists(file):
        raise BackupError(*say_both(SENTENCES, "backup.standing", file=file))
    if config.store.url:
        return _of_a_server(places, config.store.url, file)
    if not places.database.exists():
        raise BackupError(*say_both(SENTENCES, "backup.nothing", file=places.database))
    return taken(places, file, sound=True)


def _of_a_server(places: Places, url: str, file: Path) -> Manifest:
    """As of a file: what the server holds at one moment is carried into one first."""

    async def carried(copy: Path) -> None:
        async with await Database.open(url) as source, await Database.open(copy) as target:
            await carry(source, target, lambda *_: None)

    places.named.parent.mkdir(parents=True, exist_ok=True)
    with working_folder(places) as work:
        copy = work / archive.DATABASE
        asyncio.run(carried(copy))
        return taken(replace(places, database=copy), file, sound=True)


def taken(places: Places, file: Path, *, sound: bool) -> Manifest:
    """As `back_up`.

    Args:
        sound: refuse a damaged database, and leave out a key that is not in use; else all is taken as it is, as far as it
            can be read at all.
    """
    with working_folder(places) as work:
        copy = work / archive.DATABASE
        # Nobody publishes meanwhile: a question that is answered in the database has its answer among the files.
        with folder_lock.locked(places.learned) if places.learned.is_dir() else nullcontext():
            if sound:
                unfinished.refuse(places.database)
            copying.copy(places.database, copy)
            learned = learned_files(places)
        found = copying.looked_at(copy, places.database)
        if sound:
            found.refuse_if_damaged(places.database)
        secret = None if sound and key_is_given() else folder_lock.content_of(places.secret)
        content = archive.Content(copy, learned, secret)
        made_at = datetime.now().astimezone().isoformat(timespec="seconds")
        return archive.write(
            file,
            content,
            work,
            program=version(_DISTRIBUTION),
            schema=found.schema,
            sound=not found.damages,
            made_at=made_at,
        )


def learned_files(places: Places) -> Mapping[str, bytes]:
    """What staff answered, by path inside their folder; nothing where there is none."""
    return files_of(places.learned) if places.learned.is_dir() else {}


@contextmanager
def working_folder(places: Places) -> Iterator[Path]:
    """A folder for this user alone, on the disk of the database, gone at the end; what a kill left of others goes first."""
    beside = places.database.parent
    for left in beside.glob(f"{_WORKING}*/{_IN_USE}"):
        if not is_held(left):
            shutil.rmtree(left.parent, ignore_errors=True)  # it holds what people asked, and nobody would look for it
    with tempfile.TemporaryDirectory(prefix=_WORKING, dir=beside) as made:
        folder = Path(made)
        in_use = FileLock.take(folder / _IN_USE)
        try:
            yield folder
        finally:
            if in_use is not None:
                in_use.release()


def key_is_given() -> bool:
    """Whether the environment gives the key, which is then for whoever gave it to keep; one beside the database is idle."""
    return bool(secrets.given(os.environ))
