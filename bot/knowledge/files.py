"""The knowledge folder as bytes, and the digest that names its state. Knows no YAML, so that a warm start parses none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from bot.errors import Both, KnowledgeError, Problem, why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ENDINGS: Final = (".yaml", ".yml")
_DIGITS: Final = 16
_NO_FOLDER: Final = Both("there is no such knowledge folder", "ce dossier de connaissances n’existe pas")
_A_FOLDER: Final = Both("a folder, not a file", "un dossier, pas un fichier")


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
    found: dict[str, bytes] = {}
    problems: dict[str, Problem] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        if path.suffix not in _ENDINGS or any(part.startswith((".", "_")) for part in inside.parts):
            continue
        try:
            found[inside.as_posix()] = path.read_bytes()
        except OSError as error:
            cause = why(error)
            unread = Both(f"cannot be read: {cause.en}", f"ne se lit pas\u00a0: {cause.fr}")
            reason = _A_FOLDER if path.is_dir() else unread
            problems[inside.as_posix()] = Problem.of(str(path), 0, 0, "unreadable-file", reason)
    return found, problems


def revision(files: Mapping[str, bytes]) -> str:
    """A digest of names and contents: two states of the folder share it only when they are the same."""
    digest = hashlib.sha256()
    for inside, content in sorted(files.items()):
        digest.update(f"{inside}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]
