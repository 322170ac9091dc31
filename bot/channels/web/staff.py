"""The staff's pages: the queue, one group, what can be done with it. Works without any script; decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.web import staff_forms
from bot.channels.web.asking import decoded
from bot.channels.web.faults import Fault
from bot.channels.web.languages import language_of
from bot.channels.web.origins import refuse_strangers
from bot.channels.web.site import SITE
from bot.errors import KamouraskaError
from bot.review.answering import BreaksError
from bot.review.errors import AlreadyDoneError, UnknownGroupError
from bot.review.model import DISMISSALS, OPEN, STATES, Filters
from bot.wording import say
from bot.wording.review import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language
    from bot.review.answering import Answering, Preview
    from bot.review.doors import Doors, Session, Used

COOKIE: Final = "kamouraska_staff"
_ON_A_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """What the staff's pages work with."""

    answering: Answering
    doors: Doors
    used: Used


STAFF: Final = web.AppKey("staff", StaffRoom)


def add_staff(app: web.Application, room: StaffRoom) -> None:
    """Open the staff's pages."""
    app[STAFF] = room
    app.add_routes(
        [
            web.get("/staff", queue, allow_head=False),
            web.get(r"/staff/{id:\d{1,9}}", group),
            web.post(r"/staff/{id:\d{1,9}}", act),
        ]
    )


async def queue(request: web.Request) -> web.Response:
    """The groups that wait, most wanted first; with `?link=`, the way in."""
    room = request.app[STAFF]
    if "link" in request.query:
        session = await room.doors.enter(request.query["link"], room.used)
        if session is None:
            raise Fault(403, "staff_only")
        response = web.Response(status=303, headers={"Location": "/staff"})
        secure = request.app[SITE].config.web.public_url.startswith("https://")
        response.set_cookie(COOKIE, session.cookie, httponly=True, samesite="Lax", secure=secure, path="/staff")
        return response
    session = _session(request)
    state, text = request.query.get("state", "open"), request.query.get("text", "")
    number = request.query.get("page", "1")
    page = max(int(number), 1) if number.isascii() and number.isdigit() and len(number) < 6 else 1  # noqa: PLR2004 - digits
    states = OPEN if state == "open" else tuple(known for known in STATES if known == state)
    found = await room.answering.desk.list(
        Filters(states=states, text=text or None), limit=_ON_A_PAGE, offset=(page - 1) * _ON_A_PAGE
    )
    return _page(
        request, "staff_queue.html", session, found=found, state=state, text=text, page=page, last=-(-found.total // _ON_A_PAGE)
    )


async def group(request: web.Request) -> web.Response:
    """One group, with what can be done."""
    return await _group(request, _session(request))


async def act(request: web.Request) -> web.Response:
    """Do what a form asks, and show how the group stands then."""
    session = _session(request)
    refuse_strangers(request, request.app[SITE].config.web)
    fields = dict(parse_qsl(decoded(await request.read()), keep_blank_values=True))
    if fields.get("form") != session.form:
        raise Fault(403, "staff_only")
    language = language_of(request, request.app[SITE].config)
    try:
        tried = await _done(request.app[STAFF].answering, int(request.match_info["id"]), fields, session.by)
    except BreaksError as error:
        return await _group(request, session, fields, tried=error.run, refused=error.said(language))
    except UnknownGroupError:
        raise web.HTTPNotFound from None
    except AlreadyDoneError as error:
        who, when = (error.last.by, error.last.at) if error.last else ("?", "?")
        key = f"already.{error.group.standing.state}"
        return await _group(request, session, fields, refused=_said(language, key, id=error.group.id, who=who, when=when))
    except KamouraskaError as error:
        return await _group(request, session, fields, refused=error.said(language))
    if tried is not None:
        return await _group(request, session, fields, tried=tried.run, files=tried.changes)
    # Shown by an address of its own, so that reloading the page does nothing twice.
    return web.Response(status=303, headers={"Location": f"/staff/{request.match_info['id']}?lang={language}"})


async def _done(answering: Answering, id_: int, fields: Mapping[str, str], by: str) -> Preview | None:
    """The preview, where only that was asked; else None, and it is done."""
    desk = answering.desk
    match fields.get("verb"):
        case "claim":
            await desk.claim(id_, by)
        case "release":
            await desk.release(id_, by)
        case "reopen":
            await desk.reopen(id_, by)
        case "dismiss":
            await desk.dismiss(id_, fields.get("reason", ""), by)
        case "merge":
            into = fields.get("into", "")
            await desk.merge(id_, int(into) if into.isascii() and into.isdigit() and len(into) < 10 else 0, by)  # noqa: PLR2004
        case "undo":
            await answering.undo(id_, by)
        case "try":
            return await answering.preview(id_, staff_forms.proposal(fields, desk.today()), by)
        case "answer":
            proposal = staff_forms.proposal(fields, desk.today())
            await answering.answer(id_, proposal, by, override=fields.get("override"))
        case _:
            raise Fault(400, "bad_request")
    return None


async def _group(
    request: web.Request,
    session: Session,
    fields: Mapping[str, str] | None = None,
    **shown: Any,  # noqa: ANN401 - a page's slots
) -> web.Response:
    desk = request.app[STAFF].answering.desk
    try:
        dossier = await desk.show(int(request.match_info["id"]))
    except UnknownGroupError:
        raise web.HTTPNotFound from None
    given = {"tried": None, "refused": None, "files": {}} | shown
    response = _page(
        request,
        "staff_group.html",
        session,
        dossier=dossier,
        group=dossier.group,
        is_open=dossier.group.standing.state in OPEN,
        fields=staff_forms.prefilled(dossier) | dict(fields or {}),
        dismissals=DISMISSALS,
        **given,
    )
    response.set_status(409 if given["refused"] else 200)
    return response


def _session(request: web.Request) -> Session:
    session = request.app[STAFF].doors.session(request.cookies.get(COOKIE, ""))
    if session is None:
        raise Fault(403, "staff_only")
    return session


def _page(request: web.Request, template: str, session: Session, **values: Any) -> web.Response:  # noqa: ANN401 - as above
    site = request.app[SITE]
    language = language_of(request, site.config)
    text = site.pages.page(template, language, path=request.path, tell=partial(_said, language), session=session, **values)
    return web.Response(text=text, content_type="text/html", headers={"Vary": "Accept-Language, Cookie"})


def _said(language: Language, key: str, **slots: object) -> str:
    return say(SENTENCES, key, language, **slots)
