"""The engine that a configuration asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import Config, MatchingSection
from bot.errors import ConfigError
from bot.indexing import engine
from bot.indexing.index import Index
from bot.matching import semantic
from bot.matching.decision import Settings
from tests import village

if TYPE_CHECKING:
    from pathlib import Path

    from bot.matching.semantic import Encoder


def test_no_encoder_unless_it_is_switched_on() -> None:
    """Installed is not enough: it costs memory and time."""
    assert engine.encoder(Config()) is None


def test_an_encoder_that_is_wanted_and_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install, in both languages."""
    monkeypatch.setattr(semantic, "_MODULE", "no_such_module")
    with pytest.raises(ConfigError, match="make setup"):
        engine.encoder(Config(matching=MatchingSection(semantic=True)))


@pytest.fixture
def installed() -> Encoder:
    """The encoder, where it is installed."""
    found = semantic.installed()
    if found is None:
        pytest.skip("the encoder is not installed")
    return found


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("on", [False, True])
def test_the_village_is_known_with_the_encoder_and_without(folder: Path, tmp_path: Path, *, on: bool) -> None:
    """One way through the program: what is answered and what is refused without it is so with it."""
    data = {"knowledge": {"path": folder}, "store": {"path": tmp_path / "questions.sqlite3"}, "matching": {"semantic": on}}
    built = engine.build_engine(Config.model_validate(data))
    assert built.consider("Que fait le Fournil?").decision.outcome == "answer"
    assert built.consider("quelle est la capitale de l’Australie?").decision.outcome == "abstain"
    assert engine.build_engine(Config.model_validate(data)).consider("Que fait le Fournil?").decision.outcome == "answer"


def test_the_cost_of_a_wrong_answer_sets_the_threshold() -> None:
    """The dearer a wrong answer, the surer it must be; at the default a small base decides as the house does."""
    base = Index.of(village.knowledge())
    cheap, dear = (engine.settings(base, Config.model_validate({"answering": {"cost_of_wrong": n}})) for n in (1, 9))
    assert cheap.threshold < engine.settings(base, Config()).threshold < dear.threshold
    assert engine.settings(base, Config()) == Settings()
