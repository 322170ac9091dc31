"""Set a base's own threshold and make probabilities of its scores, from its phrasings alone; knows no question asked.

Entries are held out in turn: their phrasings are then questions that nothing answers, the hardest there are, since
they come from the same subject. Single phrasings of the other entries are held out with them and are questions that
have an answer. No index is made anew: a held-out phrasing's likenesses are rows of the one matrix of all phrasings,
in which words that only it has already count against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from bot.matching.classifier import learn
from bot.matching.lexical import Candidate, LexicalMatcher, score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.matching.lexical import Phrasing
    from bot.matching.postings import Floats, Ints

Flags = NDArray[np.bool_]

_FOLDS: Final = 5
_NO_SCORES: Final = np.zeros(0, np.float32)
_NO_FLAGS: Final = np.zeros(0, np.bool_)
_LARGEST: Final = 2000  # phrasings; of a larger base whole entries are drawn
_LEAST: Final = 2  # entries; with fewer there is nothing to confuse


@dataclass(frozen=True, slots=True)
class Trials:
    """What the base would have answered to its own held-out phrasings.

    Attributes:
        inside: best raw scores of questions that have an entry.
        right: whether that entry came first, for each of `inside`.
        outside: best raw scores of questions whose entry was held out.
    """

    inside: Floats
    right: Flags
    outside: Floats

    def threshold(self, false_answers: float) -> float:
        """The least score that lets at most this share (0 to 1) of the questions without an answer through."""
        if not len(self.outside):
            return 0.0
        falling = np.sort(self.outside)[::-1]
        allowed = int(false_answers * len(falling))
        return float(np.nextafter(falling[allowed], np.float32(2))) if allowed < len(falling) else 0.0

    def answered(self, threshold: float) -> tuple[float, float, float]:
        """Shares (0 to 1) at a threshold: answered rightly, answered wrongly, and answered with nothing to answer."""
        over = self.inside >= threshold
        return _share(over & self.right), _share(over & ~self.right), _share(self.outside >= threshold)


@dataclass(frozen=True, slots=True)
class Held:
    """A phrasing asked of the base without it.

    Attributes:
        outside: whether its entry was held out too, so that nothing answers it.
        candidates: what the rest of the base finds nearest, best first, as `LexicalMatcher.rank` gives them.
    """

    phrasing: Phrasing
    outside: bool
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A threshold on the raw score, and the chance of being right at each raw score.

    Attributes:
        threshold: least raw score at which to answer.
        scores: knots, rising.
        chances: the chance (0 to 1) at each knot, never falling.
    """

    threshold: float
    scores: tuple[float, ...]
    chances: tuple[float, ...]

    def chance(self, raw: float) -> float:
        """The chance that the entry with this raw score is right, 0 to 1; straight between knots."""
        return float(np.interp(raw, self.scores, self.chances))


def calibrate(matcher: LexicalMatcher, *, false_answers: float = 0.05, outside_share: float = 0.2) -> Calibration:
    """The base's own threshold for a target share of false answers, and its map from scores to chances.

    `outside_share` is the part of all questions (0 to 1) that are expected to have no answer here: the chance of
    being right at a score depends on it.
    """
    trials = try_out(matcher)
    scores, chances = chance_map(trials, outside_share)
    return Calibration(trials.threshold(false_answers), scores, chances)


def try_out(matcher: LexicalMatcher, folds: int = _FOLDS) -> Trials:
    """Ask a base its own phrasings, each while it and a part of the entries are held out."""
    drawn = _drawn(matcher)
    inside, right, outside = [_NO_SCORES], [_NO_FLAGS], [_NO_SCORES]
    for fold in _folds(drawn, folds):
        scores = score(fold.probability, fold.nearest)
        best, first = scores.max(axis=1), fold.entries[scores.argmax(axis=1)]
        inside.append(best[~fold.outside])
        right.append((first == drawn.labels[fold.asked])[~fold.outside])
        outside.append(best[fold.outside])
    return Trials(np.concatenate(inside), np.concatenate(right), np.concatenate(outside))


def held_out(matcher: LexicalMatcher, limit: int, folds: int = _FOLDS) -> Iterator[Held]:
    """The same trials one by one, for whoever weighs candidates by more than their raw score.

    Args:
        limit: the most candidates a question, best first.
    """
    drawn = _drawn(matcher)
    number = {phrasing: i for i, phrasing in enumerate(matcher.phrasings)}
    for fold in _folds(drawn, folds):
        scores = score(fold.probability, fold.nearest)
        for row, asked in enumerate(fold.asked.tolist()):
            candidates = tuple(
                Candidate(
                    drawn.entries[fold.entries[i]],
                    float(scores[row, i]),
                    (("similarity", float(fold.nearest[row, i])), ("classifier", float(fold.probability[row, i]))),
                    number[drawn.phrasings[fold.closest(row, int(i))]],
                )
                for i in np.argsort(-scores[row], kind="stable")[:limit]
            )
            yield Held(drawn.phrasings[asked], bool(fold.outside[row]), candidates)


