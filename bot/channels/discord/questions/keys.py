"""The keys by which the program knows a person on Discord and what they speak of. Knows nothing of either."""

from __future__ import annotations


def asker_key(person: int) -> str:
    """Of a person, as their questions carry it."""
    return f"discord:{person}"


def conversation_key(channel: int | None, person: int) -> str:
    """Of what a person speaks of in a channel."""
    return f"discord:{channel}:{person}"


def is_conversation_of(key: str, person: int) -> bool:
    """Whether a key is that of a conversation of a person, in whichever channel."""
    return key.startswith("discord:") and key.endswith(f":{person}")
