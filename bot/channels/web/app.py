"""The web application: visitors' and staff's pages on what they share. Builds and starts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.rate_limit import RateLimit
from bot.channels.web.browse.routes import browse_routes
from bot.channels.web.browse.site import BROWSE, BrowseSite
from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.assets import Assets
from bot.channels.web.core.bodies import whole_body
from bot.channels.web.core.errors import errors_in_words
from bot.channels.web.core.origins import add_security_headers, own_pages_only
from bot.channels.web.core.rendering import Templates
from bot.channels.web.core.site import SITE, Site
from bot.channels.web.programs.routes import program_routes
from bot.channels.web.public.pages import to_home
from bot.channels.web.public.routes import public_routes
from bot.channels.web.public.site import PUBLIC, PublicSite
from bot.channels.web.staff.routes import closed_routes, staff_routes
from bot.channels.web.staff.site import STAFF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.channels.web.public.site import Answerer, Check, Receipts
    from bot.channels.web.staff.site import StaffSite
    from bot.config import Config
    from bot.knowledge.base import Knowledge
    from bot.knowledge.model import Language
    from bot.metrics import Metrics

_PACKAGES: Final = ("bot.channels.web.core", "bot.channels.web.public", "bot.channels.web.staff")
"""Those with templates and static files."""
# The longest question that settings allow, 10,000 characters, each spelled in JSON with twelve bytes.
_LARGEST_BODY: Final = 128 * 1024


def make_app(
    assistant: Answerer,
    config: Config,
    *,
    checks: Mapping[str, Check],
    metrics: Metrics,
    examples: Mapping[Language, Sequence[str]],
    staff: StaffSite | None = None,
    receipts: Receipts | None = None,
) -> web.Application:
    """The web channel, ready to be served.

    Args:
        checks: one for each part that the bot cannot do without, made anew with each probe; one that fails raises.
        metrics: what `/metrics` shows; counting is the business of whoever observes the assistant.
        examples: sample questions for the page, by language.
        staff: what the staff's pages work with; without it nobody enters.
        receipts: who keeps the wishes to be told; without it none can be made.
    """
    assets, base = Assets(_PACKAGES), base_of(config.web)

    def knowledge() -> Knowledge:
        return assistant.knowledge

    app = web.Application(middlewares=[errors_in_words, own_pages_only, whole_body], client_max_size=_LARGEST_BODY)
    app[SITE] = Site(config, Templates(_PACKAGES, lambda: assistant.region, config.contact, assets, base))
    app[PUBLIC] = PublicSite(
        assistant=assistant,
        checks=checks,
        metrics=metrics,
        examples=examples,
        per_session=RateLimit(config.web.questions_per_minute),
        per_address=RateLimit(config.web.questions_per_minute_per_address),
        receipts=receipts,
    )
    app[BROWSE] = BrowseSite.of(knowledge)
    if staff is not None:
        app[STAFF] = staff
    app.on_response_prepare.append(add_security_headers)
    for prefix in dict.fromkeys(("", base)):  # a proxy may take the base off, or leave it on
        app.add_routes([web.get(f"{prefix}/static/{{name}}", assets.serve())])
        app.add_routes(public_routes(prefix, assets, lambda: assistant.region))
        app.add_routes(browse_routes(prefix, knowledge, config.web))
        app.add_routes(program_routes(prefix, knowledge, config.web))
        app.add_routes(closed_routes(prefix) if staff is None else staff_routes(prefix))
    if base:
        app.add_routes([web.get(base, to_home)])
    return app
