"""The outage switch: a small file beside the database, in which stands what people are told instead of answers.

It is read anew whenever it changes, so that a running bot heeds `kamouraska pause` at the next question. Knows no channel.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from bot import atomic_files

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME: Final = "paused.txt"
LONGEST: Final = 1500
"""Characters of a message: with what stands around it, still within what a reply may hold."""

_MOST_BYTES: Final = 4 * LONGEST


class Pause:
    """What people are told instead of answers, while the file is there.

    Args:
        folder: where the database lies.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._seen: tuple[int, ...] | None = None
        self._message = ""

    def message(self) -> str | None:
        """What to say; empty for the bot's own words, None when questions are answered. Looks at the file each time."""
        try:
            found = os.stat(self._file)  # noqa: PTH116 - at every question: half the time of `Path.stat`
        except OSError:
            self._seen = None
            return None
        state = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)
        if state != self._seen:
            self._message = self._read()
            self._seen = state
        return self._message

    def begin(self, message: str) -> None:
        """Have people told this from now on.

        Raises:
            OSError: the file cannot be written.
        """
        # As readable as the settings: a bot that another user runs must see it, and it holds nothing but a notice.
        atomic_files.put(self._file, [f"{message.strip()}\n".encode()], mode=0o644)

    def end(self) -> bool:
        """Answer again; whether there was a pause.

        Raises:
            OSError: the file cannot be removed.
        """
        paused = self.message() is not None
        atomic_files.remove(self._file)
        return paused

    def _read(self) -> str:
        """What stands in the file, whoever wrote it; a file that cannot be read is meant all the same."""
        try:
            with self._file.open("rb") as opened:
                text = opened.read(_MOST_BYTES).decode("utf-8", errors="replace")
        except OSError:
            return ""
        return text.strip()[:LONGEST]
