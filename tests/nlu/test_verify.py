"""What the verifier is told besides the features of the first candidate."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.nlu.cross_encoder import CrossEncoder
from bot.nlu.model import Entry
from bot.nlu.pieces import Pieces
from bot.nlu.transformer import PieceTable
from bot.nlu.verify import Rereader, Rereading, leading, odds, verified
from tests import shipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.nlu.pipeline import Pipeline

pytestmark = pytest.mark.slow


ROOT = Path(__file__).resolve().parents[2]
NOBODY = CrossEncoder(
    Pieces.of(["a"], np.zeros(1, np.float32)), PieceTable(np.zeros((5, 1, 16), np.uint8), np.zeros((5, 1), np.float16)), {}, 0
)
"""Reads nothing."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """On the real knowledge."""
    return shipped.index().pipeline


@pytest.fixture(scope="module")
def told(pipeline: Pipeline) -> Callable[[str, str], dict[str, float]]:
    """What is told of a topic as the answer to a question."""
    ranking = pipeline.ranking

    def of(text: str, topic: str) -> dict[str, float]:
        question = pipeline.question(text, pipeline.seen(text))
        likeness, _, found = ranking.retrieved(question, None)
        return ranking.told(question, next(c for c in found if c.entry == Entry("topic", topic)), likeness)

    return of


def test_how_clearly_the_first_one_leads() -> None:
    """The first two scores, how far they lie apart, and the sum of five, of however many there are."""
    assert leading(np.array([0.2, 0.9, 0.4], np.float32)) == pytest.approx(
        {"first": 0.9, "second": 0.4, "lead": 0.5, "five": 1.5}, abs=1e-6
    )
    assert leading(np.array([0.7], np.float32))["second"] == 0


def test_the_verifier_sees_what_it_was_taught_to_look_at() -> None:
    """By name, whatever the order, features and what is told besides alike."""
    row = verified(["a", "b"], np.array([1, 2], np.float32), {"lead": 3.0}, ["lead", "b"])
    assert row.tolist() == [[3, 2]]


@pytest.mark.parametrize("probability", [0.0, 0.1, 0.9, 1.0])
def test_what_the_forest_is_sure_of_is_not_read_again(probability: float) -> None:
    """Reading takes its time, and would change no answer."""
    assert not Rereader(NOBODY, Rereading(1, 1, 0)).reads(probability)
    assert Rereader(NOBODY, Rereading(1, 1, 0)).reads(0.5)


def test_both_odds_make_one_chance() -> None:
    """Each counts as much as was learned; where neither says anything it is as likely as not."""
    both = Rereading(forest=1.0, cross_encoder=0.5, shift=0.0)
    assert both.chance(0.5, 0.0) == pytest.approx(0.5)
    assert both.chance(0.7, 0.0) == pytest.approx(0.7)
    assert both.chance(0.5, 2.0) == pytest.approx(1 / (1 + math.exp(-1)))
    assert both.chance(0.5, -2.0) < 0.5 < both.chance(0.5, 2.0) < both.chance(0.7, 2.0)


def test_what_is_read_never_counts_by_a_leap() -> None:
    """A question that the forest finds a hair likelier is told a hair otherwise, wherever reading begins and ends."""
    both = Rereading(forest=0.6, cross_encoder=0.5, shift=0.4)
    for said in (-6.0, 6.0):
        found = [both.chance(one / 1000, said) for one in range(1001)]
        assert max(abs(after - before) for before, after in itertools.pairwise(found)) < 0.02


def test_no_chance_of_a_forest_is_without_end() -> None:
    """A leaf that saw right ones alone says 1; its odds are finite."""
    assert odds(1.0) == pytest.approx(6)
    assert odds(0.0) == pytest.approx(-6)


def test_words_are_explained_by_their_meaning(told: Callable[[str, str], dict[str, float]]) -> None:
    """The answer about a vet accounts for a question in other words than its own, and not for one about something else."""
    near, far = told("ya tu un veto pour mon chien", "veterinaire"), told("un veterinaire marié", "veterinaire")
    assert near["explained"] > far["explained"]
    assert near["asking"] == 2


def test_what_is_asked_everywhere_and_answered_nowhere_is_known(told: Callable[[str, str], dict[str, float]]) -> None:
    """The weather of tomorrow lies nearer to what nothing here answered than a question that something answers."""
    weather = told("quel temps va-t-il faire demain pour aller à la plage", "plages-et-baignade")
    beach = told("où est-ce qu’on peut se baigner", "plages-et-baignade")
    assert weather["none_over_some"] > beach["none_over_some"]


def test_a_question_and_its_new_words_are_encoded_at_once(pipeline: Pipeline, encoded: list[Sequence[str]]) -> None:
    """Most of an encoding's time goes by however little is encoded; of endless strange words only so much is read."""
    pipeline.read(f"où trouver un {'zyxwv' * 40} pour mon gnou")
    (once,) = encoded
    assert "gnou" in once
    assert max(map(len, once[1:])) <= 30
