"""What goes on beside the answering: old questions erased, changed knowledge taken. Knows no channel; prints nothing."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.errors import StoreError
from bot.indexing.engine import index_file
from bot.indexing.library import KnowledgeLibrary
from bot.indexing.reloader import Refused, Reloaded, Reloader
from bot.review.answering import Answering

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from bot.answers.engine import Engine
    from bot.assistant import Assistant
    from bot.config import Config
    from bot.errors import Problem
    from bot.indexing.index import Index
    from bot.indexing.reloader import Outcome
    from bot.knowledge.model import Knowledge
    from bot.review.desk import Desk

PURGE_EVERY: Final = 24 * 60 * 60.0

_logger = structlog.get_logger(__name__)


@asynccontextmanager
async def beside(**under_way: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Work that goes on until the block ends; what fails of it is logged, and takes nothing else down."""

    def ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            _logger.error("work_beside_failed", work=task.get_name(), exc_info=error)

    tasks = [asyncio.create_task(work, name=name) for name, work in under_way.items()]
    for task in tasks:
        task.add_done_callback(ended)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def purge_daily(desk: Desk, retention_days: int) -> None:
    """Erase what is past retention, now and once a day; a day that fails is made up for the next."""
    while True:
        try:
            erased = await desk.purge(retention_days)
        except StoreError as error:
            _logger.warning("purge_failed", cause=str(error))
        else:
            _logger.info("purged", questions=erased, older_than_days=retention_days)
        await asyncio.sleep(PURGE_EVERY)


def reloader(config: Config, serving: Knowledge, swap: Callable[[Index], None]) -> Reloader:
    """What takes a changed knowledge; the operator hears of it, and of every problem by file and line."""
    return Reloader(config.knowledge.path, index_file(config), serving=serving.revision, swap=swap, told=[_note])


async def reload_when_asked(reloader: Reloader, asked: asyncio.Event) -> None:
    """Read the knowledge again each time that the event is set."""
    while True:
        await asked.wait()
        asked.clear()
        await reloader.reload()


async def problems_of_reload(reloader: Reloader) -> tuple[Problem, ...]:
    """Read the knowledge again; what keeps the files from answering, empty when nothing does."""
    outcome = await reloader.reload()
    return outcome.problems if isinstance(outcome, Refused) else ()


def answering(
    config: Config, desk: Desk, assistant: Assistant, reloader: Reloader, learned: Callable[[Knowledge], None]
) -> Answering:
    """What lets staff answer, and has their answer given from the next question on."""

    def take(engine: Engine) -> None:
        assistant.swap(engine)
        learned(engine.knowledge)
        reloader.adopt(engine.knowledge.revision)

    return Answering(desk, KnowledgeLibrary(config, lambda: assistant.engine, take))


async def sweep_when_learned(answering: Answering, reloader: Reloader) -> None:
    """After each change of the knowledge, and once at the start, close the groups that it answers by now."""
    learned = asyncio.Event()
    reloader.tell(lambda _: learned.set())
    learned.set()
    while True:
        await learned.wait()
        learned.clear()
        try:
            closed = await answering.sweep()
        except StoreError as error:
            _logger.warning("sweep_failed", cause=str(error))
        else:
            _logger.info("groups_answered_by_the_way", groups=len(closed))


def _note(outcome: Outcome) -> None:
    match outcome:
        case Reloaded(revision=revision):
            _logger.info("knowledge_reloaded", revision=revision)
        case Refused(problems=problems):
            _logger.error("knowledge_refused", problems=len(problems), still_answering="the files from before")
            for problem in problems:
                _logger.error("knowledge_problem", problem=str(problem))
