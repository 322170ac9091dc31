"""Keys of periods that last as long as a test."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from bot.privacy.pseudonyms import Keys

if TYPE_CHECKING:
    from datetime import date


class KeysInMemory:
    """`PeriodKeys`, drawn as the program draws them."""

    def __init__(self) -> None:
        self.keys: dict[tuple[date, date], bytes] = {}

    def of(self, first: date, last: date) -> bytes:
        """The key of a period."""
        return self.keys.setdefault((first, last), secrets.token_bytes(32))

    def kept(self) -> tuple[bytes, ...]:
        """All."""
        return tuple(self.keys.values())

    def forget(self, before: date) -> int:
        """Those that ended before a day go."""
        gone = [period for period in self.keys if period[1] < before]
        for period in gone:
            del self.keys[period]
        return len(gone)


def keys(secret: bytes) -> Keys:
    """The secret, and keys of periods that nobody else has."""
    return Keys(secret, KeysInMemory())
