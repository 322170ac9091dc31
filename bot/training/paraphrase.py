"""`make paraphrase`: sets of questions that ask the same, and near misses → the weights by which questions are grouped.

Two metrics of the encoder's space and two forests (`bot/nlu/paraphrase.py`). What is printed is measured with each author
held out in turn. The answers that a question comes near are those of the ranking as it ships: run `make train` first.
Deterministic: the same sets give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

import lightgbm
import numpy as np

from bot.knowledge import reader
from bot.knowledge.derived import completed
from bot.nlu import encoder as encoders
from bot.nlu.meaning import unpacked
from bot.nlu.paraphrase import BY_VECTORS, BY_WORDS, WEIGHTS, Metric, Paraphrase, Rarity, compared, described, parsed
from bot.nlu.pipeline import Pipeline
from bot.nlu.rank import packed
from bot.training.discriminants import shrunken
from bot.training.forests import FOREST, exported
from bot.training.pair_figures import ranked_before, report
from bot.training.pairs import BY_HAND, of_author, paired
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats
    from bot.nlu.meaning import Meaning
    from bot.training.pairs import Kind, QuestionSet

    Doubles = npt.NDArray[np.float64]

ROOT: Final = Path(__file__).resolve().parents[2]
_DIRECTIONS: Final = 64
_SHRUNK: Final = (0.3, 0.5)
"""How far the scatter of paraphrases is drawn towards a sphere: for the metric of near misses, and of any other question."""
_NEAREST: Final = 4
"""Other questions that each is paired with to be learned from, the nearest by the encoder alone: the rest are easy."""
_OTHER: Final = 0.5
"""Weight of such a pair beside one that asks the same or nearly."""
_FOREST: Final = FOREST | {"learning_rate": 0.04, "num_leaves": 6, "min_data_in_leaf": 40}
_ROUNDS: Final = 250
_THRESHOLDS: Final = (0.7, 0.8, 0.84, 0.86, 0.88, 0.9, 0.92, 0.94)
"""Chances from which questions might join that are printed."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two questions by their numbers, and what is known of them."""

    author: str
    one: int
    other: int
    kind: Kind


