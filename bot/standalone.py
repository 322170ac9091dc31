"""What one command of the terminal needs, opened for as long as it runs: assistant, desk, answers. Starts no channel."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, datetime
from functools import cache
from secrets import token_bytes
from typing import TYPE_CHECKING, Self

from bot.assistant import Assistant
from bot.conversation import Conversations
from bot.errors import ConfigError, StoreError
from bot.indexing.engine import build_engine
from bot.pause import Pause

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.assistant import Question, Reply
    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.privacy.erased import TextErasure
    from bot.review.desk import Desk
    from bot.review.feedback_model import Said, Taken
    from bot.review.found_answers import FoundAnswer
    from bot.review.freshness import ReadAgain
    from bot.review.notes import Means
    from bot.review.publishing import Publishing
    from bot.review.staff_sessions import StaffSessions
    from bot.review.statistics import Overview
    from bot.secrets import Secrets
    from bot.store.database import Database


@asynccontextmanager
async def answering(
    config: Config, *, log: bool, on_log_failure: Callable[[StoreError], None], also_paused: bool = False
) -> AsyncIterator[Assistant]:
    """An assistant for the terminal. Its database is opened when a question has to be noted, and not before.

    Args:
        also_paused: answer while the bot is paused, too: for who measures it.
    """
    asked = conversing(config, log=log, on_log_failure=on_log_failure, also_paused=also_paused)
    async with asked as (assistant, _):
        yield assistant


@asynccontextmanager
async def conversing(
    config: Config, *, log: bool, on_log_failure: Callable[[StoreError], None], also_paused: bool = False
) -> AsyncIterator[tuple[Assistant, DeskOpenedWhenNeeded]]:
    """The same, with where its person says something back."""
    engine = build_engine(config)
    async with DeskOpenedWhenNeeded(config, engine.meaning) as opened:
        assistant = Assistant(
            engine,
            Conversations(config.conversation.minutes, config.conversation.people),
            log=opened if log else None,
            on_log_failure=on_log_failure,
            name=_names(config),
            pause=None if also_paused else Pause(config.store.path.parent).message,
        )
        yield assistant, opened


def _names(config: Config) -> Callable[[Reply], str]:
    """What names answers as the bot on the same database does; where there is no key, nobody will know the names."""
    from bot import secrets
    from bot.review.answer_ids import AnswerIds

    try:
        key = secrets.load(config.store.path.parent).key
    except ConfigError:  # a question is answered all the same; what needs the key says what is wrong with it
        key = token_bytes()
    return AnswerIds(key, lambda: datetime.now().astimezone().date()).name


class DeskOpenedWhenNeeded:
    """Takes questions and what is said back, for a program that most often ends without either."""

    def __init__(self, config: Config, meaning: Means) -> None:
        self._config = config
        self._meaning = meaning
        self._stack = AsyncExitStack()
        self._desk: Desk | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def note(self, question: Question, reply: Reply) -> bool:
        """Keep the question, in the database opened now if it was not."""
        return await (await self._opened()).intake.note(question, reply)

    async def say(self, said: Said, asked: tuple[Question, Reply] | None = None) -> Taken:
        """Take what is said back, in the same database."""
        return await (await self._opened()).feedback.say(said, asked)

    async def _opened(self) -> Desk:
        if self._desk is None:
            try:
                self._desk = await self._stack.enter_async_context(reviewing(self._config, self._meaning))
            except ConfigError as error:  # the key beside the database: to the person a log like any other that fails
                raise StoreError(str(error), error.french) from error
        return self._desk


@asynccontextmanager
async def reviewing(config: Config, meaning: Means | None = None) -> AsyncIterator[Desk]:
    """The review desk on the database of the configuration.

    Args:
        meaning: what a question is about, where questions are noted.

    Raises:
        StoreError, ConfigError: the database or the key beside it cannot be used.
    """
    from bot import secrets
    from bot.store.database import Database

    async with await Database.open(config.store.place) as database:
        yield desk_on(config, database, secrets.load(config.store.path.parent), meaning)


async def seeing(config: Config) -> Overview:
    """What matters of what was asked, as of now."""
    from bot import secrets
    from bot.review.statistics import overview
    from bot.store.database import Database
    from bot.store.outcome_counts import StoredOutcomeCounts

    async with await Database.open(config.store.place) as database:
        desk = desk_on(config, database, secrets.load(config.store.path.parent), None)
        return await overview(desk, StoredOutcomeCounts(database))


async def rereading(config: Config) -> ReadAgain:
    """What is to be read again at its source, as of now."""
    from bot import secrets
    from bot.indexing.library import KnowledgeLibrary
    from bot.review.rereading import read_again
    from bot.store.database import Database
    from bot.store.outcome_counts import StoredOutcomeCounts

    library = KnowledgeLibrary(config, cache(lambda: build_engine(config)))
    async with await Database.open(config.store.place) as database:
        desk = desk_on(config, database, secrets.load(config.store.path.parent), None)
        return await read_again(library, StoredOutcomeCounts(database), desk.today)


async def finding(config: Config, text: str, language: Language) -> tuple[FoundAnswer, ...]:
    """The answers that speak of a text, the nearest first, as the files say them now.

    Raises:
        KnowledgeError: the files hold errors. StoreError: the database cannot be used.
    """
    from bot.indexing.library import KnowledgeLibrary
    from bot.review.finding import AnswerSearch
    from bot.review.found_answers import found_answers
    from bot.review.intake import now_here
    from bot.review.outcome_counts import times_given
    from bot.store.database import Database
    from bot.store.outcome_counts import StoredOutcomeCounts

    written = KnowledgeLibrary(config, cache(lambda: build_engine(config))).written()
    async with await Database.open(config.store.place) as database:
        asked = times_given(await StoredOutcomeCounts(database).since(date.min))
    found = AnswerSearch(written.knowledge).found(text)
    return tuple(found_answers(found, written.knowledge, written, asked, now_here().date(), language))


@asynccontextmanager
async def erasing(config: Config) -> AsyncIterator[TextErasure]:
    """What erases questions by a text that they hold, on the database of the configuration; beside a bot that runs, too.

    Raises:
        StoreError, ConfigError: the database or the key beside it cannot be used.
    """
    from bot import secrets
    from bot.privacy.erased import TextErasure
    from bot.store.database import Database
    from bot.store.erased_list import ErasedFile
    from bot.store.erasure import StoredErasure

    async with await Database.open(config.store.place) as database:
        key = secrets.load(config.store.path.parent).key
        yield TextErasure(StoredErasure(database), ErasedFile(config.store.path), key)


@asynccontextmanager
async def staffing(config: Config) -> AsyncIterator[Publishing]:
    """The review desk with the knowledge beside it, for a command that answers a group or takes an answer back."""
    from bot.indexing.library import KnowledgeLibrary
    from bot.review.publishing import Publishing

    async with reviewing(config) as desk:
        library = KnowledgeLibrary(config, cache(lambda: build_engine(config)))  # built if needed
        yield Publishing(desk, library, approval=config.review.approval)


def desk_on(config: Config, database: Database, secrets: Secrets, meaning: Means | None) -> Desk:
    """The review desk on an open database."""
    from bot.period_keys import PeriodKeysFile
    from bot.privacy.pseudonyms import Keys
    from bot.review.desk import desk_over
    from bot.store.erased_list import ErasedFile
    from bot.store.people import People
    from bot.store.questions import Questions

    return desk_over(
        Questions(database),
        People(database, remembered=ErasedFile(config.store.path)),
        keys=Keys(secrets.key, PeriodKeysFile(config.store.path.parent), config.store.pseudonym_period),
        daily_limit=config.store.daily_limit_per_asker,
        meaning=meaning,
    )


def sessions_on(config: Config, database: Database, secrets: Secrets) -> StaffSessions:
    """Who of the staff is inside, on an open database."""
    from bot.review.intake import now_here
    from bot.review.roles import Roles
    from bot.review.staff_links import StaffLinks
    from bot.review.staff_sessions import StaffSessions
    from bot.store.staff_sessions import StoredStaffSessions

    store, roles = StoredStaffSessions(database), Roles.of(config.review, config.discord.staff_role_ids)
    return StaffSessions(StaffLinks(secrets.key, now_here), store, roles, secrets.key, now_here)
