"""Puts a backup back, whole or not at all, and keeps what was there before. Knows no channel.

What was there is kept first, as a backup of its own, and the mark of `unfinished` written. Then come what staff answered
(all files or none), the key, and the database last, in one transaction of SQLite: through SQLite, since a command of the
terminal may have it open. What fails on the way is taken back at once; what a kill cut short, at the next start.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot import atomic_files
from bot.backup import archive, taking, unfinished
from bot.backup.erased_again import erase_again
from bot.backup.taking import Places
from bot.backup.unfinished import RestoreMark
from bot.errors import BackupError, StoreError
from bot.knowledge import writer
from bot.knowledge.folder_lock import FileChange, content_of
from bot.period_keys import PeriodKeysFile
from bot.store import bot_lock, copying
from bot.wording import say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.backup.archive import Content, Manifest
    from bot.config import Config
    from bot.privacy.erased import Reapplied

_PRIVATE: Final = 0o600


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it.

    Attributes:
        kept: where what was there before is kept: a backup, with which it can be had back; None where there was nothing.
        kept_sound: whether its database is sound, so that restoring it goes back.
        moved: where the former database lies, which could not be read and so is in no backup.
        other_key: whether the key in use from now on is another one than when the backup was made, as far as can be told:
            people who asked then are strangers.
        periods_missing: whether no key is kept here of the period in which the backup was made: who asked then is found by
            nobody, not even by themselves. A backup holds none, since old ones would lead to people for ever.
        erased: what of it went again, since it had been erased; None where no list tells of that.
    """

    manifest: Manifest
    kept: Path | None
    kept_sound: bool
    moved: Path | None
    other_key: bool
    periods_missing: bool
    erased: Reapplied | None


def restore(config: Config, file: Path) -> Restored:
    """Put a backup in the place of what is there.

    Raises:
        BackupError: the file is no backup, damaged, or of a newer version.
        AlreadyRunningError: a bot runs on the database.
        StoreError, KamouraskaError, OSError: it cannot be written; then nothing is changed.
    """
    if config.store.url:
        raise BackupError(*say_both(SENTENCES, "backup.from_server"))
    places = Places.of(config)
    with bot_lock.hold(places.database), taking.working_folder(places) as work:
        if not _is_lost(places):  # else this very restore is the way out
            _take_back(places)
        manifest, content = archive.read(file, work)
        database = _fit(file, content)
        erased = erase_again(places, database, content.secret, work)
        kept, moved, before = _put_aside(places)
        try:
            unfinished.begin(places.database, RestoreMark(kept.name, moved.name if moved is not None else None))
            _put(places, content)
        except BaseException:
            _take_back(places)
            atomic_files.remove(kept)
            raise
        unfinished.end(places.database)
        if before.is_empty:
            atomic_files.remove(kept)
        other_key = (content.secret is not None) == taking.key_is_given()
        return Restored(
            manifest,
            None if before.is_empty else kept,
            before.sound,
            moved,
            other_key,
            _lacks_periods(places, manifest),
            erased,
        )


def _lacks_periods(places: Places, manifest: Manifest) -> bool:
    made_on = datetime.fromisoformat(manifest.made_at).date()
    try:
        keys = PeriodKeysFile(places.named.parent).read()
    except StoreError:  # nobody can be found by them either; `/healthz` says what is wrong with the file
        return True
    return not any(key.first <= made_on <= key.last for key in keys)


def take_back_unfinished(config: Config) -> bool:
    """Put back what was there before a restore that was cut short; whether there was one. Hold `bot_lock.hold` meanwhile.

    Raises:
        as `restore`.
    """
    return _take_back(Places.of(config))


def _fit(file: Path, content: Content) -> Path:
    """The database of a backup; whatever is wrong with it is told before anything is changed.

    Raises:
        BackupError: there is none, or it is of a newer version.
        StoreError: it is damaged, or another program's.
    """
    if content.database is None:
        raise BackupError(*say_both(SENTENCES, "restore.damaged", file=file))
    found = copying.looked_at(content.database, file)
    found.refuse_if_damaged(file)
    if found.newer:
        raise BackupError(*say_both(SENTENCES, "restore.newer", file=file, schema=found.schema, known=found.known))
    return content.database


def _put_aside(places: Places) -> tuple[Path, Path | None, Manifest]:
    """Keep what is there; nothing of it is changed yet, but for a database that cannot be read, which is moved.

    Returns:
        the backup, where the database was moved to, and what the backup holds.
    """
    kept = _free(places, lambda stamp: f"before-restore-{stamp}.zip")
    copying.create(places.database)  # an empty one is a database, too
    try:
        return kept, None, taking.taken(places, kept, sound=False)
    except StoreError as error:
        if not copying.is_unreadable(error):
            raise
    moved = _free(places, lambda stamp: f"unreadable-{stamp}-{places.database.name}")
    unfinished.begin(places.database, RestoreMark(None, moved.name))
    try:
        copying.move(places.database, moved)
        copying.create(places.database)
        return kept, moved, taking.taken(places, kept, sound=False)
    except BaseException:
        _take_back(places)
        raise


def _take_back(places: Places) -> bool:
    """Put back what a mark tells of, if there is one; doing so twice does no harm.

    Raises:
        BackupError: it was removed meanwhile.
    """
    mark = unfinished.found(places.database)
    if mark is None:
        return False
    if _is_lost(places):
        raise BackupError(*say_both(SENTENCES, "restore.lost", file=mark.kept))
    if (kept := _beside(places, mark.kept)) is not None:
        with taking.working_folder(places) as work:
            _, content = archive.read(kept, work)
            _put(places, content)
        if content.secret is None:
            atomic_files.remove(places.secret)  # there was none
    if (moved := _beside(places, mark.moved)) is not None and moved.exists():
        copying.move(moved, places.database)
    unfinished.end(places.database)
    if kept is not None:
        atomic_files.remove(kept)  # all that it held is in its place
    return True


def _is_lost(places: Places) -> bool:
    """Whether a restore was cut short, and somebody removed what was there before it."""
    mark = unfinished.found(places.database)
    kept = _beside(places, mark.kept) if mark is not None else None
    return kept is not None and not kept.exists()


def _put(places: Places, content: Content) -> None:
    there = taking.learned_files(places)
    changes = {
        f"{places.learned.name}/{inside}": FileChange(there.get(inside), content.learned.get(inside))
        for inside in sorted({*there, *content.learned})
        if there.get(inside) != content.learned.get(inside)
    }
    if changes:
        writer.write(places.knowledge, changes)
    if content.secret is not None and content.secret != content_of(places.secret):
        atomic_files.put(places.secret, [content.secret], mode=_PRIVATE)
    if content.database is not None:
        copying.copy(content.database, places.database)


def _free(places: Places, named: Callable[[str], str]) -> Path:
    """A file of this second that is not there yet, beside the database."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    stamps = [stamp, *(f"{stamp}-{number}" for number in range(2, 100))]
    files = (places.database.with_name(named(one)) for one in stamps)
    return next(file for file in files if not file.exists())


def _beside(places: Places, name: str | None) -> Path | None:
    return None if name is None else places.database.with_name(name)
