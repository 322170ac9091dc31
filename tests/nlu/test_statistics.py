"""What is counted is frozen: an entry that is added, or taken away, moves nothing of another."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import statistics
from bot.nlu.likeness import likeness
from bot.nlu.pipeline import Pipeline
from bot.nlu.rank import model
from tests import village

if TYPE_CHECKING:
    from pathlib import Path


TOPIC = """
title: {fr: Le marché, en: The market}
question: {fr: Quand ouvre le marché du village?, en: When does the village market open?}
phrasings: {fr: [quels jours le marché], en: [market days]}
answer: {fr: Le marché ouvre le samedi matin., en: The market opens on Saturday mornings.}
source: gazette
"""
BEFORE = Pipeline.of(village.knowledge())
AFTER = Pipeline.of(village.knowledge(topics__marche=TOPIC))
SAID = sorted({word for text in village.FILES.values() for word in text.split() if word.isalpha()})


def _like(pipeline: Pipeline, text: str) -> dict[str, dict[str, float]]:
    """How like a text is to each label and to each answer, by each measure."""
    index = pipeline.ranking.scene.index
    found = likeness(pipeline.question(text, pipeline.seen(text)), index, pipeline.ranking.sentences())
    labels = {name: dict(zip(index.place, values.tolist(), strict=True)) for name, values in found.labels.items()}
    texts = {f"text {name}": dict(zip(index.texts.place, values.tolist(), strict=True)) for name, values in found.texts.items()}
    return labels | texts


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*SAID, "marché", "samedi", "xylophone"]), min_size=1, max_size=8).map(" ".join))
def test_an_added_entry_moves_the_likeness_of_no_other(text: str) -> None:
    """Nor does one that is taken away: the same two bases, the other way round."""
    before, after = _like(BEFORE, text), _like(AFTER, text)
    if BEFORE.question(text, BEFORE.seen(text)) != AFTER.question(text, AFTER.seen(text)):
        return  # the new entry's words are known now, and mend no slip any more
    for name, found in before.items():
        # But for the last bit: sentences that are encoded together are rounded together.
        assert {label: after[name][label] for label in found} == pytest.approx(found, abs=1e-6), name


def test_what_is_kept_is_what_was_counted(tmp_path: Path) -> None:
    """To the last bit."""
    shipped = model().statistics
    statistics.write(tmp_path / "kept.npz", shipped)
    again = statistics.read(tmp_path / "kept.npz", shipped.wanted)
    for field in fields(statistics.Counted):
        one, other = getattr(again.counted, field.name), getattr(shipped.counted, field.name)
        assert one.texts == other.texts, field.name
        assert np.array_equal(one.keys, other.keys), field.name
        assert np.array_equal(one.held, other.held), field.name
    assert np.array_equal(again.phrasings, shipped.phrasings)
    assert np.array_equal(again.spelled.inverse, shipped.spelled.inverse)
