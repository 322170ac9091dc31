"""The pages that people read: the question page, privacy, the staff's closed door. Works without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.web import asking
from bot.channels.web.faults import Fault
from bot.channels.web.languages import language_of
from bot.channels.web.sessions import keep, session_of
from bot.channels.web.site import SITE

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.web.sessions import Session
    from bot.channels.web.site import Site
    from bot.knowledge.model import Language


async def home(request: web.Request) -> web.Response:
    """The question page; with `?question=`, its answer too, so that a question can be linked to."""
    if "question" in request.query:
        return await _answered(request, request.query["question"])
    site = request.app[SITE]
    return _home(site, language_of(request, site.config))


async def home_asked(request: web.Request) -> web.Response:
    """The answer to the page's form, or to the button of a sample or a suggestion."""
    try:
        fields = dict(parse_qsl(asking.decoded(await request.read()), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise Fault(400, "invalid_utf8") from None
    return await _answered(request, fields.get("question", ""))


async def privacy(request: web.Request) -> web.Response:
    """What is kept, why and how long, from the settings of this very installation."""
    site = request.app[SITE]
    language = language_of(request, site.config)
    page = site.pages.page(
        "privacy.html",
        language,
        path="/confidentialite",
        days=site.config.store.retention_days,
        minutes=site.config.conversation.minutes,
        staff_on_discord=site.config.discord.staff_channel_id is not None,
    )
    return web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})


async def staff(_request: web.Request) -> NoReturn:
    """Nobody enters without a signed link."""
    raise Fault(403, "staff_only")


async def _answered(request: web.Request, text: str) -> web.Response:
    site = request.app[SITE]
    language = language_of(request, site.config)
    session = session_of(request)
    try:
        reply = await asking.ask(site, request, session, text, locale=language)
    except Fault as fault:
        # The page again, with what is wrong said beside the question, which is not lost.
        return _home(site, language, question=text, fault=fault)
    return _home(site, language, question=text, reply=reply, session=session)


def _home(
    site: Site,
    language: Language,
    *,
    question: str = "",
    reply: Reply | None = None,
    fault: Fault | None = None,
    session: Session | None = None,
) -> web.Response:
    page = site.pages.page(
        "home.html",
        language,
        path="/",
        question=question,
        card=site.pages.card(reply, wish=site.receipts is not None) if reply else None,
        fault=fault.sentence(language) if fault else None,
        examples=site.examples.get(language, ()),
    )
    response = web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})
    if fault:
        response.set_status(fault.status)
        response.headers.update(fault.headers)
    if session:
        keep(session, response, secure=site.config.web.public_url.startswith("https://"))
    return response
