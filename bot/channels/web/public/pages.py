"""The pages that people read: the question page and privacy. Work without any script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web.core.addresses import base_of, origin_of, path_of
from bot.channels.web.core.bodies import form_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.head import Head, page_as_thing
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.paths import ENGLISH, is_english, path_in
from bot.channels.web.core.site import SITE
from bot.channels.web.public import asking
from bot.channels.web.public.card import card
from bot.channels.web.public.sessions import session_of, set_session_cookie
from bot.channels.web.public.site import PUBLIC
from bot.wording import say
from bot.wording.web import SENTENCES

if TYPE_CHECKING:
    from bot.assistant import Reply
    from bot.channels.web.public.sessions import VisitorSession
    from bot.knowledge.model import Language

_PRIVACY: Final = "/confidentialite"


async def home(request: web.Request) -> web.Response:
    """The question page; with `?question=`, its answer too, so that a question can be linked to."""
    if "question" in request.query:
        return await _answered(request, request.query["question"], posted=False)
    return _home(request, language_of(request))


async def home_asked(request: web.Request) -> web.Response:
    """The answer to the page's form, or to the button of a sample or a suggestion."""
    fields = dict(await form_of(request))
    return await _answered(request, fields.get("question", ""), posted=True)


async def to_home(request: web.Request) -> web.Response:
    """The page's address without its last stroke."""
    home = f"{ENGLISH}/" if is_english(path_of(request)) else "/"
    return web.Response(status=308, headers={"Location": f"{base_of(request.app[SITE].config.web)}{home}"})


async def privacy(request: web.Request) -> web.Response:
    """What is kept, why and how long, from the settings of this very installation."""
    site = request.app[SITE]
    language = language_of(request)
    page = site.templates.render(
        "public/privacy.html",
        language,
        path=_PRIVACY,
        head=_head(request, _PRIVACY, "privacy.title", "privacy.lead"),
        days=site.config.store.retention_days,
        minutes=site.config.conversation.minutes,
        staff_on_discord=site.config.discord.staff_channel_id is not None,
    )
    return web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})


async def _answered(request: web.Request, text: str, *, posted: bool) -> web.Response:
    """The page with the answer. Only what is posted is noted: a link is followed by machines, and many times over."""
    language = language_of(request)
    session = session_of(request)
    try:
        reply = await asking.ask(request, session, text, locale=language, log=posted)
    except RequestError as error:
        # The page again, with what is wrong said beside the question, which is not lost.
        return _home(request, language, question=text, error=error)
    # Where there was no answer, the question stays in the box: sent from there, it is noted for the team.
    kept = not posted and (reply.outcome in ("abstain", "clarify") or bool(reply.unanswered))
    return _home(request, language, question=text, reply=reply, session=session, kept=kept)


def _home(
    request: web.Request,
    language: Language,
    *,
    question: str = "",
    reply: Reply | None = None,
    error: RequestError | None = None,
    session: VisitorSession | None = None,
    kept: bool = False,
) -> web.Response:
    site, public = request.app[SITE], request.app[PUBLIC]
    may = {"wish": public.receipts is not None, "judged": public.feedback is not None}
    shown = card(site.templates, reply, **may) if reply else None
    page = site.templates.render(
        "public/home.html",
        language,
        path="/",
        **({} if reply or error else {"head": _head(request, "/", "", "site.description")}),
        question=question,
        kept=kept or error is not None,
        card=shown,
        fault=error.sentence(language) if error else None,
        examples=public.examples.get(language, ()),
    )
    response = web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})
    if error:
        response.set_status(error.status)
        response.headers.update(error.headers)
    if session:
        set_session_cookie(session, response, site.config.web)
    return response


def _head(request: web.Request, path: str, title: str, description: str) -> Head:
    """The head of a page of ours, its title and description by the keys of their sentences."""
    site, language = request.app[SITE], language_of(request)
    slots = request.app[PUBLIC].assistant.region.slots(language)
    name = say(SENTENCES, title, language, **slots) if title else ""
    about, origin = say(SENTENCES, description, language, **slots), origin_of(request)
    address = f"{origin}{base_of(site.config.web)}{path_in(path, language)}"
    thing = page_as_thing("WebPage" if title else "WebSite", name or slots["bot"], language, address, about)
    return Head(path, name, about, origin, (thing,), by_path=False)
