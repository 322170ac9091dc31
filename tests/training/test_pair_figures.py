"""What is counted of pairs: precision, recall, and what becomes of questions that come one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from bot.nlu.meaning import Meaning
from bot.training.pair_figures import area, ranked_before, report
from bot.training.pairs import QuestionSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.nlu.grams import Floats
    from bot.nlu.paraphrase import Paraphrase
    from bot.training.pairs import Kind


class Words:
    """Takes questions of one stem for one."""

    def chances(self, one: Meaning, others: Sequence[Meaning]) -> Floats:
        """1 for the same, else 0."""
        return np.array([one.stems == other.stems for other in others], np.float32)


def test_recall_is_told_at_each_precision_by_language() -> None:
    """Of three that ask the same, two are likelier than any near miss; of the others none is."""
    said: list[str] = []
    judged: list[tuple[Kind, bool, float]] = [
        ("same", True, 0.9),
        ("same", False, 0.8),
        ("near", True, 0.7),
        ("same", True, 0.6),
        ("other", True, 0.1),
    ]
    report(judged, said.append)
    assert said[0].endswith("n 3 + 1  AUC 0.667  recall 0.667 at 0.97, recall 0.667 at 0.95, recall 0.667 at 0.9")
    assert "n 2 + 1  AUC 0.500" in said[2]
    assert len(said) == 4, "across the languages there is nothing to tell one that asks the same from"


def test_the_area_is_the_chance_of_the_right_order() -> None:
    """1 where all that is right stands first."""
    assert area(np.array([True, True, False])) == 1
    assert area(np.array([False, True])) == 0
    assert area(np.array([True, False, True, False])) == pytest.approx(0.75)


def test_questions_that_come_are_compared_with_those_before() -> None:
    """Whether the likeliest asks the same, and whether any does; two near misses of one set tell nothing of each other."""
    sets = [QuestionSet("a", ("un", "one"), ("presque", "nearly"))]
    meanings = [Meaning("fr", frozenset({stem})) for stem in ("x", "x", "y", "y")]
    found = sorted(ranked_before(sets, meanings, cast("Paraphrase", Words())))
    assert found[-1] == (1.0, True, True)
    assert sum(could for _, _, could in found) == 1
    assert not any(right for chance, right, _ in found if chance == 0)
