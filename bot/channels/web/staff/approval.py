"""What waits for a second pair of eyes, on pages of the staff's: listed, seen as a dry run, published or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.staff.access import session_of, submitted_form
from bot.channels.web.staff.page import staff_page
from bot.channels.web.staff.seen import seen_cards
from bot.channels.web.staff.site import STAFF
from bot.errors import KamouraskaError
from bot.knowledge.model import LANGUAGES
from bot.review.approval import Approval, is_own
from bot.review.catalogue import Catalogue
from bot.review.correcting import Corrected
from bot.review.publishing import Preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.knowledge.model import Language
    from bot.review.staff_sessions import StaffSession

PATH: Final = "/staff/approuver"
_DONE: Final = ("approve", "send_back", "propose")
_DIGITS: Final = 10


async def waiting(request: web.Request) -> web.Response:
    """What waits; with `?of=`, the dry run of one."""
    session = await session_of(request)
    if "of" in request.query:
        return await _shown(request, session)
    acts = await Approval(request.app[STAFF].publishing).waiting()
    done = request.query.get("done", "")
    return staff_page(request, "staff/waiting.html", session, acts=acts, done=done if done in _DONE else "", refused="")


async def submitted(request: web.Request) -> web.Response:
    """Publish one, or send it back; then to the list, by its own address.

    Raises:
        RequestError: the form asks for neither.
    """
    session, pairs = await submitted_form(request)
    fields, verb = dict(pairs), dict(pairs).get("verb", "")
    approval, target, seen = Approval(request.app[STAFF].publishing), _target(request.query), _number(fields.get("seen", ""))
    try:
        match verb:
            case "approve":
                await approval.approve(target, session.by, seen=seen, person=session.person, override=fields.get("override"))
            case "send_back":
                await approval.send_back(target, session.by, fields.get("word", ""), seen=seen, person=session.person)
            case _:
                raise RequestError(400, "bad_request")
    except KamouraskaError as error:
        return await _shown(request, session, error.said(language_of(request)), fields)
    told = urlencode({"done": verb, "lang": language_of(request)})
    return web.Response(status=303, headers={"Location": f"{base_of(request.app[SITE].config.web)}{PATH}?{told}"})


async def _shown(
    request: web.Request, session: StaffSession, refused: str = "", fields: Mapping[str, str] | None = None
) -> web.Response:
    """One that waits, tried against the knowledge of now; the list where it waits no more."""
    approval, language = Approval(request.app[STAFF].publishing), language_of(request)
    found, act = None, None
    try:
        act = await approval.one(_target(request.query))
        found = await approval.preview(act)
    except KamouraskaError as error:  # changed meanwhile, or no longer to be tried: told, and it can still be sent back
        refused = refused or error.said(language)
    corrected = found if isinstance(found, Corrected) else None
    response = staff_page(
        request,
        "staff/approval.html",
        session,
        act=act,
        of=request.query["of"],
        fields={"override": "", "word": "", **(fields or {})},
        faults={},
        refused=refused,
        tried=found.run if found else None,
        corrected=corrected,
        seen=await seen_cards(request, found.changes, _asked(request, found)) if found else (),
        breaks=bool(corrected.lost if corrected else found and found.run.breaks),
        missed=found.refused if isinstance(found, Preview) else (),
        warnings=[problem.shown(language) for problem in found.warnings] if found else [],
        files=found.changes if found else {},
        own=act is not None and is_own(act, session.by, session.person),
    )
    response.set_status(409 if refused else 200)
    return response


def _asked(request: web.Request, found: Preview | Corrected) -> dict[Language, str]:
    """What visitors ask to get it: the group's own question, or the one that a button asks."""
    if isinstance(found, Preview):
        return dict.fromkeys(LANGUAGES, found.group.title)
    engine = request.app[STAFF].engine()
    return {language: Catalogue(engine, language).question(found.entry, language) for language in LANGUAGES}


def _target(query: Mapping[str, str]) -> int | str:
    """A group by its number, or an entry by its id."""
    of = query.get("of", "")
    return _number(of) or of


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0
