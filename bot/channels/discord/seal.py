"""State kept in a button: sealed into its `custom_id`, so that it outlives a restart and nobody can alter it.

Knows nothing of Discord but the 100 characters that it allows.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from typing import Final

MAX_CHARACTERS: Final = 100
_MARK: Final = 6
"""Characters of the mark: 36 bits are plenty, as every guess costs a request to Discord."""


class Seal:
    """Marks short texts with a key, and tells whether a text bears its mark."""

    def __init__(self, key: bytes) -> None:
        self._key = hashlib.blake2b(key, person=b"discord-button").digest()

    def close(self, prefix: str, payload: str) -> str | None:
        """`prefix:mark:payload`, or None when Discord's limit leaves no room for it."""
        sealed = f"{prefix}:{self._mark(prefix, payload)}:{payload}"
        return sealed if len(sealed.encode("utf-16-le")) // 2 <= MAX_CHARACTERS else None

    def holds(self, prefix: str, mark: str, payload: str) -> bool:
        """Whether the mark is the one that `close` gave this payload."""
        return hmac.compare_digest(mark.encode(), self._mark(prefix, payload).encode())

    def _mark(self, prefix: str, payload: str) -> str:
        digest = hashlib.blake2b(f"{prefix}:{payload}".encode(), key=self._key, digest_size=8).digest()
        return urlsafe_b64encode(digest).decode()[:_MARK]
