"""Receipts: who asked to be told comes back with a code, learns how the question stands, and reads the answer once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from bot.assistant import Question
from bot.channels.web import asking
from bot.channels.web.addresses import base_of
from bot.channels.web.faults import Fault
from bot.channels.web.languages import language_of
from bot.channels.web.sessions import keep, session_of
from bot.channels.web.site import SITE
from bot.review.intake import TELL_WITHIN

if TYPE_CHECKING:
    from bot.channels.web.site import Receipts
    from bot.review.people import Wish


async def look(request: web.Request) -> web.Response:
    """How the question of a code stands; without a code, where to type it. Reading this changes nothing."""
    desk, code = _desk(request), request.query.get("code", "")
    if not code:
        return _page(request)
    wish = await _found(request, desk, code)
    return _page(request, code=code, wish=wish, unknown=wish is None)


async def act(request: web.Request) -> web.Response:
    """Give a receipt for a question; or read the answer that a receipt waited for, which ends it."""
    desk = _desk(request)
    fields = dict(parse_qsl(asking.decoded(await request.read()), keep_blank_values=True))
    if "code" in fields:
        return await _read(request, desk, fields["code"])
    return await _given(request, desk, fields.get("question", ""))


async def _given(request: web.Request, desk: Receipts, text: str) -> web.Response:
    site, language, session = request.app[SITE], language_of(request, request.app[SITE].config), session_of(request)
    # Asked again only to know what was understood: the question is noted already, or comes with the wish.
    reply = await asking.ask(site, request, session, text, locale=language, log=False)
    if reply.outcome == "answer":  # learned meanwhile
        query = urlencode({"question": text, "lang": language})
        return web.Response(status=303, headers={"Location": f"{base_of(site.config.web)}/?{query}"})
    question = Question(text=text, locale=language, channel="web", asker=session.key)
    code = await desk.tell_me(question, reply)
    response = _page(request, code=code or "", given=True, unkept=code is None)
    keep(session, response, site.config.web)
    return response


async def _read(request: web.Request, desk: Receipts, code: str) -> web.Response:
    site = request.app[SITE]
    wish = await _found(request, desk, code)
    if wish is None:
        return _page(request, code=code, unknown=True)
    question = Question(text=wish.text, language=wish.language, channel="web", log=False)
    reply = await asking.in_turn(request, question, language_of(request, site.config))
    # Settled at the desk, and yet not answered by the knowledge that runs: there is nothing to read, for now.
    if wish.state != "answered" or reply.outcome != "answer":
        return _page(request, code=code, wish=replace(wish, state="new"))
    if not await desk.take(wish):
        return _page(request, code=code, unknown=True)
    return _page(request, code=code, wish=wish, card=site.pages.card(reply))


async def _found(request: web.Request, desk: Receipts, code: str) -> Wish | None:
    # Codes are not for guessing either: whoever tries many is slowed like whoever asks much.
    asking.hold_to_limits(request, session_of(request), language_of(request, request.app[SITE].config))
    return await desk.receipt(code[:100])


def _desk(request: web.Request) -> Receipts:
    desk = request.app[SITE].receipts
    if desk is None:
        raise Fault(404, "not_found")
    return desk


def _page(request: web.Request, **shown: Any) -> web.Response:  # noqa: ANN401 - a page's slots
    site = request.app[SITE]
    given: dict[str, Any] = {"code": "", "wish": None, "card": None, "given": False, "unkept": False, "unknown": False}
    language = language_of(request, site.config)
    query = urlencode({"code": request.query["code"]}) + "&" if "code" in request.query else ""
    text = site.pages.page("receipt.html", language, path="/recu", query=query, days=TELL_WITHIN.days, **(given | shown))
    status = 404 if shown.get("unknown") else 200
    return web.Response(text=text, content_type="text/html", status=status, headers={"Vary": "Accept-Language, Cookie"})
