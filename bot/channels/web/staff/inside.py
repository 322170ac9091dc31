"""Who is inside, on a page of the staff's: one's own sessions, for an admin everybody's, and ending them. Decides nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.sign_in import outside
from bot.channels.web.staff.site import STAFF

PATH: Final = "/staff/sessions"


async def inside(request: web.Request) -> web.Response:
    """The sessions that somebody may end."""
    session = await session_of(request)
    staff = request.app[STAFF]
    zone = staff.publishing.desk.now().tzinfo

    def moment(seconds: int) -> str:
        return datetime.fromtimestamp(seconds, zone).isoformat(timespec="seconds")

    rows = await staff.sessions.seen_by(session)
    return staff_page(request, "staff/inside.html", session, rows=rows, at=moment, done="done" in request.query)


async def submitted(request: web.Request) -> web.Response:
    """End one of them, or all of one's own.

    Raises:
        RequestError: the form asks for neither, or for one that is over or not theirs to end.
    """
    session, pairs = await submitted_form(request, "reader")
    sessions, fields = request.app[STAFF].sessions, dict(pairs)
    match fields.get("verb"):
        case "end":
            if not await sessions.end(session, fields.get("session", "")):
                raise RequestError(404, "not_found")
            if fields["session"] == session.id:
                return outside(request)
        case "end_all":
            await sessions.end_all(session)
            return outside(request)
        case _:
            raise RequestError(400, "bad_request")
    here = f"{base_of(request.app[SITE].config.web)}{PATH}?done=end&lang={language_of(request)}"
    return web.Response(status=303, headers={"Location": here})
