"""Keys that tell texts apart without holding them, and where those of one list lie in another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable

Keys: TypeAlias = npt.NDArray[np.uint64]
_BYTES: Final = 8


def keys_of(told: Iterable[object]) -> Keys:
    """The key of each of these, by all that its `repr` shows."""
    return np.frombuffer(b"".join(map(key_of, told)), np.uint64)


def key_of(told: object) -> bytes:
    """The key of one, as bytes."""
    return hashlib.blake2b(repr(told).encode(), digest_size=_BYTES).digest()


def places(keys: Keys, among: Keys) -> npt.NDArray[np.int64]:
    """Where each lies among others, no two in one place; -1 where it doesn't."""
    found = np.full(len(keys), -1, np.int64)
    _, here, there = np.intersect1d(keys, among, return_indices=True)
    found[here] = there
    return found
