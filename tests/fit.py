"""Fit the weights of `bot.matching.evidence` to the test questions: logistic regression over candidates, by folds of files."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.answers.engine import Engine
from bot.authoring.judging import fits
from bot.knowledge import reader
from bot.matching import evidence
from tests.eval import ROOT, Case, cases

if TYPE_CHECKING:
    from bot.matching.candidates import Candidate

KEYS = tuple(evidence.WEIGHTS)
_DEEP = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate of one question: its parts, and whether taking it would have been right."""

    case: int
    values: tuple[float, ...]
    right: bool


def leads_right(case: Case, candidate: Candidate, engine: Engine) -> bool | None:
    """Whether taking the candidate gives what the question expects; None where that cannot be told.

    A refusal is right for many reasons, so that of a question to be refused nothing is learned from candidates that refuse.
    """
    if case.expected == "refused":
        return None if candidate.gap is not None else False
    if candidate.gap is not None or candidate.entry is None:
        return False
    if candidate.entry.kind == "smalltalk":
        return case.expected == "smalltalk"
    texts = (engine.compose(candidate.entry, language).text for language in ("fr", "en"))
    return case.expected == "answered" and any(fits(text, case.says) for text in texts)


def rows(engine: Engine, chosen: list[Case]) -> list[Row]:
    """The first candidates of every question."""
    found = []
    for number, case in enumerate(chosen):
        reading, _ = engine.read(case.text)
        kept = [c for c in reading.candidates if c.parts is not None and c.gap != "value"][:_DEEP]
        for candidate in kept:
            numbers = evidence.values(candidate.parts) if candidate.parts is not None else {}
            if (right := leads_right(case, candidate, engine)) is not None:
                found.append(Row(number, tuple(numbers[key] for key in KEYS), right))
    return found


FIXED = {"unexplained": -2.2, "foreign": -4.0, "name": 1.0}
"""Weights that the questions cannot teach: an answer about somebody else often holds the expected words by accident, and
names that were taken from afar come with questions that are easy otherwise."""


def fitted(x: Any, y: Any, penalty: float = 1.0, steps: int = 60) -> Any:  # noqa: ANN401 - numpy arrays, of a script
    """Weights by Newton's method, with a ridge on all but the bias."""
    weights = np.array([FIXED.get(key, 0.0) for key in KEYS])
    ridge = penalty * np.eye(x.shape[1])
    ridge[KEYS.index("bias"), KEYS.index("bias")] = 1e-6
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + ridge @ weights
        held = [KEYS.index(key) for key in FIXED]
        slope[held] = 0.0
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        curve[held, :] = curve[:, held] = 0.0
        curve[held, held] = 1.0
        weights -= np.linalg.solve(curve, slope)
    return weights


def calibrated(weights: Any, x: Any, y: Any, first: Any) -> Any:  # noqa: ANN401 - numpy arrays, of a script
    """The weights, stretched and shifted so that the score of the best candidate is the chance that it is right.

    Platt scaling (J. Platt, "Probabilistic outputs for support vector machines", 1999) on the candidates that come first,
    which is where scores are read; the order of candidates stays.
    """
    logits = (x @ weights)[first]
    both = np.stack([logits, np.ones_like(logits)], axis=1)
    scale = np.array([1.0, 0.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(both @ scale, -30, 30)))
        curve = (both * (chance * (1 - chance))[:, None]).T @ both + 1e-6 * np.eye(2)
        scale -= np.linalg.solve(curve, both.T @ (chance - y[first]))
    stretched = weights * scale[0]
    stretched[KEYS.index("bias")] += scale[1]
    return stretched


def firsts(found: list[Row], x: Any, weights: Any) -> Any:  # noqa: ANN401 - numpy arrays, of a script
    """The place of each question's best candidate."""
    best: dict[int, int] = {}
    scores = x @ weights
    for place, row in enumerate(found):
        if row.case not in best or scores[place] > scores[best[row.case]]:
            best[row.case] = place
    return np.array(sorted(best.values()))


def main() -> None:
    """Print the weights, to be copied into `bot/matching/evidence.py`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    engine = Engine.build(reader.read(parser.parse_args().knowledge))
    found = rows(engine, list(cases()))
    x = np.array([row.values for row in found])
    y = np.array([row.right for row in found], dtype=float)
    weights = fitted(x, y)
    weights = calibrated(weights, x, y, firsts(found, x, weights))
    chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
    loss = -np.mean(y * np.log(chance + 1e-9) + (1 - y) * np.log(1 - chance + 1e-9))
    sys.stdout.write(f"{len(found)} candidates, {int(y.sum())} right, log loss {loss:.4f}\n")
    for key, weight in zip(KEYS, weights, strict=True):
        sys.stdout.write(f'    "{key}": {weight:.2f},\n')


if __name__ == "__main__":
    main()
