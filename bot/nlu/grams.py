"""How like two texts are by their letters or by their stems: a cosine over weighted features, through an inverted index."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.nlu.spelling import grams, opaque, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.nlu.frequencies import Frequencies

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Feature = Literal["letters", "stems"]
PLACES: Final = 1024
"""Numbers of a text whose features are hashed."""
_WEIGHTS: Final[Mapping[Feature, float]] = {"stems": 2.0, "letters": 0.5}
_COMMON: Final = 0.15
"""A feature that more of the texts hold tells hardly anything, and costs the most time to compare."""
_FEW: Final = 50
_MOST_HELD: Final = 20_000
"""Texts of a base that may hold a feature that is compared: the bound on the time of a very large one."""
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


class _Postings(NamedTuple):
    """Which feature stands in which text, and how much it counts there."""

    columns: Ints
    texts: Ints
    values: Floats


def _postings(counted: Sequence[tuple[int, Mapping[str, int]]], frequencies: Frequencies) -> tuple[list[str], _Postings]:
    """Of texts, each with its number and its features: these features, and what holds them."""
    columns: dict[str, int] = {}
    held = np.array([columns.setdefault(name, len(columns)) for _, found in counted for name in found], np.int64)
    counts = np.array([count for _, found in counted for count in found.values()], np.float32)
    sizes = [len(found) for _, found in counted]
    of_text = np.repeat(np.arange(len(counted)), sizes)
    values = (1 + np.log(counts)) * _rarity(frequencies, list(columns))[held]
    lengths = np.sqrt(np.bincount(of_text, values**2, len(counted)))
    values = (values / np.maximum(lengths[of_text], 1e-9)).astype(np.float32)
    return list(columns), _Postings(held, np.repeat(np.array([number for number, _ in counted], np.int64), sizes), values)


def _rarity(frequencies: Frequencies, names: Sequence[str]) -> Floats:
    return frequencies.rarity(names) + np.float32(1)


@dataclass(frozen=True, slots=True)
class GramIndex:
    """Texts by their features, each text at unit length.

    Attributes:
        columns: the number of each feature, in the order of their names.
        rarity: the weight of each, one more than `Frequencies.rarity`.
        starts, rows, values: for each feature the texts that hold it and how much. common: whether it is not compared.
    """

    size: int
    frequencies: Frequencies
    columns: Mapping[str, int]
    rarity: Floats
    common: npt.NDArray[np.bool_]
    starts: Ints
    rows: npt.NDArray[np.int32]
    values: Floats

    @classmethod
    def of(
        cls,
        texts: Sequence[Sequence[str]],
        kind: Feature,
        frequencies: Frequencies,
        earlier: GramIndex | None = None,
        place: Ints | None = None,
    ) -> GramIndex:
        """Index texts, each given as its tokens.

        Args:
            frequencies: how common such features are.
            earlier: an index of other texts; what it holds of these is taken from it. The new one is the same to the last bit
                without it. place: where each text lies there, see `keys.places`.
        """
        new = range(len(texts)) if place is None else np.flatnonzero(place < 0).tolist()
        names, added = _postings([(number, features(texts[number], kind)) for number in new], frequencies)
        every = [(names, added)] if earlier is None or place is None else [(names, added), earlier.taken(place)]
        columns = {name: number for number, name in enumerate(sorted({name for found, _ in every for name in found}))}
        numbered = [
            postings._replace(columns=np.array([columns[name] for name in found], np.int64)[postings.columns])
            for found, postings in every
        ]
        joined = _Postings(*map(np.concatenate, zip(*numbered, strict=True)))
        order = np.argsort(joined.columns * len(texts) + joined.texts, kind="stable")
        starts = np.searchsorted(joined.columns[order], np.arange(len(columns) + 1))
        counted = frequencies.count(list(columns))
        return cls(
            size=len(texts),
            frequencies=frequencies,
            columns=columns,
            rarity=frequencies.weights(counted) + np.float32(1),
            common=(counted > max(_FEW, _COMMON * frequencies.texts)) | (np.diff(starts) > _MOST_HELD),
            starts=starts,
            rows=joined.texts[order].astype(np.int32),
            values=joined.values[order],
        )

    def taken(self, place: Ints) -> tuple[list[str], _Postings]:
        """What is held of texts that are numbered anew: the features, and what holds them.

        Args:
            place: where each text lies here, see `keys.places`.
        """
        there = np.flatnonzero(place >= 0)
        number = np.full(self.size, -1, np.int64)
        number[place[there]] = there
        texts = number[self.rows]
        kept = np.flatnonzero(texts >= 0)
        columns = np.repeat(np.arange(len(self.columns)), np.diff(self.starts))[kept]
        used, columns = np.unique(columns, return_inverse=True)
        names = list(self.columns)
        return [names[column] for column in used.tolist()], _Postings(columns, texts[kept], self.values[kept])

    def likeness(self, found: Mapping[str, int]) -> Floats:
        """The cosine of a text, given by its `features`, to each of those indexed."""
        column = self.columns.get
        numbers = np.array([column(name, -1) for name in found], np.int64)
        held = numbers >= 0
        rarity = np.zeros(len(numbers), np.float32)
        rarity[held] = self.rarity[numbers[held]]
        rarity[~held] = _rarity(self.frequencies, [name for name in found if name not in self.columns])
        weights = (1.0 + np.log(np.array(list(found.values()), np.float32))) * rarity
        total = float(np.sqrt(weights @ weights))
        begins, ends = self.starts[numbers], self.starts[numbers + 1]
        sizes = ends - begins
        compared = held.copy()
        compared[held] = ~self.common[numbers[held]]
        kept = np.flatnonzero(compared)
        if not len(kept):
            return np.zeros(self.size, np.float32)
        spans = [slice(begin, end) for begin, end in zip(begins[kept].tolist(), ends[kept].tolist(), strict=True)]
        rows = np.concatenate([self.rows[span] for span in spans])
        values = np.concatenate([self.values[span] for span in spans])
        values *= np.repeat(weights[kept].astype(np.float32), sizes[kept])
        return np.asarray(np.bincount(rows, values, self.size) / total, np.float32)
