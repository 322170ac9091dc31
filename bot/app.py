"""The composition root: builds everything by hand, starts the channels, stops them in order. Prints nothing."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from bot import background, garbage_collection, gauges, neighbours, secrets
from bot.alarm import Alarm
from bot.assistant import Assistant
from bot.channels.web.app import make_app
from bot.channels.web.core.server import WebChannel
from bot.channels.web.public.examples import examples
from bot.channels.web.staff.site import StaffSite
from bot.conversation import Conversations
from bot.health import discord_check, health_checks, work_check
from bot.in_person import quiet_hours, tell_each_weekly
from bot.indexing.engine import now_in
from bot.indexing.index import packed
from bot.links.weekly import check_links_weekly
from bot.metrics import Metrics
from bot.operation.workers import Workers, processors
from bot.pause import Pause
from bot.renewal import build_renewal
from bot.review.notes import understood_with_note
from bot.review.outcome_counter import OutcomeCounter
from bot.review.rereading import read_again
from bot.review.staff_links import LINK_MINUTES
from bot.review.statistics import overview
from bot.standalone import desk_on, sessions_on
from bot.stopping import stop_all
from bot.storage import Storage
from bot.store.acts import Acts
from bot.store.audit_trail import Trail
from bot.store.outcome_counts import Posted, StoredOutcomeCounts
from bot.store.saved_filters import StoredFilters
from bot.store.staff_notices import StoredNotices
from bot.supervision import Supervision

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from bot.answers.engine import Engine
    from bot.assistant import Question, Reply
    from bot.channels.discord import DiscordChannel
    from bot.channels.web.public.site import HealthCheck
    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.renewal import Renewal
    from bot.review.desk import Desk
    from bot.review.publishing import Publishing
    from bot.review.staff_sessions import StaffSessions
    from bot.secrets import Secrets
    from bot.stopping import Stoppable

WARM: Final = "Où est la maizon de Xyzzyque Plughville, 418 555-0100?"
"""Read once before anybody asks, who would wait: unknown words, to compare slips with; a number, for masking; a refusal."""

COMMANDS_TOLD: Final = "discord-commands.json"

Tell: TypeAlias = "Callable[..., object]"
"""Says something to whoever started the program, from the key of a sentence and its slots."""


@dataclass(frozen=True, slots=True)
class _Core:
    """What every channel stands on: the database, the desk over it, and the assistant that notes there."""

    config: Config
    metrics: Metrics
    secrets: Secrets
    sessions: StaffSessions
    storage: Storage
    desk: Desk
    counts: StoredOutcomeCounts
    tallies: OutcomeCounter
    conversations: Conversations
    workers: Workers[Engine]
    assistant: Assistant
    supervision: Supervision
    checks: dict[str, HealthCheck]

    def engine(self) -> Engine:
        """What answers just now."""
        return self.assistant.engine


async def serve(
    config: Config, engine: Engine, *, tell: Tell, stopping: asyncio.Event, reloading: asyncio.Event | None = None
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
    async with AsyncExitStack() as stack:  # left from the bottom up: the work beside, the channels, the workers, the database
        core = await _build_core(stack, config, engine)
        if (fresh := core.storage.fresh) is not None:
            tell("run.damaged", file=config.store.path, fresh=fresh)
        shown = dict(examples(engine, config.web))
        renewal = build_renewal(config, core.desk, core.assistant, partial(_renewed, core, shown))
        channels: list[Stoppable] = []
        stack.push_async_callback(stop_all, channels)
        web = await _start_web(core, renewal.publishing, shown, tell)
        channels.append(web)
        site = config.web.public_url or web.address
        discord = await _start_discord(core, renewal, site, tell)
        if discord is not None:
            channels.append(discord)
        garbage_collection.settle()
        tell("run.stop_with")
        work = _work_beside(core, renewal, discord, site, reloading or asyncio.Event())
        await stack.enter_async_context(core.supervision.going_on(web=web.keep_listening, **work))
        await stopping.wait()
        tell("run.stopping")


async def _build_core(stack: AsyncExitStack, config: Config, engine: Engine) -> _Core:
    metrics = Metrics()
    storage = await Storage.open(stack, config, metrics)
    database = storage.database
    kept = secrets.load(config.store.path.parent)
    desk = desk_on(config, database, kept, lambda *asked: assistant.engine.meaning(*asked))  # noqa: PLW0108 - engines change
    desk.feedback.tell(metrics.said_back)
    counts = StoredOutcomeCounts(database)
    tallies, conversations = OutcomeCounter(counts), Conversations(config.conversation.minutes, config.conversation.people)

    def observe(question: Question, reply: Reply) -> None:
        metrics.observe(question, reply)
        tallies.observe(question, reply)

    count, warm = config.answering.processes or processors(), (understood_with_note, (WARM, None, None, None))
    workers = await stack.enter_async_context(Workers(engine, count, warm=warm, pack=packed))
    pause, supervision = Pause(config.store.path.parent), Supervision()
    checks = health_checks(workers, storage, pause, config.store.path.parent) | {"work": work_check(supervision)}
    gauges.show_parts(metrics, workers, storage, pause, config.store.path.parent)
    metrics.answers_from(engine.knowledge.revision)
    assistant = Assistant(
        engine,
        conversations,
        log=desk.intake,
        on_log_failure=metrics.log_failed,
        on_reply=observe,
        name=desk.feedback.name,
        elsewhere=workers,
        understand=understood_with_note,
        pause=pause.message,
    )
    sessions = sessions_on(config, database, kept)
    parts = (storage, desk, counts, tallies, conversations, workers, assistant, supervision, checks)
    return _Core(config, metrics, kept, sessions, *parts)


def _renewed(core: _Core, shown: dict[Language, tuple[str, ...]], engine: Engine) -> None:
    core.metrics.answers_from(engine.knowledge.revision)
    shown.update(examples(engine, core.config.web))


async def _start_web(core: _Core, publishing: Publishing, shown: Mapping[Language, tuple[str, ...]], tell: Tell) -> WebChannel:
    database = core.storage.database
    app = make_app(
        *(core.assistant, core.config),
        checks=core.checks,
        metrics=core.metrics,
        examples=shown,
        staff=StaffSite(publishing, core.sessions, core.engine, core.counts, Trail(database), StoredFilters(database)),
        desk=core.desk,
        today=lambda: now_in(core.assistant.region).date(),
    )
    web = WebChannel(app, core.config.web)
    await web.start()
    gauges.show_web(core.metrics, web)
    tell("run.web_on", address=web.address)
    if not core.engine().knowledge.region.written:
        tell("run.no_region")
    return web


async def _start_discord(core: _Core, renewal: Renewal, site: str, tell: Tell) -> DiscordChannel | None:
    """Connect, with links that lead to the staff's pages at `site`; None without a token, or where another process has."""
    if core.secrets.discord_token is None:
        tell("run.discord_off")
        return None
    if (turn := core.storage.turn) is not None and not await turn.is_mine():
        tell("run.discord_elsewhere")
        return None
    from bot.channels.discord import CardServices, DiscordChannel, Services
    from bot.store.cards import StoredCards, StoredCorrectionDrafts

    kept = core.storage.database
    services = Services(
        lambda: core.engine().knowledge,
        core.desk,
        reload=renewal.problems_of_reload,
        link=lambda by, role, person: (core.sessions.links.address(site, by, role, person), LINK_MINUTES),
        forget=core.conversations.forget_where,
        cards=CardServices(renewal.publishing, StoredCards(kept), core.engine, StoredCorrectionDrafts(kept), core.counts),
        notices=StoredNotices(kept),
        quiet=lambda: quiet_hours(core.config).hold(now_in(core.engine().knowledge.region)),
    )
    channel = DiscordChannel(
        core.secrets.discord_token,
        core.assistant,
        core.config,
        services,
        secret=core.secrets.key,
        registered=core.config.store.path.parent / COMMANDS_TOLD,
        on_failure=lambda error: tell("run.discord_failed", cause=error),
    )
    await channel.start()
    core.checks["discord"] = discord_check(channel)
    gauges.show_discord(core.metrics, channel)
    tell("run.discord_on")
    return channel


