"""The staff's pages: who gets in, and which address leads where. Knows neither the queue nor the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from bot.channels.web.addresses import base_of, is_secure, path_of
from bot.channels.web.asking import decoded
from bot.channels.web.faults import Fault
from bot.channels.web.languages import language_of
from bot.channels.web.site import SITE
from bot.review.catalogue import Catalogue
from bot.wording import say
from bot.wording.review import SENTENCES as REVIEW
from bot.wording.seeing import SENTENCES as SEEING
from bot.wording.staff import SENTENCES as STAFF_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answers.engine import Engine
    from bot.knowledge.model import Language
    from bot.review.answering import Answering
    from bot.review.doors import Doors, Session, Used
    from bot.review.keeping import Journal
    from bot.review.tallies import TallyStore

COOKIE: Final = "kamouraska_staff"
_SENTENCES: Final = {**REVIEW, **SEEING, **STAFF_PAGES}


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """What the staff's pages work with.

    Attributes:
        engine: the one that answers now.
        tallies: what became of questions, in numbers. trail: what was done to any group.
    """

    answering: Answering
    doors: Doors
    used: Used
    engine: Callable[[], Engine]
    tallies: TallyStore
    trail: Journal


STAFF: Final = web.AppKey("staff", StaffRoom)


async def enter(request: web.Request) -> web.Response | None:
    """With `?link=`, the way in: the session's cookie, and on to the queue; None without one.

    Raises:
        Fault: the link is not ours, was altered, has expired, or was used before.
    """
    if "link" not in request.query:
        return None
    room = request.app[STAFF]
    session = await room.doors.enter(request.query["link"], room.used)
    if session is None:
        raise Fault(403, "staff_only")
    settings = request.app[SITE].config.web
    here = f"{base_of(settings)}/staff"
    response = web.Response(status=303, headers={"Location": here})
    response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Lax", secure=is_secure(settings), path=here)
    return response


async def leave(request: web.Request) -> web.Response:
    """Forget the session in this browser."""
    session, _ = await sent(request)
    base = base_of(request.app[SITE].config.web)
    response = web.Response(status=303, headers={"Location": f"{base}/?lang={spoken(request)}"})
    response.del_cookie(COOKIE, path=f"{base}/staff")
    del session
    return response


def session_of(request: web.Request) -> Session:
    """Who of the staff asks.

    Raises:
        Fault: nobody of them: no session, an altered one, one that has expired.
    """
    session = request.app[STAFF].doors.session(request.cookies.get(COOKIE, ""))
    if session is None:
        raise Fault(403, "staff_only")
    return session


async def sent(request: web.Request) -> tuple[Session, list[tuple[str, str]]]:
    """Who sent a form, and its fields.

    Raises:
        Fault: nobody of the staff, or not from a page of ours.
    """
    session = session_of(request)
    fields = parse_qsl(decoded(await request.read()), keep_blank_values=True)
    if dict(fields).get("form") != session.form:
        raise Fault(403, "staff_only")
    return session, fields


def spoken(request: web.Request) -> Language:
    """The language that the page is in."""
    return language_of(request, request.app[SITE].config)


def said(language: Language, key: str, **slots: object) -> str:
    """A sentence of the staff's pages."""
    return say(_SENTENCES, key, language, **slots)


def counted(language: Language, key: str, number: int) -> str:
    """A sentence about so many things; one alone has its own, and in French none is like one."""
    alone = number == 1 or (number == 0 and language == "fr")
    return said(language, f"{key}.{'one' if alone else 'many'}", n=number)


def catalogue(request: web.Request) -> Catalogue:
    """What the bot knows now, named in the language of the page."""
    return Catalogue(request.app[STAFF].engine(), spoken(request))


def staff_page(request: web.Request, template: str, session: Session, **values: Any) -> web.Response:  # noqa: ANN401 - a page's slots
    """A page of theirs; the link to the other language leads to the same page, filters included."""
    language = spoken(request)
    kept = urlencode([(key, value) for key, value in request.query.items() if key != "lang"])
    text = request.app[SITE].pages.page(
        template,
        language,
        path=path_of(request),
        query=f"{kept}&" if kept else "",
        tell=partial(said, language),
        many=partial(counted, language),
        session=session,
        title_of=catalogue(request).title,
        **values,
    )
    return web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language, Cookie"})
