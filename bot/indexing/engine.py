"""Configuration and index → the engine that answers. Knows no channel and no database, only the folder of the one kept."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers.engine import Answering, Engine
from bot.errors import ConfigError
from bot.indexing import cache
from bot.indexing.findings import FILE_NAME, KeptFindings
from bot.indexing.index import makers
from bot.knowledge.staleness import Months
from bot.matching import semantic
from bot.matching.decision import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from bot.config import Config
    from bot.indexing.index import Index
    from bot.knowledge.model import Knowledge
    from bot.matching.semantic import Encoder


_log = logging.getLogger(__name__)
_RULES_BELOW = 17.0
"""Points by which the scores of the rules, which read a small base, lie under the chance that an answer of theirs is right."""
_MARGIN = 5.0
"""Points by which the first answer of the ranking must lead the next; where two lie nearer, a person is asked which."""


def build_engine(config: Config, knowledge: Knowledge | None = None) -> Engine:
    """The engine on the knowledge of the configuration, its index kept beside the database for the next start.

    Args:
        knowledge: what was read of those files a moment ago, where somebody did.

    Raises:
        KnowledgeError: with every problem found.
        ConfigError: an encoder is wanted and not installed.
    """
    return engine_on(cache.indexed(config.knowledge.path, index_file(config), encoder(config), knowledge), config)


def encoder(config: Config) -> Encoder | None:
    """What compares by meaning, if the configuration wants it.

    Raises:
        ConfigError: it is wanted and not installed.
    """
    if not config.matching.semantic:
        return None
    found = semantic.installed()
    if found is None:
        raise ConfigError(
            "matching.semantic is on, and the encoder is not installed: make setup",
            "matching.semantic est à true, et l’encodeur n’est pas installé\u00a0: make setup",
        )
    return found


def engine_on(index: Index, config: Config) -> Engine:
    """The engine that answers from an index as the configuration wants it."""
    answering = config.answering
    for limit in index.pipeline.limits():
        _log.warning("the base is past a limit of the matcher: %s, %d of %d", limit.kind, limit.have, limit.most)
    if index.pipeline.is_missing_its_encoder:
        _log.warning("the encoder that the ranking was learned with is not installed: rules alone decide, less well")
    return Engine(
        index.knowledge,
        index.pipeline,
        Answering(
            default_language=answering.default_language,
            most_characters=answering.max_question_characters,
            settings=settings(index, config),
            contact_name=config.contact.name,
            contact_url=config.contact.url,
            months=months(config),
        ),
    )


def settings(index: Index, config: Config) -> Settings:
    """The threshold at which a wrong answer is as bad as the configuration says, and the margin under which two are too near.

    With N refusals to a wrong answer, an answer is worth giving from a chance of N / (N + 1) on that it is right.
    """
    cost = config.answering.cost_of_wrong
    threshold = 100.0 * cost / (cost + 1.0)
    if index.pipeline.ranking is not None:
        return Settings(threshold=threshold, margin=_MARGIN)
    house = Settings()
    return replace(house, threshold=min(99.0, max(1.0, threshold - _RULES_BELOW)))


def index_file(config: Config) -> Path:
    """Where the built index is kept."""
    return config.store.path.with_name(cache.FILE_NAME)


def findings(config: Config) -> KeptFindings:
    """What `check` found earlier by asking an engine of this configuration.

    Raises:
        ConfigError: an encoder is wanted and not installed.
    """
    answering = config.answering
    told = repr((answering.cost_of_wrong, answering.max_question_characters))
    made_by = makers(encoder(config), ("answers", "authoring")) + told.encode()
    return KeptFindings(config.store.path.with_name(FILE_NAME), made_by)


def months(config: Config) -> Months:
    """After how many months an answer is to be checked."""
    return Months(volatile=config.knowledge.stale_months, lasting=config.knowledge.recheck_months)
