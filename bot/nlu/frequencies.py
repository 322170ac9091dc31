"""How many texts hold each feature of a text: the rarer one is, the more it tells. Counted of the base that was learned from.

Frozen, like all that weighs: were it counted anew with each base, an entry that is added would move the score of every other
one, and nobody could say what a change cannot reach.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Document frequencies of features.

    Attributes:
        texts: how many there were. keys: a number for each feature that one of them held, sorted (two features in four billion
            share theirs, and are counted together); held: how many held it.
    """

    texts: int
    keys: npt.NDArray[np.uint32]
    held: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, texts: Iterable[Collection[str]]) -> Frequencies:
        """Count them; each text is given by its features, each once."""
        size = 0
        found: dict[str, int] = {}
        for text in texts:
            size += 1
            for feature in text:
                found[feature] = found.get(feature, 0) + 1
        keys, place = np.unique(_keys(list(found)), return_inverse=True)
        held = np.bincount(place, weights=list(found.values()), minlength=len(keys))
        return cls(size, keys, held.astype(np.uint32))

    def count(self, features: Sequence[str]) -> npt.NDArray[np.int64]:
        """How many texts held each; none where no text did."""
        keys = _keys(features)
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[place] == keys, self.held[place], 0).astype(np.int64)

    def rarity(self, features: Sequence[str]) -> npt.NDArray[np.float32]:
        """The weight of each: log((1 + texts) / (1 + texts that held it)), see `count`."""
        return self.weights(self.count(features))

    def weights(self, counts: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """The weight of a feature by how many texts held it, see `rarity`."""
        return np.asarray(np.log((1 + self.texts) / (1 + counts)), np.float32)


def _keys(features: Sequence[str]) -> npt.NDArray[np.uint32]:
    return np.array([zlib.crc32(feature.encode()) for feature in features], np.uint32)
