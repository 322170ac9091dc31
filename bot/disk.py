"""Whether there is room on the disk for what the program writes. Knows nothing of what that is."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

LEAST_FREE: Final = 100 * 1024 * 1024
"""Bytes under which an operator is told: SQLite's log, an index built anew and a backup still fit."""


def free(folder: Path) -> int:
    """Bytes that this user may still write where a folder is, or would be made.

    Raises:
        OSError: it cannot be told.
    """
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return shutil.disk_usage(there).free
