"""State kept in the `custom_id` of a button or form, signed, so that it outlives a restart and nobody can alter it.

Knows nothing of Discord but the 100 characters that it allows.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from typing import Final

MAX_CHARACTERS: Final = 100
_LENGTH: Final = 6
"""Characters of a signature: 36 bits are plenty, as every guess costs a request to Discord."""
_GROUP: Final = "signature"


def signed_pattern(prefix: str, payload: str) -> re.Pattern[str]:
    """What recognises `prefix:signature:payload`, both parts regular expressions."""
    return re.compile(rf"{prefix}:(?P<{_GROUP}>[\w-]{{{_LENGTH}}}):{payload}", re.DOTALL)


class Signer:
    """Signs short texts with a key, and tells whether a text bears its signature."""

    def __init__(self, key: bytes) -> None:
        self._key = hashlib.blake2b(key, person=b"discord-button").digest()

    def sign(self, prefix: str, payload: str) -> str | None:
        """`prefix:signature:payload`, or None when Discord's limit leaves no room for it."""
        custom_id = f"{prefix}:{self._signature(prefix, payload)}:{payload}"
        return custom_id if fits(custom_id) else None

    def sign_if_room(self, prefix: str, payload: str) -> str:
        """The same, without the payload where there is no room for it."""
        return self.sign(prefix, payload) or self.sign_short(prefix, "")

    def sign_short(self, prefix: str, payload: str | int) -> str:
        """The same for what always fits.

        Raises:
            ValueError: it does not, which is a slip of the programmer.
        """
        if (custom_id := self.sign(prefix, str(payload))) is None:
            raise ValueError(f"no room to sign {prefix!r}")
        return custom_id

    def accepts(self, match: re.Match[str]) -> bool:
        """Whether what a pattern recognised is as it was signed; so is what its pattern has no signature for."""
        if _GROUP not in match.re.groupindex:
            return True
        prefix, payload = match.string[: match.start(_GROUP) - 1], match.string[match.end(_GROUP) + 1 :]
        return hmac.compare_digest(match[_GROUP].encode(), self._signature(prefix, payload).encode())

    def _signature(self, prefix: str, payload: str) -> str:
        digest = hashlib.blake2b(f"{prefix}:{payload}".encode(), key=self._key, digest_size=8).digest()
        return urlsafe_b64encode(digest).decode()[:_LENGTH]


def fits(custom_id: str) -> bool:
    """Whether Discord takes it; it counts as JavaScript does."""
    return len(custom_id.encode("utf-16-le")) // 2 <= MAX_CHARACTERS
