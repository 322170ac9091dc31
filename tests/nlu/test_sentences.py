"""The sentences of one message: looked at once, those of its parts together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.answers.engine import Engine
from bot.knowledge import reader
from bot.nlu.rank import model
from bot.nlu.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Sequence


ROOT = Path(__file__).resolve().parents[2]


def test_what_was_looked_at_is_not_looked_at_again(encoded: list[Sequence[str]]) -> None:
    """A word that comes back as a sentence is compared, and not encoded anew."""
    some = model().encoder
    width = some.head.shape[1] + some.projection.shape[1]
    sentences = Sentences(some, np.eye(4, width, dtype=np.float32))
    sentences.look(["où loger"], ["loger"])
    sentences.look(["où loger", "loger"])
    assert encoded == [["où loger", "loger"]]
    assert np.allclose(sentences.near("loger"), sentences.vector("loger")[:4], atol=1e-6)
    with pytest.raises(KeyError):
        sentences.near("travailler")


@pytest.mark.slow
def test_the_parts_of_a_message_are_encoded_together(encoded: list[Sequence[str]]) -> None:
    """Each question that is read anew costs as much as a message of its own; most of that is the encoder."""
    engine = Engine.build(reader.read(ROOT / "knowledge"))
    encoded.clear()
    considered = engine.consider("Où est la MRC de Kamouraska? Que fait la SADC du Kamouraska?")
    assert len(considered.parts) == 2
    assert len(encoded) == 1