def main() -> None:
    """Learn from all sets and write the weights; print how authors held out fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, default=ROOT / "knowledge" / "examples" / "pairs")
    parser.add_argument("--no-report", action="store_true", help="write the weights alone")
    arguments = parser.parse_args()
    name = encoders.installed()
    if name == encoders.LETTERS:
        raise SystemExit("the encoder is not installed: make setup")
    sets = [one for path in sorted(arguments.pairs.glob("*.jsonl")) for one in of_author(path)]
    pipeline = Pipeline.of(completed(reader.read(ROOT / "knowledge")))
    held = pipeline.ranking.scene.index.held
    stems = sorted(frozenset().union(*held.asked, *held.told))
    weights = {one: round(weight, 2) for one, weight in zip(stems, held.weights(stems).tolist(), strict=True)}
    rarity = Rarity(weights, round(float(held.weights([""])[0]), 2))
    sets, meanings = _read(sets, pipeline)
    pairs = [_Pair(sets_of.author, i, j, kind) for sets_of, i, j, kind in _known(sets)]
    say(f"{len(sets)} sets, {len(meanings)} questions, {len(pairs)} pairs: {dict(Counter(pair.kind for pair in pairs))}")
    if not arguments.no_report:
        _held_out(sets, meanings, pairs, name, rarity)
    WEIGHTS.write_text(_written(pairs, meanings, name, rarity), encoding="utf-8")


def _read(sets: Iterable[QuestionSet], pipeline: Pipeline) -> tuple[list[QuestionSet], list[Meaning]]:
    """The sets of which each question means something and has a vector, and what all of them mean, in a row."""
    kept, meanings = [], []
    for one in sets:
        found = [pipeline.meaning(text, pipeline.seen(text).guess.language or "fr") for text in one.questions]
        seen = [meaning for meaning in found if meaning is not None and meaning.vector]
        if len(seen) == len(found):
            kept.append(one)
            meanings.extend(seen)
    return kept, meanings


def _known(sets: Sequence[QuestionSet]) -> Iterable[tuple[QuestionSet, int, int, Kind]]:
    of = [one for one in sets for _ in one.questions]
    return ((of[i], i, j, kind) for i, j, kind in paired(sets))


def _held_out(
    sets: Sequence[QuestionSet], meanings: Sequence[Meaning], pairs: Sequence[_Pair], name: str, rarity: Rarity
) -> None:
    """Learn without each author in turn, and tell how its questions fare."""
    found: dict[str, list[tuple[Kind, bool, float]]] = {"with vectors": [], "by words alone": []}
    arrivals: list[tuple[float, bool, bool]] = []
    for author in sorted({one.author for one in sets} - {BY_HAND}):  # these are ours, and easy
        model = parsed(json.loads(_written([pair for pair in pairs if pair.author != author], meanings, name, rarity)))
        blind = Paraphrase("", model.metrics, rarity, model.by_both, model.by_words)
        for title, judge in (("with vectors", model), ("by words alone", blind)):
            own = [pair for pair in pairs if pair.author == author]
            for pair, chance in zip(own, _chances(judge, meanings, own), strict=True):
                found[title].append((pair.kind, meanings[pair.one].language == meanings[pair.other].language, chance))
        arrivals += ranked_before([one for one in sets if one.author == author], _of(sets, meanings, author), model)
        say(f"{author} held out")
    for title, judged in found.items():
        say(f"— {title} —")
        report(judged, say)
    say("— as questions come —")
    for line in _thresholds(arrivals):
        say(line)


def _of(sets: Sequence[QuestionSet], meanings: Sequence[Meaning], author: str) -> list[Meaning]:
    of = [one.author for one in sets for _ in one.questions]
    return [meaning for meaning, whose in zip(meanings, of, strict=True) if whose == author]


def _chances(model: Paraphrase, meanings: Sequence[Meaning], pairs: Sequence[_Pair]) -> list[float]:
    """Of each pair, in their order; those of one question are judged together."""
    found: list[float] = []
    for one, of_one in groupby(pairs, key=lambda pair: pair.one):
        found += model.chances(meanings[one], [meanings[pair.other] for pair in of_one]).tolist()
    return found


def _thresholds(arrivals: Sequence[tuple[float, bool, bool]]) -> Iterable[str]:
    """For each chance from which a question would join: how many of the joins are right, and of what could join, does."""
    could = sum(can for _, _, can in arrivals)
    for threshold in _THRESHOLDS:
        joins = [(right, can) for chance, right, can in arrivals if chance >= threshold]
        right = sum(right for right, _ in joins)
        yield f"from {threshold:.2f}: {len(joins)} join, precision {right / max(1, len(joins)):.3f}, recall {right / could:.3f}"


def _written(pairs: Sequence[_Pair], meanings: Sequence[Meaning], name: str, rarity: Rarity) -> str:
    """What is learned from these pairs, as JSON."""
    vectors = unpacked(meaning.vector for meaning in meanings).astype(np.float64)
    pairs = _kept(pairs, vectors)
    words = np.array([described(meanings[pair.one], meanings[pair.other], rarity) for pair in pairs], np.float32)
    near = _by_vectors(pairs, meanings, vectors)
    right = np.array([float(pair.kind == "same") for pair in pairs])
    weight = np.array([_OTHER if pair.kind == "other" else 1.0 for pair in pairs])
    names = (*BY_WORDS, *BY_VECTORS)
    content = {
        "encoder": name,
        "metrics": [{"axes": packed(metric.axes), "centre": packed(metric.centre)} for metric in _metrics(pairs, vectors)],
        "unseen": rarity.unseen,
        "by_both": exported(_forest(np.hstack([words, near]), right, weight), names),
        "by_words": exported(_forest(words, right, weight), BY_WORDS),
        "rarity": dict(rarity.of),
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _by_vectors(pairs: Sequence[_Pair], meanings: Sequence[Meaning], vectors: Doubles) -> Floats:
    """What the vectors tell of each pair, by metrics learned without its author, of whom they would tell too much.

    One author less, and no more: a metric learned from fewer sees paraphrases lie farther apart than the one that ships.
    """
    found = np.zeros((len(pairs), len(BY_VECTORS)), np.float32)
    for author in sorted({pair.author for pair in pairs}):
        metrics = _metrics([pair for pair in pairs if pair.author != author], vectors)
        for at, pair in enumerate(pairs):
            if pair.author == author:
                found[at] = compared(meanings[pair.one], [meanings[pair.other]], metrics)[0]
    return found


def _kept(pairs: Sequence[_Pair], vectors: Doubles) -> list[_Pair]:
    """Those that ask the same or nearly, and of the others those that lie nearest for one of the two."""
    others: dict[int, list[tuple[float, int]]] = {}
    for at, pair in enumerate(pairs):
        if pair.kind == "other":
            cosine = float(vectors[pair.one] @ vectors[pair.other])
            for question in (pair.one, pair.other):
                others.setdefault(question, []).append((-cosine, at))
    nearest = {at for found in others.values() for _, at in sorted(found)[:_NEAREST]}
    return [pair for at, pair in enumerate(pairs) if pair.kind != "other" or at in nearest]


def _metrics(pairs: Collection[_Pair], vectors: Doubles) -> tuple[Metric, Metric]:
    apart: dict[tuple[str, ...], Doubles] = {
        kinds: np.stack([vectors[pair.one] - vectors[pair.other] for pair in pairs if pair.kind in kinds])
        for kinds in (("same",), ("near",), ("near", "other"))
    }
    known = sorted({question for pair in pairs for question in (pair.one, pair.other)})
    near, other = (
        _metric(apart[("same",)], apart[kinds], vectors[known], shrunk)
        for kinds, shrunk in zip((("near",), ("near", "other")), _SHRUNK, strict=True)
    )
    return near, other


def _metric(same: Doubles, other: Doubles, vectors: Doubles, shrunk: float) -> Metric:
    """The directions in which other questions differ more than paraphrases do, each as long as it does so.

    Generalised eigenvectors of the two scatters, that of paraphrases drawn towards a sphere; the unit is the mean distance of
    the other questions, since all else depends on how many pairs were learned from.

    Args:
        same, other: differences of the vectors of pairs, a row each.
    """
    within, between = shrunken(same.T @ same / len(same), shrunk), other.T @ other / len(other)
    inverse = np.linalg.inv(np.linalg.cholesky(within))
    values, axes = np.linalg.eigh(inverse @ between @ inverse.T)
    values, axes = values[::-1][:_DIRECTIONS], axes[:, ::-1][:, :_DIRECTIONS]
    found = inverse.T @ axes * np.sqrt(np.maximum(values - 1, 0))
    found = (found / np.linalg.norm(other @ found, axis=1).mean()).astype(np.float16).astype(np.float32)
    return Metric(found, np.asarray(vectors.mean(axis=0) @ found, np.float16).astype(np.float32))


def _forest(rows: Floats, right: Doubles, weight: Doubles) -> lightgbm.Booster:
    return lightgbm.train(_FOREST, lightgbm.Dataset(rows, right, weight=weight), _ROUNDS)


if __name__ == "__main__":
    main()
