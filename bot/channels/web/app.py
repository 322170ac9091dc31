"""The web application: visitors' and staff's pages on what they share. Builds and starts nothing."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.rate_limit import RateLimit
from bot.channels.web.browse.nearest import nearest
from bot.channels.web.browse.routes import browse_routes
from bot.channels.web.browse.site import BROWSE, BrowseSite
from bot.channels.web.browse.transparency import RUNNING
from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.assets import Assets
from bot.channels.web.core.bodies import whole_body
from bot.channels.web.core.errors import errors_in_words, numbered
from bot.channels.web.core.limits import OneAtATime
from bot.channels.web.core.origins import add_security_headers, own_pages_only
from bot.channels.web.core.rendering import Templates
from bot.channels.web.core.site import SITE, Site
from bot.channels.web.programs.routes import program_routes
from bot.channels.web.public.answer_objects import AnswerObjects
from bot.channels.web.public.pages import to_home
from bot.channels.web.public.routes import public_routes
from bot.channels.web.public.site import PUBLIC, PublicSite
from bot.channels.web.public.transcripts import Transcripts
from bot.channels.web.staff.routes import closed_routes, staff_routes
from bot.channels.web.staff.site import FINDER, STAFF
from bot.expiring import Expiring
from bot.knowledge.staleness import Months
from bot.review.finding import AnswerFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.channels.web.public.site import Answerer, HealthCheck, VisitorsDesk
    from bot.channels.web.staff.site import StaffSite
    from bot.config import Config
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.metrics import Metrics

_PACKAGES: Final = ("bot.channels.web.core", "bot.channels.web.browse", "bot.channels.web.public", "bot.channels.web.staff")
"""Those with templates and static files."""
# The longest question that settings allow, 10,000 characters, each spelled in JSON with twelve bytes.
_LARGEST_BODY: Final = 128 * 1024
_RECENT: Final = 512
_PEOPLE_OF_AN_ADDRESS: Final = 100
"""Who reach their daily limit on one day: whoever drops the cookie is another person each time."""
_DAY: Final = 24 * 60 * 60


def make_app(  # noqa: PLR0913 - the composition hands each thing over by name
    assistant: Answerer,
    config: Config,
    *,
    checks: Mapping[str, HealthCheck],
    metrics: Metrics,
    examples: Mapping[Language, Sequence[str]],
    staff: StaffSite | None = None,
    desk: VisitorsDesk | None = None,
    today: Callable[[], dt.date] = dt.date.today,
) -> web.Application:
    """The web channel, ready to be served.

    Args:
        checks: one for each part, made anew with each probe.
        metrics: what `/metrics` shows; counting is the business of whoever observes the assistant.
        examples: sample questions for the page, by language.
        staff: what the staff's pages work with; without it nobody enters.
        desk: who keeps wishes to be told and what people say back; without it neither is offered.
        today: the day in the region.
    """
    assets, base = Assets(_PACKAGES), base_of(config.web)
    app = web.Application(middlewares=[numbered, errors_in_words, own_pages_only, whole_body], client_max_size=_LARGEST_BODY)
    months = Months(volatile=config.knowledge.stale_months, lasting=config.knowledge.recheck_months)
    searches = config.web.questions_per_minute_per_address
    browsed = app[BROWSE] = BrowseSite.of(lambda: assistant.knowledge, today, months, searches)
    templates = Templates(_PACKAGES, lambda: assistant.region, config.contact, assets, base)
    app[SITE] = Site(config, templates, partial(nearest, browsed))
    app[PUBLIC] = _public(assistant, config, templates, checks, metrics, examples, desk)
    if staff is not None:
        app[STAFF] = staff
        app[FINDER] = AnswerFinder(staff.engine)
    if staff is not None and config.web.public_figures:
        app[RUNNING] = staff.counts
    app.on_response_prepare.append(add_security_headers)
    app.on_response_prepare.append(partial(_count, metrics))
    for prefix in dict.fromkeys(("", base)):  # a proxy may take the base off, or leave it on
        app.add_routes([web.get(f"{prefix}/static/{{name}}", assets.serve())])
        app.add_routes(_routes(prefix, assistant, config, assets))
        app.add_routes(closed_routes(prefix) if staff is None else staff_routes(prefix))
    if base:
        app.add_routes([web.get(base, to_home)])
    return app


async def _count(metrics: Metrics, _request: web.Request, response: web.StreamResponse) -> None:
    metrics.responded(response.status)


def _public(
    assistant: Answerer,
    config: Config,
    templates: Templates,
    checks: Mapping[str, HealthCheck],
    metrics: Metrics,
    examples: Mapping[Language, Sequence[str]],
    desk: VisitorsDesk | None,
) -> PublicSite:
    return PublicSite(
        assistant=assistant,
        checks=checks,
        metrics=metrics,
        examples=examples,
        objects=AnswerObjects(templates, lambda: assistant.region, judged=desk is not None),
        per_session=RateLimit(config.web.questions_per_minute),
        per_address=RateLimit(config.web.questions_per_minute_per_address),
        looks=OneAtATime(),
        kept_per_address=RateLimit(_PEOPLE_OF_AN_ADDRESS * config.store.daily_limit_per_asker, seconds=_DAY),
        recent=Expiring(config.conversation.minutes * 60, _RECENT),
        transcripts=Transcripts(config.conversation.minutes),
        receipts=desk.notifications if desk is not None else None,
        feedback=desk.feedback if desk is not None else None,
    )


def _routes(prefix: str, assistant: Answerer, config: Config, assets: Assets) -> list[web.RouteDef]:
    """The addresses that anybody may open, below a prefix."""

    def knowledge() -> Knowledge:
        return assistant.knowledge

    return [
        *browse_routes(prefix, knowledge, config.web),
        *program_routes(prefix, knowledge, config.web),
        *public_routes(prefix, assets, lambda: assistant.region),
    ]
