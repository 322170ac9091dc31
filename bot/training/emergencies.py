"""`make emergencies`: messages of people in need, and look-alikes → the weights by which emergencies are recognised.

Two multinomial logistic regressions, one of pieces of words, one of the encoder's vectors (`bot/nlu/urgency.py`). What is
printed is measured with each author held out in turn; the threshold is chosen by the same. Deterministic: the
same messages give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import yaml
from scipy import sparse

from bot.nlu import encoder as encoders
from bot.nlu.urgency import (
    NO_NEED,
    PLACES,
    WEIGHTS,
    Urgency,
    chances,
    log_odds,
    meanings,
    parsed,
    pieces,
    together,
    weighed,
    words,
    written,
)
from bot.training.messages import KINDS, of_authors, ordinary
from bot.training.regression import regression

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from bot.nlu.grams import Floats
    from bot.training.messages import Message

    Doubles = npt.NDArray[np.float64]

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDS: Final = 9
RECALL: Final = 0.97
"""Share of the emergencies that must be recognised: whoever is missed pays more than whoever reads a number."""
_FALSE_ALONE: Final = 0.03
"""Share of the look-alikes that may be taken for emergencies where there is no encoder."""
_ROUNDS: Final = 6
"""How often, at most, ordinary questions that are taken for emergencies are learned from with more weight."""
_HEAVIER: Final = 3.0
"""Times as heavy they are, each round."""
_SURELY_HARMLESS: Final = 0.99
"""Share of the emergencies that the first look must let through to the second, which takes 4 ms."""
_ORDINARY: Final = 0.9
"""Weight of an ordinary question beside a message of an author: there are three times as many, and they are easy."""
_PENALTY: Final = {"pieces": 0.1, "meaning": 3.0}
_MEANING_SCALE: Final = 3.0
"""By how much the vectors are stretched before they are learned from: the search ends in fewer steps."""


_STRANGERS: Final = "(ordinary: strangers')"
_OURS: Final = "(ordinary: ours)"


@dataclass(frozen=True, slots=True)
class _Described:
    """Messages as they are learned from: a row each of pieces and of meaning, the column that is right, and its weight."""

    pieces: Any
    meaning: Doubles
    right: npt.NDArray[np.intp]
    weight: Doubles


def main() -> None:
    """Learn and write the weights; print how the authors held out fare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=Path, default=ROOT / "tests" / "emergencies")
    arguments = parser.parse_args()
    found = [*of_authors(arguments.messages), *ordinary(ROOT)]
    spellings = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
    name = encoders.installed()
    if name == encoders.LETTERS:
        raise SystemExit("the encoder is not installed: make setup")
    described = _described(found, spellings)
    by_words, by_meaning = _held_out(found, described)
    urgency = _quiet(replace(_thresholds(found, by_words, by_meaning), spellings=spellings, encoder=name), found, described)
    WEIGHTS.write_text(written(urgency), encoding="utf-8")
    _report(urgency, found, by_words, by_meaning)


def _described(found: Sequence[Message], spellings: Mapping[str, str]) -> _Described:
    texts = [" ".join(words(message.text, spellings)) for message in found]
    rows = [pieces(text) for text in texts]
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(1, len(row)))) for row in rows])
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    table = sparse.csr_matrix((values, np.concatenate(rows), starts), shape=(len(rows), PLACES))
    typed = [message.text for message in found]
    parts = [slice(at, at + 500) for at in range(0, len(texts), 500)]
    vectors = np.concatenate([meanings(typed[part], texts[part]) for part in parts])
    right = np.array([1 + KINDS.index(message.kind) if message.kind else NO_NEED for message in found], np.intp)
    weight = np.array([_ORDINARY if message.ordinary else 1.0 for message in found])
    return _Described(table, vectors.astype(np.float64), right, weight)


def _held_out(found: Sequence[Message], described: _Described) -> tuple[Floats, Floats]:
    """The chances that each look gives each message, learned without its author; what many wrote is dealt out."""
    fold = np.array(_folds(found))
    by_words = np.zeros((len(found), 1 + len(KINDS)), np.float32)
    by_meaning = np.zeros_like(by_words)
    for number in range(FOLDS):
        without, within = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        urgency = _learned(described, without)
        for at, row in zip(within, described.pieces[within] @ urgency.places + urgency.bias, strict=True):
            by_words[at] = chances(row)
        for at, row in zip(within, described.meaning[within] @ urgency.meaning + urgency.meaning_bias, strict=True):
            by_meaning[at] = chances(row)
    return by_words, by_meaning


