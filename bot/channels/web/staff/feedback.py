"""What people said back, on a page of the staff's: by entry, most harmful first, and dealt with there. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.page import catalogue, staff_page
from bot.channels.web.staff.queue import page_of
from bot.channels.web.staff.site import STAFF
from bot.exchange import EMERGENCY
from bot.review.feedback import ON_A_PAGE

if TYPE_CHECKING:
    from bot.review.feedback_model import CaseVerb


async def said(request: web.Request) -> web.Response:
    """The entries, with counts, words and what was done about each."""
    session, page = await session_of(request), page_of(request.query)
    found = await request.app[STAFF].publishing.desk.feedback.list(limit=ON_A_PAGE, offset=(page - 1) * ON_A_PAGE)
    last = -(-found.total // ON_A_PAGE)
    known = catalogue(request)
    sheets = {one.entry for one in found.entries if known.said(one.entry) is not None}
    shown = {"found": found, "page": page, "last": last, "emergency": EMERGENCY, "sheets": sheets}
    return staff_page(request, "staff/feedback.html", session, **shown)


async def submitted(request: web.Request) -> web.Response:
    """Deal with an entry, or take that back, and show the page again by its own address.

    Raises:
        RequestError: the form asks for neither, or is about an entry of which nothing is kept.
    """
    session, pairs = await submitted_form(request)
    fields = dict(pairs)
    verb: CaseVerb
    match fields.get("verb"):
        case "settle":
            verb = "settle"
        case "reopen":
            verb = "reopen"
        case _:
            raise RequestError(400, "bad_request")
    if not await request.app[STAFF].publishing.desk.feedback.act(fields.get("entry", ""), verb, session.by):
        raise RequestError(404, "not_found")
    query = urlencode({"page": page_of(request.query), "lang": language_of(request)})
    return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}/staff/avis?{query}"})
