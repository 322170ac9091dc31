"""Who gets into the staff's pages, and whose form is taken. Knows sessions and cookies, no page."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final, NoReturn

from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.staff.site import STAFF
from bot.review.roles import needed

if TYPE_CHECKING:
    from aiohttp import web

    from bot.review.roles import Role
    from bot.review.staff_sessions import StaffSession

COOKIE: Final = "kamouraska_staff"


async def closed(_request: web.Request) -> NoReturn:
    """Nobody enters without a signed link, and where there is no desk there are none."""
    raise RequestError(403, "staff_only")


async def session_of(request: web.Request) -> StaffSession:
    """Who of the staff asks, and what they may do, as of now.

    Raises:
        RequestError: nobody of them: no session, one that has expired or was ended.
    """
    session = await request.app[STAFF].sessions.session(request.cookies.get(COOKIE, ""))
    if session is None:
        raise RequestError(403, "staff_only")
    return session


async def submitted_form(request: web.Request, least: Role | None = None) -> tuple[StaffSession, list[tuple[str, str]]]:
    """Who sent a form, and its fields.

    Args:
        least: the role that it takes; None for what its verb takes.

    Raises:
        RequestError: nobody of the staff, not from a page of ours, or their role does not reach what they want.
    """
    session = await session_of(request)
    fields = await form_of(request)
    told = dict(fields)
    if not hmac.compare_digest(told.get("form", "").encode(), session.form.encode()):
        raise RequestError(403, "staff_only")
    if not session.may(least or needed(told.get("verb", ""))):
        raise RequestError(403, "not_your_role")
    return session, fields
