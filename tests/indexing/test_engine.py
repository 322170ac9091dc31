"""The engine that a configuration asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.config import Config
from bot.indexing import engine
from bot.nlu.decide import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_the_village_is_known_at_the_first_start_and_the_next(folder: Path, tmp_path: Path) -> None:
    """What is answered and what is refused is so with an index that was kept, too."""
    config = Config.model_validate({"knowledge": {"path": folder}, "store": {"path": tmp_path / "questions.sqlite3"}})
    for _ in range(2):
        built = engine.build_engine(config)
        assert built.consider("Que fait le Fournil?").decision.outcome == "answer"
        assert built.consider("quelle est la capitale de l’Australie?").decision.outcome == "abstain"


def test_the_cost_of_a_wrong_answer_sets_the_threshold() -> None:
    """As bad as N refusals, an answer is worth giving from a chance of N / (N + 1) on."""
    cheap, dear = (engine.settings(Config.model_validate({"answering": {"cost_of_wrong": n}})) for n in (1, 9))
    assert (cheap.threshold, dear.threshold) == (50, 90)
    assert engine.settings(Config()) == Settings()
