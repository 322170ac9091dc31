"""Keyed digests in the place of people and of the codes that they hold. Pure; keeps nothing but the key."""

from __future__ import annotations

import hmac


class Pseudonyms:
    """Digests that tell people apart and, without the secret, lead back to nobody.

    Args:
        secret: the key of the digests; a new one makes everyone a stranger.
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def asker(self, key: str) -> str:
        """The digest of who asked, given the channel's key of the person."""
        return self._keyed("asker", key)

    def receipt(self, code: str) -> str:
        """The digest of a code that a person holds."""
        return self._keyed("receipt", code)

    def answer(self, id_: str) -> str:
        """The digest of an answer that somebody says something back about, given its id."""
        return self._keyed("answer", id_)

    def wish(self, asker: str, text: str) -> bytes:
        """What the code of a person's receipt for a question is made of: always the same, and nobody else's."""
        return bytes.fromhex(self._keyed("wish", f"{asker}\n{text}"))

    def _keyed(self, use: str, text: str) -> str:
        # The secret signs links too: the word in front keeps the uses apart.
        return hmac.digest(self._secret, f"{use}:{text}".encode(), "sha256").hex()
