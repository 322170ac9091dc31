"""Questions that people asked before, as vectors: near to one that nothing here answered, a question is likely another such.

The next day's weather, somebody's wage, how many of them are women: what no region's base holds is asked again and again,
and no answer tells that it lacks it. The vectors are of the examples that were learned from; no sentence is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from bot.nlu.encoder import products
from bot.nlu.small_integers import small_integers

if TYPE_CHECKING:
    from pathlib import Path

    from bot.nlu.grams import Floats

NAMES: Final = ("none_one", "none_few", "some_one", "some_few", "none_over_some", "none_over_some_few")
_FEW: Final = 3
_FAR: Final = -1.0


@dataclass(frozen=True, slots=True)
class Precedents:
    """Questions that were labelled.

    Attributes:
        vectors: one row of unit length a question. answered: whether something here answers it.
    """

    vectors: Floats
    answered: npt.NDArray[np.bool_]

    def near(self, readings: Floats, counted: npt.NDArray[np.bool_] | None = None) -> dict[str, float]:
        """How near a question comes to those of either kind; of its readings the nearest counts.

        Args:
            readings: one vector each. counted: which of the questions are looked at; all of them unless told.
        """
        like = products(self.vectors, readings).max(axis=0) if len(self.vectors) else np.zeros(0, np.float32)
        kept = np.ones(len(like), bool) if counted is None else counted
        none, none_few = _nearest(like[kept & ~self.answered])
        some, some_few = _nearest(like[kept & self.answered])
        return dict(zip(NAMES, (none, none_few, some, some_few, none - some, none_few - some_few), strict=True))


def _nearest(like: Floats) -> tuple[float, float]:
    if not len(like):
        return _FAR, _FAR
    best = np.partition(like, max(0, len(like) - _FEW))[-_FEW:]
    return float(best.max()), float(best.mean())


def write(path: Path, found: Precedents) -> None:
    """Keep them as small integers."""
    rows, scale = small_integers(found.vectors)
    np.savez_compressed(path, rows=rows, scale=scale, answered=found.answered)


def read(path: Path) -> Precedents:
    """What `write` kept."""
    with np.load(path, allow_pickle=False) as content:
        return Precedents(content["rows"].astype(np.float32) * content["scale"], content["answered"])
