"""The knowledge folder as bytes, and the digest that names its state. Knows no YAML, so that a warm start parses none.

Links are followed, to files and to folders: a Kubernetes ConfigMap is nothing but links, and whoever shares a folder
between two installations links to it. Whatever a link leads to, reading ends: nothing is opened but a regular file, no
folder is read from inside itself, and files, their bytes and their number are bounded.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.errors import Both, KnowledgeError, Problem, why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_BYTES: Final = 524_288
"""Of one file; the longest is a quarter of it, and so much YAML may take seconds to read."""

MOST_ENTRIES: Final = 20_000
"""Files and folders that are looked at, of whatever kind: a link may lead to a whole disk."""

_ENDINGS: Final = (".yaml", ".yml")
_DIGITS: Final = 16
_NO_FOLDER: Final = Both("there is no such knowledge folder", "ce dossier de connaissances n’existe pas")
_A_FOLDER: Final = Both("a folder, not a file", "un dossier, pas un fichier")
_NO_FILE: Final = Both(
    "a pipe, a socket or a device, not a file", "un tube, une prise réseau ou un périphérique, pas un fichier"
)
_ROUND: Final = Both("a link that leads back to a folder it is in", "un lien qui ramène à un dossier où il se trouve")
_TOO_LARGE: Final = Both(
    f"larger than {MOST_BYTES:,} bytes, the most that is read of one file",
    f"plus de {MOST_BYTES:,} octets, le plus qui se lit d’un fichier".replace(",", "\u00a0", 1),
)
_IGNORED: Final = Both(
    "not read: a file of the knowledge ends in .yaml",
    "n’est pas lu\u00a0: le nom d’un fichier de connaissances finit par .yaml",
)
MEASURED: Final = "measured.json"
"""What the last measurement on this knowledge found; not read as knowledge, and so no part of its revision."""

_HEAPS: Final = ("examples/", "dev/", "test/")
"""Questions of blind authors: what is learned from (`make train`), and what the program is judged by."""
_MEANT: Final = re.compile(r"\.ya?ml(\.txt)?$|\.yam$")
"""What an editor or another system makes of `.yaml`."""
_TOO_MANY: Final = Both(
    f"more than {MOST_ENTRIES} files and folders stand here; the rest is not read",
    f"plus de {MOST_ENTRIES} fichiers et dossiers se trouvent ici; le reste n’est pas lu",
)


def files_of(folder: Path) -> dict[str, bytes]:
    """The YAML files of a knowledge folder by their path inside it, as bytes; hidden files and folders left out.

    Raises:
        KnowledgeError: the folder is missing or a file cannot be read.
    """
    found, problems = found_in(folder)
    if problems:
        raise KnowledgeError(list(problems.values()))
    return found


def found_in(folder: Path) -> tuple[dict[str, bytes], dict[str, Problem]]:
    """As `files_of`, and with it what cannot be read, and why, by path: one such file does not hide the others.

    Raises:
        KnowledgeError: the folder is missing.
    """
    if not folder.is_dir():
        raise KnowledgeError([Problem.of(str(folder), 0, 0, "no-folder", _NO_FOLDER)])
    walk = _FolderWalk(str(folder))
    found = {inside: content for inside in walk.files() if (content := walk.content(inside)) is not None}
    return dict(sorted(found.items())), dict(sorted(walk.problems.items()))


def ignored_in(folder: Path) -> Iterator[Problem]:
    """Every file of a folder that is not read for its name, but for hidden ones, drafts and `.md`: nobody else would say so."""
    walk = _FolderWalk(str(folder))
    for _ in walk.files():
        pass  # on the way every name is met
    for path in sorted(walk.ignored):
        name = path.rpartition("/")[2].lower()
        if not name.endswith(".md") and path != MEASURED and not path.startswith(_HEAPS):
            problem = Problem.of(f"{folder}/{path}", 0, 0, "ignored-file", _IGNORED)
            yield problem if _MEANT.search(name) else problem.as_warning()


def led_to(folder: Path) -> dict[str, tuple[int, ...]]:
    """What the folder's name and every link inside it lead to now, by path: what no watch of the folder itself tells of.

    Folders are known by what they are, files by their state too, which a folder's watch would have told of.
    """
    walk = _FolderWalk(str(folder))
    for _ in walk.files():
        pass  # on the way every link is met
    return {path: identity for path in ("", *walk.links) if (identity := _identity(os.path.join(folder, path)))}  # noqa: PTH118 - as below


@dataclass(slots=True)
class _FolderWalk:
    """One way through a folder. Works on names and not on `Path`, which would cost a warm start half its time.

    Attributes:
        problems: what could not be read, by path inside the folder.
        links: those met, by path inside the folder.
        ignored: files that are not read for their names, by path inside the folder.
    """

    root: str
    problems: dict[str, Problem] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    _seen: int = 0

    def files(self) -> Iterator[str]:
        """The path of every file that is meant to be read, regular or not; notes problems on the way."""
        pending: list[tuple[str, tuple[tuple[int, ...] | None, ...]]] = [("", ())]
        while pending:
            inside, above = pending.pop()
            here = _identity(f"{self.root}/{inside}")
            if here in above:
                self._refuse(inside, "unreadable-file", _ROUND)
                continue
            for entry in self._entries(inside):
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_symlink():
                    self.links.append(path)
                named = entry.name.endswith(_ENDINGS)
                if _is_folder(entry):
                    if named:
                        self._refuse(path, "unreadable-file", _A_FOLDER)
                    else:
                        pending.append((path, (*above, here)))
                elif named:
                    yield path
                elif "." not in entry.name and entry.is_symlink() and not os.path.exists(entry.path):  # noqa: PTH110 - as above
                    # Whatever it was meant to lead to, most likely a folder, is missing from the answers.
                    self._refuse(path, "unreadable-file", _unread(why(FileNotFoundError(2, ""))))
                else:
                    self.ignored.append(path)

    def content(self, inside: str) -> bytes | None:
        """The bytes of a file; None when it has none to give, which is then a problem."""
        try:
            content = self._read(inside)
        except OSError as error:
            self._refuse(inside, "unreadable-file", _unread(why(error)))
            return None
        if content is None:
            self._refuse(inside, "unreadable-file", _NO_FILE)
        elif len(content) > MOST_BYTES:
            self._refuse(inside, "file-too-large", _TOO_LARGE)
            return None
        return content

    def _read(self, inside: str) -> bytes | None:
        """The first bytes, one more than there may be; None when it is no regular file."""
        path = f"{self.root}/{inside}"
        # Looked at before it is opened, for opening may do something to a device; and O_NONBLOCK, so that a pipe which took
        # its place meanwhile is not waited for.
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as in `files`
            return None
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            return _at_most(descriptor, MOST_BYTES + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None
        finally:
            os.close(descriptor)

    def _entries(self, inside: str) -> list[os.DirEntry[str]]:
        """What stands in a folder and is not hidden, nor a draft."""
        try:
            with os.scandir(f"{self.root}/{inside}") as entries:
                there = list(islice(entries, MOST_ENTRIES + 1 - self._seen))
        except OSError as error:
            self._refuse(inside, "unreadable-file", _unread(why(error)))
            return []
        self._seen += len(there)
        if self._seen > MOST_ENTRIES:
            self._refuse("", "too-many-files", _TOO_MANY)  # once, for what is past the bound is not looked at
        return [entry for entry in there if not entry.name.startswith((".", "_"))]

    def _refuse(self, inside: str, rule: str, reason: Both) -> None:
        path = f"{self.root}/{inside}" if inside else self.root
        self.problems[inside] = Problem.of(path, 0, 0, rule, reason)


def _unread(cause: Both) -> Both:
    return Both(f"cannot be read: {cause.en}", f"ne se lit pas\u00a0: {cause.fr}")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder or leads to one; what leads in a circle, or nowhere, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _identity(path: str) -> tuple[int, ...] | None:
    """What a name leads to now; None when that is nothing."""
    try:
        found = os.stat(path)  # noqa: PTH116 - as in `_FolderWalk`
    except OSError:
        return None
    if stat.S_ISDIR(found.st_mode):
        return found.st_dev, found.st_ino
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size


def _at_most(descriptor: int, count: int) -> bytes:
    """The first bytes of a file, whatever it says of its size; one call may give fewer than are there."""
    parts = []
    while count > 0 and (part := os.read(descriptor, count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def revision(files: Mapping[str, bytes]) -> str:
    """A digest of names and contents: two states of the folder share it only when they are the same."""
    digest = hashlib.sha256()
    for inside, content in sorted(files.items()):
        # A name may be bytes that are no text in UTF-8.
        digest.update(f"{inside}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]
