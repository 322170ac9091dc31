"""Configuration and index → the engine that answers. Knows no channel and no database, only the folder of the one kept."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from bot.answers.engine import Answering, Engine
from bot.indexing import cache
from bot.indexing.findings import FILE_NAME, KeptFindings
from bot.indexing.index import makers
from bot.knowledge.region import Contact
from bot.knowledge.staleness import Months
from bot.nlu.decide import Settings
from bot.nlu.encoder import LETTERS

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.config import Config
    from bot.indexing.index import Index
    from bot.knowledge.base import Knowledge
    from bot.knowledge.region import Region


_log = logging.getLogger(__name__)


def build_engine(config: Config, knowledge: Knowledge | None = None) -> Engine:
    """The engine on the knowledge of the configuration, its index kept beside the database for the next start.

    Args:
        knowledge: what was read of those files a moment ago, where somebody did.

    Raises:
        KnowledgeError: with every problem found.
    """
    return engine_on(cache.indexed(config.knowledge.path, index_file(config), knowledge), config)


def engine_on(index: Index, config: Config) -> Engine:
    """The engine that answers from an index as the configuration wants it."""
    answering = config.answering
    if index.pipeline.ranking.model.encoder.name == LETTERS:
        _log.warning("the encoder is not installed: questions are compared by their letters alone, and fewer are understood")
    region = as_configured(index.knowledge.region, config)
    return Engine(
        replace(index.knowledge, region=region),
        index.pipeline,
        Answering(
            default_language=answering.default_language,
            most_characters=answering.max_question_characters,
            settings=settings(config),
            today=partial(_today, region),
            months=months(config),
        ),
    )


def as_configured(region: Region, config: Config) -> Region:
    """The region with whom the configuration sends people to, in place of whom the region names.

    A name without an address leads nowhere: where the region has none either, nobody is named.
    """
    own, named = config.contact, region.contact
    url = own.url or (named.url if named is not None else config.web.public_url)
    if not url or not (own.name or own.url):
        return region
    name = own.name or (named.name if named is not None else region.bot.fr)
    return replace(region, contact=Contact(name, url))


def _today(region: Region) -> date:
    """A function of a module, so that an engine can be packed for another process."""
    return now_in(region).date()


def now_in(region: Region) -> datetime:
    """The time with its offset in the region; where the program runs, if the region or the machine knows no time zones."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if region.time_zone is not None:
        with suppress(ZoneInfoNotFoundError):  # of a machine without a list of time zones: any other is refused when read
            return datetime.now(ZoneInfo(region.time_zone))
    return datetime.now().astimezone()


def settings(config: Config) -> Settings:
    """The threshold at which a wrong answer is as bad as the configuration says, and the margin under which two are too near.

    With N refusals to a wrong answer, an answer is worth giving from a chance of N / (N + 1) on that it is right.
    """
    cost = config.answering.cost_of_wrong
    return Settings(threshold=100.0 * cost / (cost + 1.0))


def index_file(config: Config) -> Path:
    """Where the built index is kept."""
    return config.store.path.with_name(cache.FILE_NAME)


def tried_file(config: Config) -> Path:
    """Where the index is kept of what somebody tried last."""
    return config.store.path.with_name(cache.TRIED)


def findings(config: Config) -> KeptFindings:
    """What `check` found earlier by asking an engine of this configuration."""
    answering = config.answering
    told = repr((answering.cost_of_wrong, answering.max_question_characters))
    made_by = makers(("answers", "authoring")) + told.encode()
    return KeptFindings(config.store.path.with_name(FILE_NAME), made_by)


def months(config: Config) -> Months:
    """After how many months an answer is to be checked."""
    return Months(volatile=config.knowledge.stale_months, lasting=config.knowledge.recheck_months)
