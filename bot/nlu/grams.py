"""How like two texts are by their letters or by their stems: a cosine over weighted features, through an inverted index."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import numpy.typing as npt

from bot.nlu.spelling import grams, opaque, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Feature = Literal["letters", "stems"]
PLACES: Final = 1024
"""Numbers of a text whose features are hashed."""
_WEIGHTS: Final[Mapping[Feature, float]] = {"stems": 2.0, "letters": 0.5}
_COMMON: Final = 0.15
"""A feature that more of the texts hold tells hardly anything, and costs the most time to compare."""
_FEW: Final = 50
_MOST_TOKENS: Final = 80
"""Of a text that is compared: the bound on its time."""


def features(tokens: Sequence[str], kind: Feature) -> Counter[str]:
    """What a text is compared by: the letters of each word (2 to 5 in a row) or its stem, and pairs of neighbours."""
    kept = tokens[:_MOST_TOKENS]
    if kind == "stems":
        kept = [stem(token) for token in kept]
        found = Counter(kept)
    else:
        found = Counter(chain.from_iterable(map(_letters, kept)))
    found.update(f"{one}_{other}" for one, other in pairwise(kept))
    return found


@lru_cache(maxsize=1024)
def _letters(token: str) -> tuple[str, ...]:
    """The letters of a word, each stretch of them as often as it stands there; a class counts twice."""
    return (token,) * 2 if opaque(token) else tuple(gram for gram, count in grams(token) for _ in range(count))


def hashed(tokens: Sequence[str]) -> Floats:
    """A text as `PLACES` numbers, see `hashed_features`."""
    return hashed_features({kind: features(tokens, kind) for kind in _WEIGHTS})


def hashed_features(counted: Mapping[Feature, Mapping[str, int]]) -> Floats:
    """The stems, pairs of stems and letters of a text, each added to, or taken from, the place that its hash gives.

    Args:
        counted: what `features` found, of both kinds.

    Returns:
        `PLACES` numbers of unit length (feature hashing: Weinberger and others, 2009).
    """
    found = np.zeros(PLACES, np.float32)
    for kind, weight in _WEIGHTS.items():
        for feature, count in counted[kind].items():
            place, sign = _place(kind, feature)
            found[place] += sign * weight * (1.0 + math.log(count))
    return np.asarray(found / max(float(np.linalg.norm(found)), 1e-6), np.float32)


@lru_cache(maxsize=16_384)
def _place(kind: Feature, feature: str) -> tuple[int, int]:
    found = zlib.crc32(f"{kind} {feature}".encode())
    return found % PLACES, 1 if found & (1 << 31) else -1


@dataclass(frozen=True, slots=True)
class GramIndex:
    """Texts by their features, each text at unit length.

    Attributes:
        columns: the number of each feature. rarity: its weight, log((1 + texts) / (1 + texts that hold it)) + 1.
        starts, rows, values: for each feature the texts that hold it and how much.
    """

    size: int
    columns: Mapping[str, int]
    rarity: Floats
    unseen: float
    starts: Ints
    rows: npt.NDArray[np.int32]
    values: Floats

    @classmethod
    def of(cls, texts: Iterable[Sequence[str]], kind: Feature) -> GramIndex:
        """Index texts, each given as its tokens."""
        columns: dict[str, int] = {}
        numbers: list[int] = []
        counts: list[int] = []
        sizes: list[int] = []
        for tokens in texts:
            found = features(tokens, kind)
            numbers.extend(columns.setdefault(name, len(columns)) for name in found)
            counts.extend(found.values())
            sizes.append(len(found))
        size = len(sizes)
        held = np.array(numbers, np.int64)
        of_text = np.repeat(np.arange(size, dtype=np.int32), sizes)
        unseen = float(np.log(1 + size) + 1)
        rarity = (np.log((1 + size) / (1 + np.bincount(held, minlength=len(columns)))) + 1).astype(np.float32)
        values = (1 + np.log(np.array(counts, np.float32))) * rarity[held] if counts else np.zeros(0, np.float32)
        lengths = np.sqrt(np.bincount(of_text, values**2, size)) if size else np.zeros(0)
        values = (values / np.maximum(lengths[of_text], 1e-9)).astype(np.float32)
        order = np.argsort(held, kind="stable")
        starts = np.searchsorted(held[order], np.arange(len(columns) + 1))
        return cls(size, columns, rarity, unseen, starts, of_text[order], values[order])

    def likeness(self, found: Mapping[str, int]) -> Floats:
        """The cosine of a text, given by its `features`, to each of those indexed."""
        column = self.columns.get
        numbers = np.array([column(name, -1) for name in found], np.int64)
        counts = np.array(list(found.values()), np.float32)
        tempered = 1.0 + np.log(counts)
        held = numbers >= 0
        weights = tempered * np.where(held, self.rarity[numbers] if len(self.rarity) else 0.0, self.unseen)
        total = float(np.sqrt(weights @ weights))
        begins, ends = self.starts[numbers], self.starts[numbers + 1]
        sizes = ends - begins
        kept = np.flatnonzero(held & (sizes <= max(_FEW, self.size * _COMMON)))
        if not len(kept):
            return np.zeros(self.size, np.float32)
        spans = [slice(begin, end) for begin, end in zip(begins[kept].tolist(), ends[kept].tolist(), strict=True)]
        rows = np.concatenate([self.rows[span] for span in spans])
        values = np.concatenate([self.values[span] for span in spans])
        values *= np.repeat(weights[kept].astype(np.float32), sizes[kept])
        return np.asarray(np.bincount(rows, values, self.size) / total, np.float32)
