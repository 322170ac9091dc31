"""The web application: which address leads where. Builds what the pages share and starts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web import api, operations, pages
from bot.channels.web.addresses import base_of
from bot.channels.web.assets import Assets
from bot.channels.web.bodies import whole_body
from bot.channels.web.faults import boundary
from bot.channels.web.limits import RateLimit
from bot.channels.web.origins import guard, own_pages_only
from bot.channels.web.receipts import act, look
from bot.channels.web.rendering import Pages
from bot.channels.web.site import SITE, Site
from bot.channels.web.staff_rooms import add_staff
from bot.channels.web.widget import serve_widget

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.channels.web.site import Answerer, Check, Receipts
    from bot.channels.web.staff import StaffRoom
    from bot.config import Config
    from bot.knowledge.model import Language
    from bot.metrics import Metrics

# The longest question that settings allow, 10,000 characters, each spelled in JSON with twelve bytes.
_LARGEST_BODY: Final = 128 * 1024


def make_app(
    assistant: Answerer,
    config: Config,
    *,
    checks: Mapping[str, Check],
    metrics: Metrics,
    examples: Mapping[Language, Sequence[str]],
    staff: StaffRoom | None = None,
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
    assets, base = Assets(), base_of(config.web)
    app = web.Application(middlewares=[boundary, own_pages_only, whole_body], client_max_size=_LARGEST_BODY)
    app[SITE] = Site(
        assistant=assistant,
        config=config,
        checks=checks,
        metrics=metrics,
        examples=examples,
        pages=Pages(config.contact, assets, base),
        per_session=RateLimit(config.web.questions_per_minute),
        per_address=RateLimit(config.web.questions_per_minute_per_address),
        receipts=receipts,
    )
    app.on_response_prepare.append(guard)
    for prefix in dict.fromkeys(("", base)):  # a proxy may take the base off, or leave it on
        app.add_routes(_routes(prefix, assets))
        if staff is None:
            app.add_routes([web.get(f"{prefix}/staff", pages.staff)])
        else:
            add_staff(app, staff, prefix)
    if base:
        app.add_routes([web.get(base, pages.to_home)])
    return app


def _routes(prefix: str, assets: Assets) -> list[web.RouteDef]:
    return [
        web.get(f"{prefix}/", pages.home),
        web.post(f"{prefix}/", pages.home_asked),
        web.post(f"{prefix}/api/ask", api.ask),
        web.options(f"{prefix}/api/ask", api.preflight),
        web.get(f"{prefix}/confidentialite", pages.privacy),
        web.get(f"{prefix}/recu", look),
        web.post(f"{prefix}/recu", act),
        web.get(f"{prefix}/widget.js", serve_widget(assets)),
        web.get(f"{prefix}/healthz", operations.healthz),
        web.get(f"{prefix}/metrics", operations.metrics),
        web.get(f"{prefix}/static/{{name}}", assets.serve()),
    ]
