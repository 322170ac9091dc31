"""Filters that somebody of the staff keeps under a name, above the queue: kept, forgotten. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import submitted_form
from bot.channels.web.staff.queue import QueueQuery, shown
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.review.saved_filters import keep

if TYPE_CHECKING:
    from bot.review.staff_sessions import StaffSession

PATH: Final = "/staff/filtres"


async def submitted(request: web.Request) -> web.Response:
    """Keep what the queue is narrowed by, or forget a name; whoever may look at the queue may, since it is theirs alone."""
    session, pairs = await submitted_form(request, "reader")
    fields, wanted = dict(pairs), QueueQuery.of(request.query)
    try:
        await _done(request, session, fields, wanted)
    except KamouraskaError as error:
        return await shown(request, session, error.said(language_of(request)))
    there = f"{base_of(request.app[SITE].config.web)}{wanted.address()}lang={language_of(request)}"
    return web.Response(status=303, headers={"Location": there})


async def _done(request: web.Request, session: StaffSession, fields: dict[str, str], wanted: QueueQuery) -> None:
    filters = request.app[STAFF].filters
    match fields.get("verb"):
        case "keep":
            query = wanted.address(text="").partition("?")[2].rstrip("&")
            await keep(filters, session.by, fields.get("name", ""), query, wanted.text)
        case "forget":
            await filters.drop(session.by, fields.get("name", ""))
        case _:
            raise RequestError(400, "bad_request")
