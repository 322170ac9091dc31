"""A backup as a file: a zip with a manifest that names each part and its digest. Knows neither database nor configuration."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Final

from bot import atomic_files
from bot.errors import BackupError
from bot.knowledge.gathering import LEARNED
from bot.wording import say_both
from bot.wording.operation import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DATABASE: Final = "questions.sqlite3"
LEARNED_PREFIX: Final = f"{LEARNED}/"
"""What the names of answers of staff begin with."""

SECRET: Final = "kamouraska.secret"  # noqa: S105 - the name of a part

_PRIVATE: Final = 0o600
_PIECE: Final = 1 << 20
_MOST_MANIFEST_BYTES: Final = 16 << 20
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(AttributeError, LookupError, TypeError, ValueError),
)
"""What Python says of a file that is no zip, was cut short or changed, and of a manifest that is none."""


@dataclass(frozen=True, slots=True)
class ArchivedPart:
    """One part of a backup: its length in bytes and its digest."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        program: the version that made it. schema: number of the last migration of its database; 0 without one.
        sound: whether SQLite found the database whole; one that is not is kept, and never put back.
        made_at: when, in ISO 8601 with its offset.
        parts: by name.
    """

    program: str
    schema: int
    sound: bool
    made_at: str
    parts: Mapping[str, ArchivedPart]

    @property
    def is_empty(self) -> bool:
        """Whether nobody ever wrote to what it was made of: an empty database, and no answer of staff."""
        return self.schema == 0 and not any(name.startswith(LEARNED_PREFIX) for name in self.parts)


@dataclass(frozen=True, slots=True)
class Content:
    """What a backup holds.

    Attributes:
        database: a copy that nobody else has open; None where there was none.
        learned: what staff answered, by path inside `learned/`.
        secret: the key that was kept beside the database; None where the environment gives one.
    """

    database: Path | None
    learned: Mapping[str, bytes]
    secret: bytes | None


def write(file: Path, content: Content, work: Path, *, program: str, schema: int, sound: bool, made_at: str) -> Manifest:
    """Write a backup, whole or not at all, for this user alone.

    Args:
        work: a folder of one's own for what is being written.

    Raises:
        BackupError: there is a file of that name.
        OSError: it cannot be written.
    """
    draft = work / "archive.zip"
    parts: dict[str, ArchivedPart] = {}
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        if content.database is not None:
            with content.database.open("rb") as copy:
                parts[DATABASE] = _added(archive, DATABASE, _pieces(copy))
        small = {f"{LEARNED_PREFIX}{inside}": held for inside, held in content.learned.items()}
        if content.secret is not None:
            small[SECRET] = content.secret
        for name, held in small.items():
            parts[name] = _added(archive, name, iter([held]))
        manifest = Manifest(program, schema, sound, made_at, parts)
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **asdict(manifest)}, ensure_ascii=False, indent=1))
    with draft.open("rb") as made:
        if not atomic_files.put_first(file, _pieces(made), mode=_PRIVATE):
            raise BackupError(*say_both(SENTENCES, "backup.standing", file=file))
    return manifest


def read(file: Path, work: Path) -> tuple[Manifest, Content]:
    """What a backup holds, each part compared with its digest.

    Args:
        work: a folder of one's own, where the database is laid.

    Raises:
        BackupError: it is no backup, of a later form, or not as it was written.
        OSError: it cannot be read.
    """
    with _told_if_damaged(file), zipfile.ZipFile(file) as archive:
        manifest = _manifest(file, archive)
        learned: dict[str, bytes] = {}
        secret = database = None
        for name, part in manifest.parts.items():
            if name == DATABASE:
                database = work / DATABASE
                with database.open("xb") as out:
                    database.chmod(_PRIVATE)
                    out.writelines(_checked(archive, name, part))
                continue
            held = b"".join(_checked(archive, name, part))
            if name == SECRET:
                secret = held
            else:
                learned[_inside_learned(name)] = held
        return manifest, Content(database, learned, secret)


@contextmanager
def _told_if_damaged(file: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise BackupError(*say_both(SENTENCES, "restore.damaged", file=file)) from error


def _manifest(file: Path, archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST_BYTES:
        raise ValueError(MANIFEST)
    told: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if int(told["format"]) > FORMAT:
        raise BackupError(*say_both(SENTENCES, "restore.newer_form", file=file, program=told.get("program", "?")))
    parts = {str(name): ArchivedPart(int(part["bytes"]), str(part["sha256"])) for name, part in told["parts"].items()}
    return Manifest(str(told["program"]), int(told["schema"]), bool(told["sound"]), str(told["made_at"]), parts)


def _added(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> ArchivedPart:
    digest, length = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            length += len(piece)
    return ArchivedPart(length, digest.hexdigest())


def _checked(archive: zipfile.ZipFile, name: str, part: ArchivedPart) -> Iterator[bytes]:
    """The bytes of a part; raises at its end, or once it is longer than it may be, unless they are those of its digest."""
    digest, length = hashlib.sha256(), 0
    with archive.open(name) as packed:
        for piece in _pieces(packed):
            digest.update(piece)
            length += len(piece)
            if length > part.bytes:
                raise ValueError(name)
            yield piece
    if (length, digest.hexdigest()) != (part.bytes, part.sha256):
        raise ValueError(name)


def _inside_learned(name: str) -> str:
    """The path of an answer of staff inside their folder; nothing is ever written beside it.

    Raises:
        ValueError: the name leads elsewhere, or is none that the program would write.
    """
    first, _, inside = name.partition("/")
    path = PurePosixPath(inside)
    plain = inside == str(path) and not path.is_absolute() and "\\" not in inside and "\0" not in inside
    if first != LEARNED or not plain or path.suffix not in (".yaml", ".yml") or any(p.startswith(".") for p in path.parts):
        raise ValueError(name)
    return inside


def _pieces(opened: IO[bytes]) -> Iterator[bytes]:
    while piece := opened.read(_PIECE):
        yield piece
