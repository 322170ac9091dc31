"""What has another knowledge answer while the bot runs: files that change, and answers that staff publish. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot import garbage_collection
from bot.indexing import worker
from bot.indexing.engine import engine_on, index_file
from bot.indexing.library import KnowledgeLibrary
from bot.indexing.reloader import Refused, Reloaded, Reloader
from bot.review.publishing import Publishing

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable

    from bot.answers.engine import Engine
    from bot.assistant import Assistant
    from bot.config import Config
    from bot.errors import Problem
    from bot.indexing.index import Index
    from bot.indexing.reloader import Outcome
    from bot.knowledge.base import Knowledge
    from bot.review.desk import Desk

_logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Renewal:
    """The two ways by which another knowledge answers; what comes by one is not built again by the other.

    Attributes:
        reloader: takes files that changed.
        publishing: lets staff answer, and has their answer given from the next question on.
    """

    reloader: Reloader
    publishing: Publishing

    async def problems_of_reload(self) -> tuple[Problem, ...]:
        """Read the knowledge again; what keeps the files from answering, empty when nothing does."""
        outcome = await self.reloader.reload()
        return outcome.problems if isinstance(outcome, Refused) else ()

    async def reload_when_asked(self, asked: asyncio.Event) -> None:
        """Read the knowledge again each time that the event is set."""
        while True:
            await asked.wait()
            asked.clear()
            await self.reloader.reload()


def build_renewal(config: Config, desk: Desk, assistant: Assistant, on_renewed: Callable[[Engine], object]) -> Renewal:
    """What renews the knowledge of an assistant.

    Args:
        on_renewed: told of each engine that answers from now on.
    """

    async def swap(index: Index) -> None:
        await renew(engine_on(index, config))

    async def take(engine: Engine) -> None:
        await renew(engine)
        files.adopt(engine.knowledge.revision)

    async def renew(engine: Engine) -> None:
        await assistant.swap(engine)
        on_renewed(engine)

    files = reloader(config, assistant.engine.knowledge, swap)
    return Renewal(
        files, Publishing(desk, KnowledgeLibrary(config, lambda: assistant.engine, take), approval=config.review.approval)
    )


def reloader(config: Config, serving: Knowledge, swap: Callable[[Index], Awaitable[None]]) -> Reloader:
    """What takes a changed knowledge; the operator hears of it, and of every problem by file and line."""
    folder, kept = config.knowledge.path, index_file(config)
    return Reloader(folder, kept, serving=serving.revision, swap=swap, told=[_note, _settle], build=worker.build)


def _note(outcome: Outcome) -> None:
    match outcome:
        case Reloaded(revision=revision):
            _logger.info("knowledge_reloaded", revision=revision)
        case Refused(problems=problems):
            _logger.error("knowledge_refused", problems=len(problems), still_answering="the files from before")
            for problem in problems:
                _logger.error("knowledge_problem", problem=str(problem))


def _settle(outcome: Outcome) -> None:
    if isinstance(outcome, Reloaded) and outcome.changed:
        garbage_collection.settle()
