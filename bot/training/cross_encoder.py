"""The cross-encoder, learned on the candidates that rank first for strangers' questions, and how much its word counts.

The questions beside the knowledge, which are shorter than most, and its phrasings are learned from in the first of two rounds
alone: what comes last counts most. One author in eight is left out of its learning: on theirs it is learned how the verifier's
chance and the cross-encoder's odds make one, for what it says of questions that it has learned from is surer than it should be.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import torch
from scipy.optimize import minimize

from bot.nlu import cross_encoder
from bot.nlu.answer_words import in_words
from bot.nlu.cross_encoder import CrossEncoder, Read, forward, padded
from bot.nlu.verify import Rereading, odds
from bot.training.fine_tuning import TorchArithmetic, in_steps, tuned
from bot.training.folds import by_fold
from bot.training.pretrained import DEPTH, pretrained
from bot.training.progress import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.knowledge.base import Knowledge
    from bot.nlu.cross_encoder import PairRow
    from bot.nlu.grams import Floats
    from bot.training.cases import Case
    from bot.training.phrased import Phrased

_LEFT_OUT_OF: Final = 8
"""Of so many authors one is left out."""
_AT_ONCE: Final = 32
"""Pairs that a step learns from."""
_NEXT: Final = 5
"""Candidates among which another one is drawn beside the first."""
_DROPPED: Final = 0.1
"""Share of what judges at last that is left out of each step."""
_JUDGES: Final = 128
_BY_CHANCE: Final = (("judge", "verdict"), 8e-4)
"""What begins by chance, and how fast it changes."""


class _Judged(NamedTuple):
    row: PairRow
    right: float


def learned(path: Path, knowledge: Knowledge, cases: Sequence[Case], phrased: Sequence[Phrased]) -> None:
    """Learn the cross-encoder from these cases' first candidates, and keep it; the same cases give the same bytes.

    Args:
        path: where it is kept. phrased: phrasings, each beside what it asks for or something else.
    """
    out = left_out(cases)
    begun = pretrained()
    begun = replace(begun, weights={**begun.weights, **_by_chance(4 * begun.weights["begin_scale"].size)})
    strangers = [case for case in cases if _counts(case) and case.example.author not in out]
    ours = [case for case in cases if not case.blind and _says_something(case)]
    chance = random.Random(0)  # noqa: S311 - the same pairs each time
    first = [*_pairs(strangers + ours, begun, knowledge, chance), *(_of_phrasing(one, begun, knowledge) for one in phrased)]
    second = list(_pairs(strangers, begun, knowledge, chance))
    say(f"reading {len(first)} and {len(second)} pairs…")
    cross_encoder.write(path, replace(begun, weights=_tuned(begun, (first, second), chance)))


def left_out(cases: Sequence[Case]) -> frozenset[str]:
    """The authors that the cross-encoder does not learn from."""
    return frozenset(by_fold({case.example.author for case in cases if case.blind}, _LEFT_OUT_OF)[0])


def counted(encoder: CrossEncoder, knowledge: Knowledge, cases: Sequence[Case]) -> Rereading:
    """How much it counts what a cross-encoder says: a logistic regression on the authors that it has not learned from.

    Args:
        cases: each with its `probability`.
    """
    out = left_out(cases)
    held = [case for case in cases if _counts(case) and case.example.author in out]
    pairs = [
        (case.question.plain, in_words(case.candidates[case.first].entry, knowledge, case.question.language)) for case in held
    ]
    said = np.concatenate([encoder.scores(pairs[start : start + _AT_ONCE]) for start in range(0, len(pairs), _AT_ONCE)])
    columns = np.stack([[odds(case.probability) for case in held], said, np.ones(len(held))], axis=1)
    right = np.array([case.right[case.first] for case in held])

    def surprise(by: Floats) -> float:
        found = columns @ by
        return float(np.logaddexp(0, np.where(right > 0, -found, found)).sum())

    found = minimize(surprise, np.array([1.0, 0.0, 0.0]), method="BFGS").x
    say(f"read together, {len(held)} cases of {len(out)} authors: {np.round(found, 3).tolist()}")
    return Rereading(*(float(one) for one in found))


def _counts(case: Case) -> bool:
    return case.blind and _says_something(case)


def _says_something(case: Case) -> bool:
    return not case.example.smalltalk and not case.doubtful


def _by_chance(wide: int) -> dict[str, Floats]:
    """What judges at last, of so many numbers, before it has learned anything."""
    chance = np.random.default_rng(0)
    return {
        "judge": np.asarray(chance.standard_normal((wide, _JUDGES)) / np.sqrt(3 * wide), np.float32),
        "judge_bias": np.zeros(_JUDGES, np.float32),
        "verdict": np.asarray(chance.standard_normal((_JUDGES, 1)) / np.sqrt(3 * _JUDGES), np.float32),
        "verdict_bias": np.zeros(1, np.float32),
    }


def _tuned(encoder: CrossEncoder, rounds: Sequence[list[_Judged]], chance: random.Random) -> dict[str, Floats]:
    """The weights, once the pairs of each round were learned from, one round after the other."""
    steps = [step for pairs in rounds for step in _steps(pairs, chance)]
    return tuned(encoder.weights, _BY_CHANCE, steps, lambda weights, pairs: _surprise(weights, encoder, pairs))


def _surprise(weights: Mapping[str, Any], encoder: CrossEncoder, pairs: Sequence[_Judged]) -> Any:  # noqa: ANN401 - torch's own
    """How surprising it is, on the whole, that each pair is right, or is not."""
    read = padded([pair.row for pair in pairs])
    looked_up = torch.from_numpy(encoder.table.of(read.pieces))
    judge = torch.nn.functional.dropout(weights["judge"], _DROPPED)
    with torch.autocast("cpu", torch.bfloat16):
        said = forward(TorchArithmetic(), looked_up, Read(*map(torch.from_numpy, read)), {**weights, "judge": judge}, DEPTH)
    right = torch.tensor([pair.right for pair in pairs])
    return torch.nn.functional.binary_cross_entropy_with_logits(said.float(), right)


def _pairs(cases: Sequence[Case], encoder: CrossEncoder, knowledge: Knowledge, chance: random.Random) -> Iterator[_Judged]:
    """Of each case what ranks first, what is right where something is, or another one."""
    for case in cases:
        order = np.argsort(-case.scores, kind="stable")[:_NEXT].tolist()
        rights = [place for place in order if case.right[place]]
        chosen = {order[0], chance.choice(rights or order)}
        if len(chosen) == 1:
            chosen.add(chance.choice(order))
        for place in sorted(chosen):
            answer = in_words(case.candidates[place].entry, knowledge, case.question.language)
            yield _Judged(encoder.row(case.question.plain, answer), float(case.right[place]))


def _of_phrasing(one: Phrased, encoder: CrossEncoder, knowledge: Knowledge) -> _Judged:
    return _Judged(encoder.row(one.question, in_words(one.entry, knowledge, one.language)), float(one.right))


def _steps(pairs: list[_Judged], chance: random.Random) -> Iterator[list[_Judged]]:
    """In steps of as many pairs, by chance; pairs that fill no step are left for another time."""
    steps = in_steps(pairs, _AT_ONCE, lambda pair: len(pair.row.pieces), chance)
    return (step for step in steps if len(step) == _AT_ONCE)
