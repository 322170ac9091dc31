"""The journal on the staff's pages: everything that was done to any group. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import ON_A_PAGE, page_of
from bot.channels.web.staff.site import STAFF
from bot.nlu.text import fold
from bot.review.difference import difference
from bot.review.model import DISMISSALS
from bot.review.roles import whose

if TYPE_CHECKING:
    from aiohttp import web


async def trail(request: web.Request) -> web.Response:
    """What was done to any group, newest first; by one person alone where the address names one who did something."""
    session, page, journal = await session_of(request), page_of(request.query), request.app[STAFF].trail
    people: dict[str, list[str]] = {}
    for name in sorted(await journal.names(), key=lambda name: (fold(name), name)):
        people.setdefault(whose(name), []).append(name)
    spelled = people.get(whose(request.query.get("by", "")), [])
    acts = await journal.page(ON_A_PAGE + 1, (page - 1) * ON_A_PAGE, spelled)
    more, acts = len(acts) > ON_A_PAGE, acts[:ON_A_PAGE]
    groups = await request.app[STAFF].publishing.desk.queue.named({act.group for act in acts if not act.entry})
    asked = {id_: group.questions[0] if group.questions else group.utterance for id_, group in groups.items()}
    return staff_page(
        request,
        "staff/trail.html",
        session,
        acts=acts,
        differing=difference,
        asked=asked,
        page=page,
        more=more,
        dismissals=DISMISSALS,
        people=[names[0] for names in people.values()],
        by=spelled[0] if spelled else "",
        here=f"/staff/journal?{urlencode({'by': spelled[0]})}&" if spelled else "/staff/journal?",
    )
