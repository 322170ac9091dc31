"""The engine that a configuration asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.config import Config
from bot.indexing import engine
from bot.knowledge.region import Contact, nameless
from bot.nlu.decide import Settings
from tests import village

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


def test_the_configuration_says_whom_people_are_sent_to() -> None:
    """In place of whom the region names: both, or one of the two; without either, the region's stays."""
    region = village.knowledge().region

    def contact(**own: str) -> Contact | None:
        return engine.as_configured(region, Config.model_validate({"contact": own})).contact

    assert contact() == region.contact == Contact("la mairie", "https://mairie.example")
    assert contact(name="le café", url="https://cafe.example") == Contact("le café", "https://cafe.example")
    assert contact(name="le café") == Contact("le café", "https://mairie.example")
    alone = engine.as_configured(nameless(), Config.model_validate({"contact": {"url": "https://cafe.example"}}))
    assert alone.contact == Contact("Questions sur la région", "https://cafe.example")
    assert engine.as_configured(nameless(), Config.model_validate({"contact": {"name": "le café"}})).contact is None


def test_the_day_is_that_of_the_region() -> None:
    """On a server that runs on another time; where the region, or the machine, has no time zone, that of the machine."""
    region = village.knowledge().region
    east, west = (engine.now_in(replace(region, time_zone=zone)) for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"))
    assert (east.date() - west.date()).days >= 1
    assert engine.now_in(replace(region, time_zone=None)).utcoffset() is not None
    assert engine.now_in(replace(region, time_zone="Nowhere/Atall")).utcoffset() is not None
