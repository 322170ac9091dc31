"""No message, however made, is read without a bound: what costs is counted, not timed (`tests/perf` times it)."""

from __future__ import annotations

import random

import pytest
from rapidfuzz import process

from bot.nlu.pipeline import Pipeline
from bot.nlu.text import MOST_NAMES, MOST_UNSEEN
from tests import village


def _random_words(count: int) -> str:
    rng = random.Random(3)
    return " ".join("".join(rng.choices("bcdfghklmnprstvxz", k=rng.randint(5, 7))) for _ in range(count))


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each word that is compared with the words of the base."""
    compared: list[str] = []

    def counting(real: object) -> object:
        def counted(word: str, *arguments: object, **named: object) -> object:
            compared.append(word)
            return real(word, *arguments, **named)  # type: ignore[operator]

        return counted

    # All of `nlu` shares this one module of rapidfuzz.
    monkeypatch.setattr(process, "extract", counting(process.extract))
    monkeypatch.setattr(process, "extractOne", counting(process.extractOne))
    return compared


def test_unknown_words_are_compared_up_to_a_bound(searches: list[str]) -> None:
    """Three hundred random words cost no more searches than the first few: each is compared at most thrice."""
    reading, decision = village.engine().read(_random_words(300))
    assert len(searches) <= 4 * MOST_UNSEEN
    assert reading.left_out == 300 - MOST_UNSEEN
    assert decision.outcome == "abstain"


def test_a_question_of_usual_length_is_read_whole(searches: list[str]) -> None:
    """As many unknown words as the bound allows are all read, and all mended."""
    reading, _ = village.engine().read(_random_words(MOST_UNSEEN))
    assert reading.left_out == 0
    assert set(reading.utterance.split()) <= set(searches)


def test_a_message_of_many_names_weighs_a_few() -> None:
    """Each name adds answers to weigh, so that only the first few are asked about."""
    pipeline = Pipeline.of(village.knowledge())
    text = "combien d'employés " + " et ".join(["la scierie", "le Fournil"] * 40)
    assert len(pipeline.question(text, pipeline.seen(text)).mentions) == MOST_NAMES
