"""Who gets into the staff's pages, and whose form is taken. Knows links, sessions and cookies, no page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from aiohttp import web

from bot.channels.web.core.addresses import base_of, is_secure
from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.site import STAFF

if TYPE_CHECKING:
    from bot.review.staff_sessions import StaffSession

COOKIE: Final = "kamouraska_staff"


async def closed(_request: web.Request) -> NoReturn:
    """Nobody enters without a signed link, and where there is no desk there are none."""
    raise RequestError(403, "staff_only")


async def enter(request: web.Request) -> web.Response | None:
    """With `?link=`, the way in: the session's cookie, and on to the queue; None without one.

    Raises:
        RequestError: the link is not ours, was altered, has expired, or was used before.
    """
    if "link" not in request.query:
        return None
    staff = request.app[STAFF]
    session = await staff.sessions.enter(request.query["link"], staff.used)
    if session is None:
        raise RequestError(403, "staff_only")
    settings = request.app[SITE].config.web
    here = f"{base_of(settings)}/staff"
    response = web.Response(status=303, headers={"Location": here})
    response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Lax", secure=is_secure(settings), path=here)
    return response


async def leave(request: web.Request) -> web.Response:
    """Forget the session in this browser.

    Raises:
        RequestError: as `submitted_form`.
    """
    await submitted_form(request)
    config = request.app[SITE].config
    base = base_of(config.web)
    response = web.Response(status=303, headers={"Location": f"{base}/?lang={language_of(request)}"})
    response.del_cookie(COOKIE, path=f"{base}/staff")
    return response


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
