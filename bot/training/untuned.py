"""Where the learning of the upper layers begins: with those of the package, of which letters have none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.nlu.encoder import LETTERS, package, upper

if TYPE_CHECKING:
    from bot.nlu.encoder import Halfway
    from bot.nlu.grams import Floats

_LAYERS: Final = ("cnn_W", "cnn_b", "d0", "d1", "p1", "d2", "p3", "d3")
"""The upper layers, by the names that the package gives them."""
HEAD: Final = "head"
DIMENSIONS: Final = 128
_WIDE: Final = 512
_NARROW: Final = 320
"""How wide the package's layers are."""


def untuned(name: str, ours: Halfway) -> dict[str, Floats]:
    """The layers as they are packaged, and `HEAD`, which keeps the directions in which these sentences differ most.

    Letters have no layers of anybody's: numbers by chance, always the same ones.
    """
    layers = _by_chance(ours.sums.shape[1]) if name == LETTERS else _packaged()
    said = np.asarray(upper(np, ours.sums, ours.roots, layers), np.float32)
    _, _, axes = np.linalg.svd(said - said.mean(axis=0), full_matrices=False)
    return layers | {HEAD: np.ascontiguousarray(axes[:DIMENSIONS].T, np.float32)}


def _packaged() -> dict[str, Floats]:
    packaged: Any = package()
    return {layer: getattr(packaged, layer) for layer in _LAYERS}


def _by_chance(width: int) -> dict[str, Floats]:
    chance = np.random.default_rng(0)

    def layer(high: int, wide: int) -> Floats:
        return np.asarray(chance.standard_normal((high, wide)) / np.sqrt(high), np.float32)

    return {
        "cnn_W": np.float32(np.sqrt(width)) * layer(width, _WIDE),  # a hashed row has the length of one
        "cnn_b": np.zeros(_WIDE, np.float32),
        "d0": layer(_WIDE, _NARROW),
        "d1": layer(_NARROW, _NARROW),
        "p1": layer(_WIDE, _NARROW),
        "d2": layer(_NARROW, _WIDE),
        "p3": layer(_NARROW, _WIDE),
        "d3": layer(_WIDE, _WIDE),
    }
