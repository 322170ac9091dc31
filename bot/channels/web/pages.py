"""The pages that people read: the question page, privacy, the staff's closed door. Works without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from urllib.parse import parse_qsl

from aiohttp import web

from bot.channels.web import asking
from bot.channels.web.addresses import base_of
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
        return await _answered(request, request.query["question"], posted=False)
    site = request.app[SITE]
    return _home(site, language_of(request, site.config))


async def home_asked(request: web.Request) -> web.Response:
    """The answer to the page's form, or to the button of a sample or a suggestion."""
    try:
        fields = dict(parse_qsl(asking.decoded(await request.read()), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise Fault(400, "invalid_utf8") from None
    return await _answered(request, fields.get("question", ""), posted=True)


async def to_home(request: web.Request) -> web.Response:
    """The page's address without its last stroke."""
    return web.Response(status=308, headers={"Location": f"{base_of(request.app[SITE].config.web)}/"})


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


async def _answered(request: web.Request, text: str, *, posted: bool) -> web.Response:
    """The page with the answer. Only what is posted is noted: a link is followed by machines, and many times over."""
    site = request.app[SITE]
    language = language_of(request, site.config)
    session = session_of(request)
    try:
        reply = await asking.ask(site, request, session, text, locale=language, log=posted)
    except Fault as fault:
        # The page again, with what is wrong said beside the question, which is not lost.
        return _home(site, language, question=text, fault=fault)
    # Where there was no answer, the question stays in the box: sent from there, it is noted for the team.
    kept = not posted and (reply.outcome in ("abstain", "clarify") or bool(reply.unanswered))
    return _home(site, language, question=text, reply=reply, session=session, kept=kept)


def _home(
    site: Site,
    language: Language,
    *,
    question: str = "",
    reply: Reply | None = None,
    fault: Fault | None = None,
    session: Session | None = None,
    kept: bool = False,
) -> web.Response:
    page = site.pages.page(
        "home.html",
        language,
        path="/",
        question=question,
        kept=kept or fault is not None,
        card=site.pages.card(reply, wish=site.receipts is not None) if reply else None,
        fault=fault.sentence(language) if fault else None,
        examples=site.examples.get(language, ()),
    )
    response = web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})
    if fault:
        response.set_status(fault.status)
        response.headers.update(fault.headers)
    if session:
        keep(session, response, site.config.web)
    return response
