"""What is counted of the base that is learned from, to be kept with the weights; see `bot/nlu/statistics.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from bot.nlu.answer_texts import text_rows
from bot.nlu.frequencies import Frequencies
from bot.nlu.grams import PLACES, features
from bot.nlu.held_words import HeldWords, stems_of
from bot.nlu.index import hashed_rows, plain
from bot.nlu.regression import Regression
from bot.nlu.statistics import Counted, Statistics, phrasing_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.knowledge.base import Knowledge
    from bot.nlu.grams import Floats, Ints
    from bot.nlu.phrasings import PhrasingRow

_RIDGE: Final = 3.0
_RIDGE_SPELLED: Final = 0.3


def counted(knowledge: Knowledge, rows: Sequence[PhrasingRow]) -> Statistics:
    """Of a base, before an encoder is known: nothing is wanted by vectors yet.

    Args:
        rows: its phrasings, by label.
    """
    told = [(plain(row.fr, knowledge), plain(row.en, knowledge)) for row in text_rows(knowledge)]
    held = HeldWords.of(knowledge, sorted({row.label for row in rows}), rows, told)
    frequencies = Counted(
        stems=Frequencies.of(features(row.tokens, "stems") for row in rows),
        letters=Frequencies.of(features(row.tokens, "letters") for row in rows),
        typed=Frequencies.of(features(row.typed, "letters") for row in rows),
        french=Frequencies.of(features(french, "letters") for french, _ in told),
        english=Frequencies.of(features(english, "letters") for _, english in told),
        held=Frequencies.of(stems_of((*held.asked, *held.told))),
    )
    starts = _starts(rows)
    spelled = Regression.of(lambda part: hashed_rows(rows[part]), _RIDGE_SPELLED, starts, (len(rows), PLACES))
    return Statistics(frequencies, np.unique(phrasing_keys(rows)), spelled, Regression(np.zeros((0, 0), np.float32)))


def by_vectors(before: Statistics, rows: Sequence[PhrasingRow], vectors: Floats) -> Statistics:
    """The same once an encoder has read the phrasings, a vector each."""
    wanted = Regression.of(lambda part: vectors[part], _RIDGE, _starts(rows), vectors.shape)
    return before._replace(wanted=wanted)


def _starts(rows: Sequence[PhrasingRow]) -> Ints:
    """Where the phrasings of each label begin."""
    labels = [row.label for row in rows]
    return np.searchsorted(labels, sorted(set(labels))).astype(np.int64)