def _work_beside(
    core: _Core, renewal: Renewal, discord: DiscordChannel | None, site: str, reloading: asyncio.Event
) -> dict[str, Callable[[], Coroutine[object, object, None]]]:
    """What begins all that goes on beside the answering, by the name under which it would be told of in the log."""
    config, reloader = core.config, renewal.reloader
    seen, now = partial(overview, core.desk, core.counts), lambda: now_in(core.engine().knowledge.region)
    again = partial(read_again, renewal.publishing.library, core.counts, core.desk.today)
    database, turn = core.storage.database, core.storage.turn
    published, notices = Acts(database).published, StoredNotices(database)
    return {
        "tallies": partial(background.keep_tallies, core.tallies),
        "week": partial(background.tell_weekly, config, seen, Posted(database), discord, again=again, now=now),
        "in_person": partial(tell_each_weekly, config, seen, notices, discord, again=again, address=f"{site}/staff", now=now),
        "purge": partial(background.purge_daily, core.desk, config.store.retention_days, core.counts, core.storage.copies),
        "waiting": partial(background.count_waiting, core.desk, core.metrics),
        "watch": reloader.watch,
        "alarm": Alarm(config, reloader, discord).run,
        "reload": partial(renewal.reload_when_asked, reloading),
        "sweep": partial(background.sweep_when_learned, renewal.publishing, reloader, alone=turn is None),
        "links": partial(check_links_weekly, config, lambda: core.engine().knowledge),
        "ahead": partial(background.look_ahead_when_learned, renewal.publishing, reloader, lambda: core.assistant.idle),
        **core.storage.work(),
        **neighbours.work(turn, published, renewal.publishing, reloader, leave=discord.stop if discord else None),
    }
