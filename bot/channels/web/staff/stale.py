"""What is to be read again, on a page of the staff's: open the source, "still so", or correct. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import ON_A_PAGE, page_of
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.review.correcting import Correcting
from bot.review.rereading import read_again

if TYPE_CHECKING:
    from bot.review.staff_sessions import StaffSession

PATH: Final = "/staff/relire"
_DONE: Final = ("confirm", "undo")


async def stale(request: web.Request) -> web.Response:
    """What is due, what perishes first; before it, what contradicts itself, and links that no longer answer."""
    return await _shown(request, await session_of(request))


async def submitted(request: web.Request) -> web.Response:
    """Say that one of them is still so, today; or take that back."""
    session, pairs = await submitted_form(request)
    fields = dict(pairs)
    entry, verb = fields.get("entry", ""), fields.get("verb")
    staff = request.app[STAFF]
    correcting = Correcting(staff.publishing)
    try:
        match verb:
            case "confirm":
                await correcting.confirm(entry, staff.publishing.desk.today(), session.by)
            case "undo":
                await correcting.undo(entry, session.by)
            case _:
                raise RequestError(400, "bad_request")
    except KamouraskaError as error:
        return await _shown(request, session, refused=error.said(language_of(request)))
    told = urlencode({"done": verb, "entry": entry, "lang": language_of(request)})
    return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}{PATH}?{told}"})


async def _shown(request: web.Request, session: StaffSession, refused: str = "") -> web.Response:
    staff = request.app[STAFF]
    found = await read_again(staff.publishing.library, staff.counts, staff.publishing.desk.today)
    due = found.due
    page = page_of(request.query)
    done = request.query.get("done", "")
    response = staff_page(
        request,
        "staff/stale.html",
        session,
        links=found.links if page == 1 else (),
        contradictions=found.contradictions if page == 1 else (),
        total=len(due),
        due=due[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        page=page,
        last=-(-len(due) // ON_A_PAGE),
        done=done if done in _DONE and not refused else "",
        entry=request.query.get("entry", ""),
        refused=refused,
    )
    response.set_status(409 if refused else 200)
    return response
