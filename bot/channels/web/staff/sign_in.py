"""The way into the staff's pages and out of them: a link's page with its button, the session that it opens, leaving."""

from __future__ import annotations

from functools import partial
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
from bot.wording.staff_access import SENTENCES


def sign_in(request: web.Request) -> web.Response:
    """What a link shows: whom it is for, and a button. It stays good: previews of links open pages, and press nothing.

    Raises:
        RequestError: the link is not ours, was altered, or has expired.
    """
    link, language = request.query["link"], language_of(request)
    read = request.app[STAFF].sessions.links.read(link)
    if read is None:
        raise RequestError(403, "staff_only")
    text = request.app[SITE].templates.render(
        "staff/sign_in.html",
        language,
        path="/staff",
        query=f"{urlencode({'link': link})}&",
        tell=partial(say, SENTENCES, language=language),
        by=read.by,
        link=link,
    )
    return web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language"})


async def enter(request: web.Request) -> web.Response:
    """Use a link: the cookie of a new session, whatever cookie came along, and on to the queue.

    Raises:
        RequestError: the link is not ours, was altered, has expired, or was used before.
    """
    session = await request.app[STAFF].sessions.enter(dict(await form_of(request)).get("link", ""))
    if session is None:
        raise RequestError(403, "staff_only")
    settings = request.app[SITE].config.web
    here = f"{base_of(settings)}/staff"
    response = web.Response(status=303, headers={"Location": f"{here}?lang={language_of(request)}"})
    response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Lax", secure=is_secure(settings), path=here)
    return response


async def leave(request: web.Request) -> web.Response:
    """End the session, wherever its cookie is.

    Raises:
        RequestError: as `submitted_form`.
    """
    session, _ = await submitted_form(request, "reader")
    await request.app[STAFF].sessions.end(session, session.id)
    return outside(request)


def outside(request: web.Request) -> web.Response:
    """To the visitors' page, without the cookie."""
    base = base_of(request.app[SITE].config.web)
    response = web.Response(status=303, headers={"Location": f"{base}/?lang={language_of(request)}"})
    response.del_cookie(COOKIE, path=f"{base}/staff")
    return response
