"""Who gets into the staff's pages, and whose form is taken. Knows sessions and cookies, no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.staff.site import STAFF

if TYPE_CHECKING:
    from aiohttp import web

    from bot.review.staff_sessions import StaffSession

COOKIE: Final = "kamouraska_staff"


async def closed(_request: web.Request) -> NoReturn:
    """Nobody enters without a signed link, and where there is no desk there are none."""
    raise RequestError(403, "staff_only")


def session_of(request: web.Request) -> StaffSession:
    """Who of the staff asks.

    Raises:
        RequestError: nobody of them: no session, an altered one, one that has expired.
    """
    session = request.app[STAFF].sessions.session(request.cookies.get(COOKIE, ""))
    if session is None:
        raise RequestError(403, "staff_only")
    return session


async def submitted_form(request: web.Request) -> tuple[StaffSession, list[tuple[str, str]]]:
    """Who sent a form, and its fields.

    Raises:
        RequestError: nobody of the staff, or not from a page of ours.
    """
    session = session_of(request)
    fields = await form_of(request)
    if dict(fields).get("form") != session.form:
        raise RequestError(403, "staff_only")
    return session, fields