def _drawn(matcher: LexicalMatcher) -> LexicalMatcher:
    """The matcher, or one of whole entries drawn from it when it is too large for a matrix of all its phrasings."""
    if len(matcher.phrasings) <= _LARGEST:
        return matcher
    order = np.random.default_rng(0).permutation(len(matcher.entries))
    sizes = np.bincount(matcher.labels)[order]
    drawn = set(order[: max(_LEAST, int(np.searchsorted(np.cumsum(sizes), _LARGEST)))].tolist())
    return LexicalMatcher.build(
        [phrasing for phrasing, label in zip(matcher.phrasings, matcher.labels, strict=True) if int(label) in drawn],
        encoder=matcher.likeness.encoder,
    )


@dataclass(frozen=True, slots=True)
class _Fold:
    """What a part of the base says to phrasings that it lacks.

    Attributes:
        asked: the phrasings; outside: whether the entry of each is held out with it.
        entries: those kept; probability and nearest: of each of them, for each of `asked`.
        base: the phrasings kept, near: the likeness of each of `asked` to them, firsts: where each entry begins in them.
    """

    asked: Ints
    outside: Flags
    entries: Ints
    probability: Floats
    nearest: Floats
    base: Ints
    near: Floats
    firsts: Ints

    def closest(self, row: int, entry: int) -> int:
        """The phrasing of a kept entry that is nearest to a phrasing asked."""
        begin = self.firsts[entry]
        end = self.firsts[entry + 1] if entry + 1 < len(self.firsts) else len(self.base)
        return int(self.base[begin + self.near[row, begin:end].argmax()])


def _folds(matcher: LexicalMatcher, folds: int) -> Iterator[_Fold]:
    """Hold entries out in turn, and with each part of them single phrasings of the others."""
    if len(matcher.entries) < _LEAST:
        return
    gram, labels = matcher.likeness.all(), matcher.labels
    folds = min(folds, len(matcher.entries))
    entry_fold = np.random.default_rng(0).permutation(len(matcher.entries)) % folds
    place = np.arange(len(labels)) - matcher.firsts[labels]
    alone = np.bincount(labels)[labels] < _LEAST
    for fold in range(folds):
        outside = entry_fold[labels] == fold
        inside = ((place + fold) % folds == 0) & ~alone & ~outside
        base, asked = np.flatnonzero(~outside & ~inside), np.flatnonzero(outside | inside)
        kept, renumbered = np.unique(labels[base], return_inverse=True)
        if len(kept) < _LEAST:
            continue
        classifier = learn(gram[np.ix_(base, base)], renumbered, len(kept))
        firsts = np.searchsorted(renumbered, np.arange(len(kept)))
        near = gram[np.ix_(asked, base)]
        nearest = np.maximum.reduceat(near, firsts, axis=1)
        yield _Fold(asked, outside[asked], kept, classifier.probabilities(near), nearest, base, near, firsts)


def chance_map(trials: Trials, outside_share: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Knots of a never-falling map from raw score to the chance of being right.

    Isotonic regression (pool adjacent violators; Ayer and others, 1955), each block drawn towards one half by two
    imagined trials, so that a handful of lucky trials never makes a certainty.
    """
    inside, outside = len(trials.inside), len(trials.outside)
    if not inside:
        return (0.0, 1.0), (0.0, 1.0)
    each = outside_share / (1 - outside_share) * inside / outside if outside else 0.0
    scores = np.concatenate((trials.inside, trials.outside))
    right = np.concatenate((trials.right, np.zeros(outside, np.bool_))).astype(np.float64)
    weight = np.concatenate((np.ones(inside), np.full(outside, each)))
    order = np.argsort(scores, kind="stable")
    blocks = _pooled(scores[order].tolist(), right[order].tolist(), weight[order].tolist())
    # Accumulated: two means of one and the same score may differ in their last digit, either way.
    knots = np.maximum.accumulate([(at / heavy, (good + 1) / (heavy + 2)) for at, good, heavy in blocks])
    return tuple(knots[:, 0].tolist()), tuple(knots[:, 1].tolist())


def _pooled(scores: list[float], right: list[float], weight: list[float]) -> list[tuple[float, float, float]]:
    """Blocks (weighted sum of scores, of rights, of weights) in rising order whose share of rights never falls."""
    blocks: list[tuple[float, float, float]] = []
    for at, good, heavy in zip(scores, right, weight, strict=True):
        if not heavy:
            continue
        block = (at * heavy, good * heavy, heavy)
        while blocks and blocks[-1][1] * block[2] >= block[1] * blocks[-1][2]:
            last = blocks.pop()
            block = (last[0] + block[0], last[1] + block[1], last[2] + block[2])
        blocks.append(block)
    return blocks


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else 0.0
