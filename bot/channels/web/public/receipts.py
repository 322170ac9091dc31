"""Receipts: who asked to be told comes back with a code, on any device, learns how the question stands, reads the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import web

from bot.assistant import Question
from bot.channels.web.core.addresses import base_of
from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.limits import address_of
from bot.channels.web.core.site import SITE
from bot.channels.web.public import asking
from bot.channels.web.public.card import card
from bot.channels.web.public.sessions import session_of, set_session_cookie
from bot.channels.web.public.site import PUBLIC
from bot.privacy.retention import TELL_WITHIN
from bot.review.notifications import hyphenated

if TYPE_CHECKING:
    from markupsafe import Markup

    from bot.channels.web.public.site import Receipts
    from bot.review.wishes import Wish


async def show(request: web.Request) -> web.Response:
    """How the question of a code stands, with the answer once there is one; without a code, where to type it.

    Reading this changes nothing, so that the page can be loaded again, and opened on another device.
    """
    receipts, code = _receipts(request), request.query.get("code", "")
    if not code:
        return _page(request)
    wish = await _found(request, receipts, code)
    if wish is None:
        return _page(request, code=code, unknown=True)
    shown = await _answered(request, wish) if wish.state == "answered" else None
    if wish.state == "answered" and shown is None:
        # Settled at the desk, and yet not answered by the knowledge that runs: there is nothing to read, for now.
        wish = replace(wish, state="new")
    return _page(request, code=hyphenated(code), wish=wish, card=shown)


async def submitted(request: web.Request) -> web.Response:
    """Give a receipt for a question, the same each time it is asked for; or erase one."""
    receipts = _receipts(request)
    fields = dict(await form_of(request))
    if "code" in fields:
        return await _erased(request, receipts, fields["code"])
    return await _given(request, receipts, fields.get("question", ""))


async def _given(request: web.Request, receipts: Receipts, text: str) -> web.Response:
    language, session = language_of(request), session_of(request)
    # Asked again only to know what was understood: the question is noted already, or comes with the wish.
    reply = await asking.ask(request, session, text, locale=language, log=False)
    if reply.outcome == "answer" or reply.paused:  # learned meanwhile; or what is told instead of answers
        return _to(request, "/", question=text)
    question = Question(text=text, locale=language, channel="web", asker=session.key)
    code = await receipts.tell_me(question, reply) if asking.may_be_kept(request) else None
    # An address of its own, so that loading the page again sends nothing twice.
    response = _page(request, unkept=True) if code is None else _to(request, "/recu", code=code)
    set_session_cookie(session, response, request.app[SITE].config.web)
    return response


async def _erased(request: web.Request, receipts: Receipts, code: str) -> web.Response:
    wish = await _found(request, receipts, code)
    if wish is None or not await receipts.take(wish):
        return _page(request, code=code, unknown=True)
    return _page(request, erased=True)


async def _answered(request: web.Request, wish: Wish) -> Markup | None:
    """The answer as a card; None where the knowledge that runs does not give it."""
    question = Question(text=wish.text, language=wish.language, channel="web", log=False)
    reply = await asking.in_turn(request, address_of(request), question, language_of(request))
    return card(request.app[SITE].templates, reply) if reply.outcome == "answer" else None


def _to(request: web.Request, path: str, **query: str) -> web.Response:
    address = f"{base_of(request.app[SITE].config.web)}{path}?{urlencode(query | {'lang': language_of(request)})}"
    return web.Response(status=303, headers={"Location": address})


async def _found(request: web.Request, receipts: Receipts, code: str) -> Wish | None:
    # Codes are not for guessing either: whoever tries many is slowed like whoever asks much.
    asking.check_limits(request, address_of(request), session_of(request), language_of(request))
    return await receipts.receipt(code[:100])


def _receipts(request: web.Request) -> Receipts:
    receipts = request.app[PUBLIC].receipts
    if receipts is None:
        raise RequestError(404, "not_found")
    return receipts


def _page(request: web.Request, **shown: Any) -> web.Response:  # noqa: ANN401 - a page's slots
    site = request.app[SITE]
    given: dict[str, Any] = {"code": "", "wish": None, "card": None, "unkept": False, "unknown": False, "erased": False}
    language = language_of(request)
    query = urlencode({"code": request.query["code"]}) + "&" if "code" in request.query else ""
    text = site.templates.render(
        "public/receipt.html", language, path="/recu", query=query, days=TELL_WITHIN.days, **(given | shown)
    )
    status = 404 if shown.get("unknown") else 200
    return web.Response(text=text, content_type="text/html", status=status, headers={"Vary": "Accept-Language, Cookie"})
