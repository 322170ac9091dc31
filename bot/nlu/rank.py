"""The learned part: which candidate is most likely meant (ranking), and how likely it is right at all (verifying).

Two forests, learned apart (`bot/training`): the ranking on which candidate is the right one, the verifier on whether
the first one is what was wanted, from questions that have no answer here and from near misses, where the right answer
was taken out.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from bot.nlu import cross_encoder, precedents, statistics
from bot.nlu.courtesies import Courtesies
from bot.nlu.encoder import LETTERS, Encoder, installed
from bot.nlu.regression import Regression
from bot.nlu.subject import Subjects
from bot.nlu.trees import Trees, columns
from bot.nlu.verify import Rereader, Rereading, leading, verified

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.nlu.cross_encoder import CrossEncoder
    from bot.nlu.grams import Floats
    from bot.nlu.precedents import Precedents
    from bot.nlu.statistics import Statistics

_HERE: Final = Path(__file__).parent
VECTORS: Final = _HERE / "learned" / "encoder" / "vectors.npz"
"""The encoder's vectors of the shipped base, made beforehand: never needed, only quicker."""
CROSS_ENCODER: Final = _HERE / "learned" / "cross_encoder.npz"
"""What reads a question beside an answer, whatever sentences are compared by."""
_WEIGHTS: Final = "weights.json"
_LAYERS: Final = "layers.npz"
_PRECEDENTS: Final = "precedents.npz"
STATISTICS: Final = _HERE / "learned" / "statistics.npz"
"""What was counted of the base that was learned from, whatever sentences are compared by."""
_WANTED: Final = "wanted"
_OF_ENCODER: Final = ("mean", "projection", "head")


_ASKING: Final = ("who", "when", "where", "many", "why", "how", "which")


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates by how likely each is meant.

    Attributes:
        order: places of the candidates, best first. scores: of each candidate, 0 to 1.
        probability: that the first one is what was wanted, 0 to 1.
    """

    order: tuple[int, ...]
    scores: Floats
    probability: float


@dataclass(frozen=True, slots=True)
class Model:
    """Both forests, with what the texts are compared by.

    Attributes:
        encoder: what the weights were learned with.
        wording: what a class of names is read as. cues: see `features`.
        statistics: of the base that the weights were learned with.
        courtesies: what is said around a question. precedents: labelled questions. subjects: what questions are about.
        rereader: None before one is learned.
    """

    ranking: Trees
    verifier: Trees
    encoder: Encoder
    wording: Mapping[str, tuple[str, str]]
    cues: Mapping[str, frozenset[str]]
    statistics: Statistics
    courtesies: Courtesies
    precedents: Precedents
    subjects: Subjects
    rereader: Rereader | None

    @property
    def asking(self) -> frozenset[str]:
        """Words that begin a question."""
        return frozenset().union(*(self.cues[name] for name in _ASKING))

    def ranked(self, names: Sequence[str], rows: Floats, told: Callable[[int], Mapping[str, float]]) -> Ranked:
        """Rank the candidates that these rows describe.

        Args:
            told: what else the verifier is told of the candidate at a place, see `verify`.
        """
        scores = self.ranking.probability(rows[:, columns(names, self.ranking.features)])
        order = np.argsort(-scores, kind="stable")
        first = int(order[0])
        described = verified(names, rows[first], {**leading(scores), **told(first)}, self.verifier.features)
        return Ranked(tuple(int(i) for i in order), scores, float(self.verifier.probability(described)[0]))


def folder_of(encoder: str) -> Path:
    """Where what was learned with an encoder lies."""
    return _HERE / "learned" / ("letters" if encoder == LETTERS else "encoder")


def model(encoder: str | None = None) -> Model:
    """What was learned, as it is shipped.

    Args:
        encoder: with which; the one that is installed, unless told. Of another version of it than the one that was learned
            with, what stands in for the encoder reads instead.
    """
    return _shipped(encoder or installed())


@lru_cache(maxsize=2)
def _shipped(encoder: str) -> Model:
    found = _read(folder_of(encoder))
    return found if found.encoder.name == encoder else _shipped(LETTERS)


def _read(folder: Path) -> Model:
    content = json.loads((folder / _WEIGHTS).read_text(encoding="utf-8"))
    with np.load(folder / _LAYERS, allow_pickle=False) as layers:
        found = {name: layers[name].astype(np.float32) for name in layers.files}
    counted = statistics.read(STATISTICS, Regression.unpacked(found.pop(_WANTED)))
    mean, projection, head = (found.pop(name) for name in _OF_ENCODER)
    encoder = Encoder(content["encoder"], mean, projection, found, head)
    return parsed(content, encoder, counted, precedents.read(folder / _PRECEDENTS), _read_together())


@lru_cache(maxsize=1)
def _read_together() -> CrossEncoder:
    return cross_encoder.read(CROSS_ENCODER)


def write(content: Mapping[str, Any], encoder: Encoder, counted: Statistics, known: Precedents) -> None:
    """Write what `make train` learned where `model` reads it; the same values give the same bytes."""
    folder = folder_of(encoder.name)
    folder.mkdir(parents=True, exist_ok=True)
    layers = {**encoder.layers, **dict(zip(_OF_ENCODER, (encoder.mean, encoder.projection, encoder.head), strict=True))}
    halves = {name: layer.astype(np.float16) for name, layer in layers.items()}
    np.savez(folder / _LAYERS, allow_pickle=False, **halves, **{_WANTED: counted.wanted.packed()})
    if encoder.name != LETTERS:  # of one base, whatever compares by them
        statistics.write(STATISTICS, counted)
    precedents.write(folder / _PRECEDENTS, known)
    text = json.dumps({"encoder": encoder.name, **content}, ensure_ascii=False, separators=(",", ":"))
    (folder / _WEIGHTS).write_text(f"{text}\n", encoding="utf-8")


def parsed(
    content: Mapping[str, Any], encoder: Encoder, counted: Statistics, known: Precedents, reading: CrossEncoder
) -> Model:
    """A model from what `make train` learned."""
    return Model(
        Trees.of(content["ranking"]),
        Trees.of(content["verifier"]),
        encoder,
        {group: (texts[0], texts[1]) for group, texts in content["wording"].items()},
        {name: frozenset(words) for name, words in content["cues"].items()},
        counted,
        Courtesies.of(content["courtesies"]["before"], content["courtesies"]["after"]),
        known,
        Subjects(
            tuple(content["subjects"]["names"]),
            unpacked(content["subjects"]["weights"]),
            unpacked(content["subjects"]["bias"]),
        ),
        Rereader(reading, Rereading(**content["rereading"])),
    )


def packed(matrix: Floats) -> dict[str, Any]:
    """A matrix as JSON: half floats in base64."""
    return {"shape": list(matrix.shape), "half": base64.b64encode(matrix.astype("<f2").tobytes()).decode()}


def unpacked(content: Mapping[str, Any]) -> Floats:
    """The matrix that `packed` wrote."""
    found = np.frombuffer(base64.b64decode(content["half"]), "<f2").reshape(content["shape"])
    return found.astype(np.float32)