def _folds(found: Sequence[Message]) -> list[int]:
    """Which fold each message is held out with; -1 for those of an author who is in none."""
    authors = {kind: sorted({m.author for m in found if m.ordinary == kind and m.author}) for kind in (False, True)}
    return [
        -1 if not (m.chosen_by or m.ordinary) else authors[m.ordinary].index(m.author) % FOLDS if m.author else at % FOLDS
        for at, m in enumerate(found)
    ]


def _learned(described: _Described, rows: npt.NDArray[np.intp]) -> Urgency:
    """Both regressions, without thresholds, as they are after they were written and read."""
    right, weight = described.right[rows], described.weight[rows]
    places, bias = regression(described.pieces[rows], right, weight, _PENALTY["pieces"], 1 + len(KINDS))
    meaning, meaning_bias = regression(
        _MEANING_SCALE * described.meaning[rows], right, weight, _PENALTY["meaning"], 1 + len(KINDS)
    )
    found = Urgency(KINDS, {}, places, bias, "", _MEANING_SCALE * meaning, meaning_bias, 0.0, 0.0, 0.0)
    return parsed(json.loads(written(found)))


def _quiet(thresholds: Urgency, found: Sequence[Message], described: _Described) -> Urgency:
    """Learned from all messages, until no ordinary question among them is taken for an emergency.

    What was learned from and still fires is weighed more; nothing of this is done for those held out.
    """
    rows = np.arange(len(found))
    for _ in range(_ROUNDS):
        new = _learned(described, rows)
        urgency = replace(thresholds, places=new.places, bias=new.bias, meaning=new.meaning, meaning_bias=new.meaning_bias)
        fires = np.array([message.ordinary and urgency.needs(message.text) is not None for message in found])
        sys.stdout.write(f"ordinary questions, learned from, that fire: {fires.sum()}\n")
        if not fires.any():
            return urgency
        described = replace(described, weight=np.where(fires, _HEAVIER, 1.0) * described.weight)
    raise SystemExit("some ordinary questions are taken for emergencies, however much they weigh")


def _thresholds(found: Sequence[Message], by_words: Floats, by_meaning: Floats) -> Urgency:
    """What the messages held out are told apart by, and nothing learned yet."""
    first = np.array([log_odds(row) for row in by_words])
    both = np.array([weighed(one, log_odds(row)) for one, row in zip(first, by_meaning, strict=True)])
    real = np.array([bool(m.kind) and m.chosen_by for m in found])
    alike = np.array([not m.kind and m.chosen_by for m in found])
    harmless = round(float(np.quantile(first[real], 1 - _SURELY_HARMLESS)), 2)
    threshold = round(float(np.quantile(both[real], 1 - RECALL)), 2)
    alone = round(float(np.quantile(first[alike], 1 - _FALSE_ALONE)), 2)
    nothing = np.zeros((0, 1 + len(KINDS)), np.float32)
    return Urgency(KINDS, {}, nothing, nothing, "", nothing, nothing, harmless, threshold, alone)


def _report(urgency: Urgency, found: Sequence[Message], by_words: Floats, by_meaning: Floats) -> None:
    counted: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    looked = 0
    for message, one, other in zip(found, by_words, by_meaning, strict=True):
        if not (message.chosen_by or message.ordinary):
            continue
        odds = log_odds(one)
        second = odds >= urgency.harmless
        looked += second and message.ordinary
        fired = second and weighed(odds, log_odds(other)) >= urgency.threshold
        tally = counted[message.author if message.chosen_by else _STRANGERS if message.author else _OURS]
        if message.kind:
            right = KINDS[int(np.argmax(together(one, other)[1:]))] == message.kind
            tally[0], tally[1], tally[2] = tally[0] + 1, tally[1] + fired, tally[2] + right
        else:
            tally[3], tally[4] = tally[3] + 1, tally[4] + fired
    asked = counted[_STRANGERS][3] + counted[_OURS][3]
    counted["all authors"] = [sum(t[at] for name, t in counted.items() if name[0] != "(") for at in range(5)]
    sys.stdout.write("each author held out; recall, right kind, false\n")
    for name, (real, recalled, kind, alike, false) in counted.items():
        need = f"{recalled / real:.3f} {kind / real:.3f} (n {real})" if real else ""
        sys.stdout.write(f"{name:26}{need:22} {false / max(1, alike):.4f} ({false} of {alike})\n")
    sys.stdout.write(f"ordinary questions that the second look is taken at: {looked} of {asked}\n")
    sys.stdout.write(f"harmless {urgency.harmless}, threshold {urgency.threshold}, alone {urgency.alone}\n")


if __name__ == "__main__":
    main()
