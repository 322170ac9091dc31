"""How far a question lies from an answer, in the directions in which right and wrong differ."""

from __future__ import annotations

import numpy as np

from bot.knowledge import reader
from bot.nlu.contrast import NAME, contrast
from bot.nlu.encoder import NONE_KEPT, Encoder
from bot.nlu.pipeline import Pipeline
from tests import village


def test_the_nearest_phrasing_to_the_nearest_reading_counts() -> None:
    """Squared: three and four apart is five, and five is twenty-five."""
    readings = np.array([[0, 0], [10, 10]], np.float32)
    phrasings = np.array([[3, 4], [30, 40]], np.float32)
    assert contrast(readings, phrasings) == {NAME: 25.0}


def test_what_nothing_asks_for_is_at_no_distance() -> None:
    """An answer without phrasings is told from one that is asked for in these very words."""
    readings = np.zeros((1, 2), np.float32)
    assert contrast(readings, readings)[NAME] == 0.0
    assert contrast(readings, readings[:0])[NAME] < 0.0


def test_texts_are_kept_with_how_they_contrast() -> None:
    """Beside the vector that is compared stands the one that tells right from wrong, not brought to unit length."""
    encoder = Encoder(
        "letters 1", np.zeros(1024, np.float32), np.eye(1024, 8, dtype=np.float32), 2 * np.eye(1024, 3, dtype=np.float32)
    )
    unit, apart = encoder.rows(["où loger", "qui est le maire"], NONE_KEPT)
    assert unit.shape == (2, 8)
    assert apart.shape == (2, 3)
    assert np.array_equal(encoder.meanings(["où loger"], NONE_KEPT), unit[:1])


def test_an_index_tells_how_the_phrasings_of_a_label_contrast() -> None:
    """Those of each label that is named, and nothing of a label that nothing asks for."""
    index = Pipeline.of(reader.read_files(village.files())).ranking.scene.index
    label = next(iter(index.labels))
    own = index.contrasts_of(label)
    assert len(own) == index.starts[1] - index.starts[0]
    assert len(index.contrasts_of(label, index.labels[-1], "topic:none")) == len(own) + len(index.contrasts) - index.starts[-1]
    assert len(index.contrasts_of("topic:none")) == 0
