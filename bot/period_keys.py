"""The keys of periods, in a file beside the secret, made where they are missing. Knows neither people nor what was asked.

No backup holds the file: with an old copy of it, what was kept of people long ago would lead back to them again.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from bot import atomic_files
from bot.errors import Both, StoreError, why
from bot.locking import FileLock

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

FILE_NAME: Final = "kamouraska.periods"

_BYTES: Final = 32
_WAIT_SECONDS: Final = 5.0
"""Who holds the lock writes one small file."""


@dataclass(frozen=True, slots=True)
class PeriodKey:
    """A key, and the days of its period."""

    first: date
    last: date
    key: bytes = field(repr=False)


class PeriodKeysFile:
    """The `PeriodKeys` of the program. Several programs may use one file.

    Args:
        folder: where the secret lies, and the database.
    """

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE_NAME
        self._read: tuple[PeriodKey, ...] = ()

    def of(self, first: date, last: date) -> bytes:
        """See `PeriodKeys.of`."""
        known = _found(self._read, first, last)
        if known is not None:
            return known
        try:
            with self._locked():
                keys = self.read()
                known = _found(keys, first, last)
                if known is None:
                    known = secrets.token_bytes(_BYTES)
                    keys = (*keys, PeriodKey(first, last, known))
                    self._write(keys)
                self._read = keys
        except OSError as error:
            raise _failed(self.file, why(error)) from error
        return known

    def kept(self) -> Sequence[bytes]:
        """See `PeriodKeys.kept`; what other programs have drawn meanwhile, too."""
        return tuple(key.key for key in self.read())

    def forget(self, before: date) -> int:
        """See `PeriodKeys.forget`."""
        if not any(key.last < before for key in self.read()):
            return 0
        try:
            with self._locked():
                keys = self.read()
                staying = tuple(key for key in keys if key.last >= before)
                self._write(staying)
                self._read = staying
        except OSError as error:
            raise _failed(self.file, why(error)) from error
        return len(keys) - len(staying)

    def read(self) -> tuple[PeriodKey, ...]:
        """Every key with its days, oldest first; none where nothing was ever noted.

        Raises:
            StoreError: the file cannot be read, or is not as it was written.
        """
        try:
            atomic_files.close_to_others(self.file)
            lines = self.file.read_text(encoding="ascii").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise _failed(self.file, why(error) if isinstance(error, OSError) else _NO_KEYS) from error
        try:
            return tuple(map(_key, map(json.loads, lines)))
        except (ValueError, LookupError, TypeError) as error:
            raise _failed(self.file, _NO_KEYS) from error

    def _locked(self) -> FileLock:
        lock = FileLock.take(self.file.with_name(f"{FILE_NAME}.lock"), wait=_WAIT_SECONDS)
        if lock is None:
            raise _failed(self.file, Both("another program keeps it", "un autre programme le retient"))
        return lock

    def _write(self, keys: Collection[PeriodKey]) -> None:
        lines = (json.dumps({"first": f"{key.first}", "last": f"{key.last}", "key": key.key.hex()}) for key in keys)
        atomic_files.put(self.file, ["".join(f"{line}\n" for line in lines).encode()], mode=atomic_files.PRIVATE)


_NO_KEYS: Final = Both(
    "not the keys of periods as they were written; with another file in its place, or none, people no longer find what was "
    "kept of them before",
    "ce ne sont pas les clés des périodes telles qu’elles ont été écrites; avec un autre fichier à sa place, ou aucun, les "
    "gens ne retrouvent plus ce qui a été gardé d’eux auparavant",
)


def _found(keys: Collection[PeriodKey], first: date, last: date) -> bytes | None:
    return next((key.key for key in keys if (key.first, key.last) == (first, last)), None)


def _key(line: dict[str, Any]) -> PeriodKey:
    key = bytes.fromhex(line["key"])
    if len(key) < _BYTES:
        raise ValueError(line["first"])
    return PeriodKey(date.fromisoformat(line["first"]), date.fromisoformat(line["last"]), key)


def _failed(file: Path, cause: Both) -> StoreError:
    return StoreError(f"{file}: {cause.en}", f"{file}\u00a0: {cause.fr}")
