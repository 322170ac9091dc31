"""Questions to begin with, for a page where nothing was asked yet. Knows the engine that has to answer them; asks nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.answers.engine import Engine
    from bot.config import WebSection
    from bot.knowledge.model import Language

_MOST: Final = 4
"""Topics that stand in where no example is answered."""


def examples(engine: Engine, settings: WebSection) -> Mapping[Language, tuple[str, ...]]:
    """Questions that this very engine answers: those of the settings, else of the region, else its own topics."""
    topics = [topic for topic in engine.knowledge.topics.values() if topic.answer is not None][:_MOST]
    own = engine.knowledge.region.examples
    french = [text for text in settings.examples_fr or own["fr"] if _answers(engine, text, "fr")]
    english = [text for text in settings.examples_en or own["en"] if _answers(engine, text, "en")]
    return {
        "fr": tuple(french or [topic.question.fr for topic in topics]),
        "en": tuple(english or [topic.question.en for topic in topics if topic.question.en is not None]),
    }


def _answers(engine: Engine, question: str, language: Language) -> bool:
    return engine.consider(question, language=language).decision.outcome == "answer"
