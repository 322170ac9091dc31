"""The journal on the staff's pages: everything that was done to any group. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import ON_A_PAGE, page_of
from bot.channels.web.staff.site import STAFF
from bot.review.model import DISMISSALS

if TYPE_CHECKING:
    from aiohttp import web


async def trail(request: web.Request) -> web.Response:
    """What was done to any group, newest first."""
    session = await session_of(request)
    page = page_of(request.query)
    acts = await request.app[STAFF].trail.page(ON_A_PAGE + 1, (page - 1) * ON_A_PAGE)
    more, acts = len(acts) > ON_A_PAGE, acts[:ON_A_PAGE]
    groups = await request.app[STAFF].publishing.desk.queue.named({act.group for act in acts if not act.entry})
    asked = {id_: group.questions[0] if group.questions else group.utterance for id_, group in groups.items()}
    return staff_page(request, "staff/trail.html", session, acts=acts, asked=asked, page=page, more=more, dismissals=DISMISSALS)
