"""Vectors that were made beforehand, found by a digest of their text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.small_integers import small_integers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

_KEY_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """Vectors that were made beforehand, as small integers, found by a key of their text.

    Attributes:
        rows: one a text; scale: what each is multiplied by.
    """

    _place: Mapping[bytes, int]
    rows: npt.NDArray[np.int8] | Floats
    scale: Floats

    @classmethod
    def of(cls, texts: Sequence[str], vectors: Floats) -> Kept:
        """Vectors that were made a moment ago, as they are."""
        place = {key_of(text): number for number, text in enumerate(texts)}
        return cls(place, vectors, np.ones((len(vectors), 1), np.float32))

    def places(self, texts: Sequence[str]) -> Ints:
        """Where the vector of each text lies; -1 for one that isn't kept."""
        return np.array([self._place.get(key_of(text), -1) for text in texts], np.int64)

    def taken(self, places: Ints) -> Floats:
        """The vectors at these places."""
        return np.asarray(self.rows[places].astype(np.float32) * self.scale[places], np.float32)


NONE_KEPT: Final = Kept({}, np.zeros((0, 0), np.float32), np.zeros((0, 1), np.float32))


def key_of(text: str) -> bytes:
    """The key by which a text's vector is kept: the text itself can't be read from it."""
    return hashlib.blake2b(text.encode(), digest_size=_KEY_BYTES).digest()


def write_kept(path: Path, name: str, texts: Sequence[str], vectors: Floats) -> None:
    """Keep vectors as small integers, in the order of their keys, so that the same texts give the same bytes."""
    found = {key_of(text): row for text, row in zip(texts, vectors, strict=True)}
    keys = sorted(found)
    rows, scale = small_integers(np.stack([found[key] for key in keys]))
    np.savez(
        path,
        name=np.array(name),
        keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, _KEY_BYTES),
        scale=scale,
        rows=rows,
    )


@lru_cache(maxsize=2)
def read_kept(path: Path, name: str) -> Kept:
    """The vectors kept there for this encoder; none when there is no such file, or it is another encoder's."""
    if not path.is_file():
        return NONE_KEPT
    with np.load(path, allow_pickle=False) as content:
        if str(content["name"]) != name:
            return NONE_KEPT
        return Kept({bytes(key): place for place, key in enumerate(content["keys"])}, content["rows"], content["scale"])
