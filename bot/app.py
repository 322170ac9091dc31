"""The composition root: builds everything by hand, starts the channels, stops them in order. Prints nothing."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from bot.assistant import Assistant, understood
from bot.conversation import Conversations
from bot.errors import StoreError
from bot.indexing.engine import engine_on, now_in
from bot.standalone import desk_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answers.engine import Engine
    from bot.assistant import Question, Reply
    from bot.channels.discord import DiscordChannel, Services
    from bot.channels.web.public.site import Check
    from bot.config import Config, WebSection
    from bot.errors import StartError
    from bot.indexing.index import Index
    from bot.knowledge.model import Language
    from bot.secrets import Secrets

STOP_WITHIN: Final = 4.0
"""Seconds that channels are given to finish what is under way: the program promises to end within five."""

EXAMPLES: Final = 4
PROBE: Final = "Bonjour"
"""What the health check has the engine read: any base answers it, or refuses it, at once."""

WARM: Final = "Où est la maizon de Xyzzyque Plughville, 418 555-0100?"
"""Read once before anybody asks: unknown words, which have the engine make what it compares slips with, in a question that
is refused, and a number, which has masking load what it knows of telephones."""

COMMANDS_TOLD: Final = "discord-commands.json"


class Tells(Protocol):
    """Says something to whoever started the program: the key of a sentence and its slots."""

    def __call__(self, key: str, **slots: object) -> object:
        """Say it."""


class _Channel(Protocol):
    async def stop(self) -> None: ...


async def serve(  # noqa: PLR0915 - the one place where everything is put together, in the order it starts
    config: Config, engine: Engine, *, tell: Tells, stopping: asyncio.Event, reloading: asyncio.Event | None = None
) -> None:
    """Answer on every channel that is configured, until `stopping` is set.

    Args:
        engine: built beforehand, while a signal still ends the program at once: without an index kept it takes seconds.
        tell: told which channels are on, and how to turn on the others.
        stopping: set by whoever wants the program to end.
        reloading: set by whoever wants the knowledge read again now; its files are watched in any case.

    Raises:
        StoreError, ConfigError: the bot cannot do its work.
        StartError: the web page cannot be served. What happens to Discord never takes the page down.
    """
    from bot import background, heap, secrets
    from bot.alarm import Alarm
    from bot.channels.web.app import make_app
    from bot.channels.web.core.server import WebChannel
    from bot.channels.web.staff.site import StaffSite
    from bot.indexing.index import packed
    from bot.links.weekly import check_links_weekly
    from bot.metrics import Metrics
    from bot.operation.workers import Workers, processors
    from bot.review.intake import now_here
    from bot.review.noting import understood_with_note
    from bot.review.outcome_counter import OutcomeCounter
    from bot.review.staff_sessions import LINK_MINUTES, StaffSessions
    from bot.review.statistics import overview
    from bot.store.database import Database
    from bot.store.outcome_counts import Posted, StoredOutcomeCounts
    from bot.store.trail import Trail
    from bot.store.used_links import UsedLinks
    from bot.store.watch import Watch

    metrics = Metrics()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(await Database.open(config.store.path, watch=Watch(metrics.store_refused)))
        with suppress(StoreError):  # a store that is locked just now keeps nobody from being answered
            await database.ping()  # before anybody asks: a clock that jumped is told by what was kept until now
        kept = secrets.load(config.store.path.parent)
        desk = desk_on(config, database, kept, lambda text: assistant.engine.meaning(text))  # noqa: PLW0108 - engines change
        counts = StoredOutcomeCounts(database)
        tallies = OutcomeCounter(counts)
        conversations = Conversations(config.conversation.minutes, config.conversation.people)
        pool = await stack.enter_async_context(
            Workers(
                engine,
                config.answering.processes or processors(),
                warm=(understood_with_note, (WARM, None, None, None)),
                pack=packed,
            )
        )
        assistant = Assistant(
            engine,
            conversations,
            log=desk.intake,
            on_log_failure=metrics.log_failed,
            on_reply=_each(metrics.observe, tallies.observe),
            elsewhere=pool,
            understand=understood_with_note,
        )

        async def answers() -> None:
            await pool.run(PROBE, understood, PROBE, None, None, None)

        shown = dict(examples(engine, config.web))

        async def swap(index: Index) -> None:
            await assistant.swap(renewed := engine_on(index, config))
            shown.update(examples(renewed, config.web))

        reloader = background.reloader(config, engine.knowledge, swap)
        answering = background.answering(config, desk, assistant, reloader, lambda new: shown.update(examples(new, config.web)))
        doors = StaffSessions(kept.key, now_here)
        staff = StaffSite(answering, doors, UsedLinks(database), lambda: assistant.engine, counts, Trail(database))
        checks: Mapping[str, Check] = {"knowledge": answers, "store": database.ping}
        channels: list[_Channel] = []
        discord: DiscordChannel | None = None
        stack.push_async_callback(_stop, channels)
        web = WebChannel(
            make_app(
                assistant, config, checks=checks, metrics=metrics, examples=shown, staff=staff, receipts=desk.notifications
            ),
            config.web,
        )
        await web.start()
        channels.append(web)
        tell("run.web_on", address=web.address)
        if not engine.knowledge.region.written:
            tell("run.no_region")
        if kept.discord_token is None:
            tell("run.discord_off")
        else:
            from bot.channels.discord import CardServices, Services
            from bot.store.cards import StoredCards

            site = config.web.public_url or web.address
            services = Services(
                lambda: assistant.engine.knowledge,
                desk,
                reload=lambda: background.problems_of_reload(reloader),
                link=lambda by: (doors.address(site, by), LINK_MINUTES),
                forget=conversations.forget_where,
                cards=CardServices(answering, StoredCards(database), lambda: assistant.engine),
            )
            discord = await _start_discord(config, kept, kept.discord_token, assistant, services, tell)
            channels.append(discord)
        alarm = Alarm(config, reloader, discord)
        reloader.tell(lambda outcome: heap.settle() if background.is_change(outcome) else None)
        heap.settle()
        tell("run.stop_with")
        async with background.beside(
            tallies=background.keep_tallies(tallies),
            week=background.tell_weekly(
                config,
                partial(overview, desk, counts),
                Posted(database),
                discord,
                lambda: now_in(assistant.engine.knowledge.region),
            ),
            purge=background.purge_daily(desk, config.store.retention_days, counts),
            watch=reloader.watch(),
            alarm=alarm.run(),
            reload=background.reload_when_asked(reloader, reloading or asyncio.Event()),
            sweep=background.sweep_when_learned(answering, reloader),
            links=check_links_weekly(config, lambda: assistant.engine.knowledge),
            ahead=background.look_ahead_when_learned(answering, reloader, lambda: assistant.idle),
        ):
            await stopping.wait()
            tell("run.stopping")


def _each(*observers: Callable[[Question, Reply], None]) -> Callable[[Question, Reply], None]:
    """Tells every one of them of a reply."""

    def observe(question: Question, reply: Reply) -> None:
        for observer in observers:
            observer(question, reply)

    return observe


async def _start_discord(
    config: Config, kept: Secrets, token: str, assistant: Assistant, services: Services, tell: Tells
) -> DiscordChannel:
    from bot.channels.discord import DiscordChannel

    def failed(error: StartError) -> None:
        tell("run.discord_failed", cause=error)

    channel = DiscordChannel(
        token,
        assistant,
        config,
        services,
        secret=kept.key,
        registered=config.store.path.parent / COMMANDS_TOLD,
        on_failure=failed,
    )
    await channel.start()
    tell("run.discord_on")
    return channel


async def _stop(channels: list[_Channel]) -> None:
    """Stop all at once; one that takes too long, or fails, does not keep the others from ending well."""
    import structlog

    logger = structlog.get_logger(__name__)
    tasks = [asyncio.create_task(channel.stop(), name=type(channel).__name__) for channel in channels]
    if not tasks:
        return
    done, late = await asyncio.wait(tasks, timeout=STOP_WITHIN)
    for task in late:
        logger.warning("channel_stopped_late", channel=task.get_name())
        task.cancel()
    for task in done:
        if (error := task.exception()) is not None:
            logger.error("channel_stopped_badly", channel=task.get_name(), exc_info=error)


def examples(engine: Engine, settings: WebSection) -> Mapping[Language, tuple[str, ...]]:
    """Questions that this very engine answers, for a page where nothing was asked yet."""
    topics = [topic for topic in engine.knowledge.topics.values() if topic.answer is not None][:EXAMPLES]
    own = engine.knowledge.region.examples
    french = [text for text in settings.examples_fr or own["fr"] if _answers(engine, text, "fr")]
    english = [text for text in settings.examples_en or own["en"] if _answers(engine, text, "en")]
    return {
        "fr": tuple(french or [topic.question.fr for topic in topics]),
        "en": tuple(english or [topic.question.en for topic in topics if topic.question.en is not None]),
    }


def _answers(engine: Engine, question: str, language: Language) -> bool:
    return engine.consider(question, language=language).decision.outcome == "answer"
