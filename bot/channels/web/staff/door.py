"""The way into the staff's pages and out of them: a link's page with its button, the session that it opens, leaving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import base_of, is_secure
from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import COOKIE, submitted_form
from bot.channels.web.staff.site import STAFF
from bot.wording import say
from bot.wording.staff import SENTENCES

if TYPE_CHECKING:
    from bot.review.staff_sessions import StaffSession


def door(request: web.Request) -> web.Response:
    """What a link shows: whom it is for, and a button. It stays good: previews of links open pages, and press nothing.

    Raises:
        RequestError: the link is not ours, was altered, or has expired.
    """
    link, language = request.query["link"], language_of(request)
    by = request.app[STAFF].sessions.named(link)
    if by is None:
        raise RequestError(403, "staff_only")
    text = request.app[SITE].templates.render(
        "staff/door.html",
        language,
        path="/staff",
        query=f"{urlencode({'link': link})}&",
        tell=partial(say, SENTENCES, language=language),
        by=by,
        link=link,
    )
    return web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language"})


async def enter(request: web.Request) -> web.Response:
    """Use a link: the cookie of a new session, whatever cookie came along, and on to the queue.

    Raises:
        RequestError: the link is not ours, was altered, has expired, or was used before.
    """
    staff = request.app[STAFF]
    session = await staff.sessions.enter(dict(await form_of(request)).get("link", ""), staff.used)
    if session is None:
        raise RequestError(403, "staff_only")
    return _inside(request, session)


async def leave(request: web.Request) -> web.Response:
    """Forget the session in this browser.

    Raises:
        RequestError: as `submitted_form`.
    """
    await submitted_form(request)
    base = base_of(request.app[SITE].config.web)
    response = web.Response(status=303, headers={"Location": f"{base}/?lang={language_of(request)}"})
    response.del_cookie(COOKIE, path=f"{base}/staff")
    return response


def _inside(request: web.Request, session: StaffSession) -> web.Response:
    settings = request.app[SITE].config.web
    here = f"{base_of(settings)}/staff"
    response = web.Response(status=303, headers={"Location": f"{here}?lang={language_of(request)}"})
    response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Lax", secure=is_secure(settings), path=here)
    return response
