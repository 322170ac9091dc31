"""Writes what staff learned: new files in house style under `learned/`, never over what nobody looked at. Knows no schema."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.errors import KamouraskaError, why
from bot.knowledge import folder_lock
from bot.knowledge.folder_lock import ChangedMeanwhileError
from bot.knowledge.gathering import LEARNED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.knowledge.folder_lock import FileChange


_ANYBODY_WRITES: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH

WIDTH: Final = 120
"""Columns of a line in house style."""


class WritingError(KamouraskaError):
    """A knowledge file cannot be written; nothing was changed, and the message says where and why."""


class House(yaml.SafeDumper):
    """Lists indented under their key, as the knowledge is written by hand."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's
        """Indent a list as any other value."""
        super().increase_indent(flow, indentless=False)


def dumped(data: Mapping[str, Any], header: Sequence[str] = ()) -> bytes:
    """A new file in house style, with a comment at its head."""
    text = yaml.dump(dict(data), Dumper=House, allow_unicode=True, sort_keys=False, width=WIDTH)
    return ("".join(f"# {line}\n" for line in header) + text).encode()


def may_be_written(place: Path) -> bool:
    """Whether this program may write a file or into a folder: not what nobody may, even where it runs as the one who can."""
    try:
        mode = place.stat().st_mode
    except OSError:
        return False
    return bool(mode & _ANYBODY_WRITES) and os.access(place, os.W_OK)


def write(folder: Path, changes: Mapping[str, FileChange]) -> None:
    """Write, replace and remove files of a knowledge folder: all of them or none, each whole at any moment.

    Only `learned/` need be writable: nothing else is written but corrections of what stands in the base's own files, where
    these may be written, and what takes back an answer of an older version, which wrote there too.

    Raises:
        WritingError: the folder takes no writing; nothing was changed.
        ChangedMeanwhileError, FolderBusyError: somebody else writes there.
    """
    inside = f"{LEARNED}/"
    root = ""
    if all(path.startswith(inside) for path in changes):
        root, folder = inside, folder / LEARNED
    try:
        folder_lock.exchange(folder, {path.removeprefix(root): change for path, change in changes.items()})
    except ChangedMeanwhileError as error:
        raise ChangedMeanwhileError(tuple(replace(file, path=root + file.path) for file in error.files)) from None
    except OSError as error:
        cause = why(error)
        raise WritingError(
            f"{folder}: the knowledge cannot be written: {cause.en}",
            f"{folder}\u00a0: impossible d’écrire les connaissances\u00a0: {cause.fr}",
        ) from error


def laid_out(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a knowledge into a folder that nobody else looks at."""
    for inside, content in files.items():
        file = folder / inside
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
