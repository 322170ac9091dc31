"""The knowledge folder as bytes, and the digest that names its state. Knows no YAML, so that a warm start parses none."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from bot.errors import KnowledgeError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ENDINGS: Final = (".yaml", ".yml")
_DIGITS: Final = 16


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
        raise KnowledgeError([Problem(str(folder), 0, 0, "no-folder", "there is no such knowledge folder")])
    found: dict[str, bytes] = {}
    problems: dict[str, Problem] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        inside = path.relative_to(folder)
        if path.suffix not in _ENDINGS or any(part.startswith((".", "_")) for part in inside.parts):
            continue
        try:
            found[inside.as_posix()] = path.read_bytes()
        except OSError as error:
            reason = "a folder, not a file" if path.is_dir() else f"cannot be read: {error.strerror}"
            problems[inside.as_posix()] = Problem(str(path), 0, 0, "unreadable-file", reason)
    return found, problems


def revision(files: Mapping[str, bytes]) -> str:
    """A digest of names and contents: two states of the folder share it only when they are the same."""
    digest = hashlib.sha256()
    for inside, content in sorted(files.items()):
        digest.update(f"{inside}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:_DIGITS]
