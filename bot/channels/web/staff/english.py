"""The English that is still to be written, on a page of the staff's: most asked first, each one press away. Decides nothing."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.channels.web.staff.access import session_of
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.queue import ON_A_PAGE, page_of
from bot.channels.web.staff.site import STAFF
from bot.review.english import english_to_write

if TYPE_CHECKING:
    from aiohttp import web

PATH: Final = "/staff/anglais"


async def english(request: web.Request) -> web.Response:
    """Answers without English, or with the French copied there, and topics whose title or question lacks it."""
    session, staff = await session_of(request), request.app[STAFF]
    written = await asyncio.to_thread(staff.publishing.library.written)
    found = await asyncio.to_thread(english_to_write, written, await staff.counts.since(date.min))
    page = page_of(request.query)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return staff_page(
        request, "staff/english.html", session, found=shown, total=len(found), page=page, last=-(-len(found) // ON_A_PAGE)
    )
