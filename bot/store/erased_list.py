"""The list of what was erased, a file of lines beside the database. No backup holds it, so that a restore can apply it."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot import atomic_files
from bot.errors import StoreError, why
from bot.locking import FileLock
from bot.privacy.erased import ErasedAsker, ErasedText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.privacy.erased import Erased

FILE_NAME: Final = "erased.jsonl"

_WAIT_SECONDS: Final = 10.0
"""Who holds the lock writes one small file."""


class ErasedFile:
    """The `ErasedList` of the program.

    Args:
        database: beside which the list lies.
    """

    def __init__(self, database: Path) -> None:
        self.file = database.with_name(FILE_NAME)

    async def add(self, entries: Sequence[Erased]) -> None:
        """See `ErasedList.add`."""
        await asyncio.to_thread(self._add, entries)

    def read(self) -> tuple[Erased, ...] | None:
        """What was erased, oldest first; None where there is no list, so that whoever restores can warn.

        Raises:
            StoreError: the list cannot be read, or not all of it can be understood.
        """
        try:
            written = self.file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise self._failed(error) from error
        found = []
        for number, line in enumerate(written.splitlines(), 1):
            try:
                found.append(_entry(json.loads(line)))
            except (ValueError, LookupError, TypeError) as error:
                raise StoreError(
                    f"{self.file}:{number}: not a line of the list of what was erased",
                    f"{self.file}:{number}\u00a0: ce n’est pas une ligne de la liste de ce qui a été effacé",
                ) from error
        return tuple(found)

    def _add(self, entries: Sequence[Erased]) -> None:
        try:
            lock = FileLock.take(self.file.with_name(f"{FILE_NAME}.lock"), wait=_WAIT_SECONDS)
            if lock is None:
                raise StoreError(
                    f"{self.file}: another program keeps the list of what was erased",
                    f"{self.file}\u00a0: un autre programme retient la liste de ce qui a été effacé",
                )
            with lock:
                known = self.read() or ()
                kept = dict.fromkeys((*known, *entries))
                content = "".join(json.dumps(_line(entry)) + "\n" for entry in kept)
                atomic_files.put(self.file, [content.encode()], mode=0o600)
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError | UnicodeDecodeError) -> StoreError:
        said = why(error) if isinstance(error, OSError) else (str(error), str(error))
        return StoreError(f"{self.file}: {said[0]}", f"{self.file}\u00a0: {said[1]}")


def _line(entry: Erased) -> dict[str, Any]:
    day = entry.day.isoformat()
    match entry:
        case ErasedText():
            return {"text": entry.digest, "length": entry.length, "mark": entry.mark, "day": day}
        case ErasedAsker():
            return {"asker": entry.asker, "day": day}


def _entry(line: dict[str, Any]) -> Erased:
    day = date.fromisoformat(line["day"])
    if "asker" in line:
        return ErasedAsker(str(line["asker"]), day)
    return ErasedText(str(line["text"]), int(line["length"]), str(line["mark"]), day)
