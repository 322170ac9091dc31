"""The pages that people read: the question page and privacy. Work without any script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

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
from bot.channels.web.public.sessions import (
    VisitorSession,
    is_session_id,
    new_conversation,
    session_of,
    set_session_cookie,
)
from bot.channels.web.public.site import PUBLIC
from bot.channels.web.public.transcripts import Exchange
from bot.wording import say
from bot.wording.kept import KEPT
from bot.wording.web import SENTENCES

_PRIVACY: Final = "/confidentialite"


@dataclass(frozen=True, slots=True)
class _Conversation:
    """What the question page shows.

    Attributes:
        name: of the conversation, for what is sent next; empty before the first question.
        exchanges: what was asked and answered, in order.
        question: what is wrong, or shall stand in the box.
        error: what is wrong with it.
        theirs: whether it is the visitor's own, so that their page may go on in it.
    """

    name: str = ""
    exchanges: tuple[Exchange, ...] = ()
    question: str = ""
    error: RequestError | None = None
    theirs: bool = True


async def home(request: web.Request) -> web.Response:
    """The question page, or a conversation under way; with `?question=`, its answer, so that a question can be linked to."""
    if "question" in request.query:
        return await _linked(request, request.query["question"])
    named = request.query.get("conversation", "")
    if not is_session_id(named):
        return _home(request, _Conversation())
    session, transcripts = replace(session_of(request), tab=named), request.app[PUBLIC].transcripts
    theirs = transcripts.is_of(session.conversation, session.id)
    return _home(request, _Conversation(named, transcripts.of(session.conversation), theirs=theirs))


async def home_asked(request: web.Request) -> web.Response:
    """Ask what the page's form, or the button of a sample or a suggestion, sent; the answer lies where it can be reloaded."""
    text = dict(await form_of(request)).get("question", "")
    transcripts = request.app[PUBLIC].transcripts
    session, before = _going_on(request)
    if not before or before[-1].question != text:  # a form that is sent twice is one question
        try:
            reply = await asking.ask(request, session, text, locale=language_of(request))
        except RequestError as error:
            # The page again, with what is wrong said beside the question, which is not lost.
            return _home(request, _Conversation(session.tab, before, text, error))
        if reply.urgent:  # shown, and kept nowhere
            return _home(request, _Conversation(session.tab, (*before, Exchange(text, reply))))
        transcripts.keep(session.conversation, session.id, (*before, Exchange(text, reply)))
    response = web.Response(status=303, headers={"Location": address_of_conversation(request, session.tab)})
    set_session_cookie(session, response, request.app[SITE].config.web)
    return response


def _going_on(request: web.Request) -> tuple[VisitorSession, tuple[Exchange, ...]]:
    """The conversation that the form's page stood in, and what was said there.

    Unless it is certain whose it is, it goes on under a name that nobody else has: whoever sent the address of a conversation
    of theirs reads nothing of what another says in it.
    """
    session, public = session_of(request), request.app[PUBLIC]
    named = replace(session, tab=request.query.get("conversation", ""))
    if not is_session_id(named.tab):
        return replace(session, tab=new_conversation()), ()
    before = public.transcripts.of(named.conversation)
    if public.transcripts.is_of(named.conversation, session.id):
        return named, before
    theirs = replace(session, tab=new_conversation())
    public.assistant.go_on(named.conversation, theirs.conversation)
    if before:  # also for a page that says what is wrong with the question, or what to do in need: it is gone on from
        public.transcripts.keep(theirs.conversation, session.id, before)
    return theirs, before


async def _linked(request: web.Request, text: str) -> web.Response:
    """The answer to a link's question. It is not noted: a link is followed by machines, and many times over."""
    session = replace(session_of(request), tab=new_conversation())
    try:
        reply = await asking.ask(request, session, text, locale=language_of(request), log=False)
    except RequestError as error:
        return _home(request, _Conversation(question=text, error=error))
    # Where there was no answer, the question stays in the box: sent from there, it is noted for the team.
    again = reply.outcome in ("abstain", "clarify") or bool(reply.unanswered)
    response = _home(request, _Conversation(session.tab, (Exchange(text, reply),), text if again else ""))
    set_session_cookie(session, response, request.app[SITE].config.web)
    return response


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
        kept=[one.words.in_(language) for one in KEPT],
        staff_on_discord=site.config.discord.staff_channel_id is not None,
    )
    return web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})


def _home(request: web.Request, shown: _Conversation) -> web.Response:
    site, public, language = request.app[SITE], request.app[PUBLIC], language_of(request)
    may = {"wish": public.receipts is not None, "judged": public.feedback is not None}
    page = site.templates.render(
        "public/home.html",
        language,
        path="/",
        **({"head": _head(request, "/", "", "site.description")} if not shown.exchanges and not shown.error else {}),
        query=urlencode({"conversation": shown.name}) if shown.name else "",
        conversation=shown.name,
        theirs=shown.theirs,
        exchanges=[
            {"question": one.question, "card": card(site.templates, one.reply, conversation=shown.name, **may)}
            for one in shown.exchanges
        ],
        question=shown.question,
        fault=shown.error.sentence(language) if shown.error else None,
        examples=public.examples.get(language, ()),
        receipts=may["wish"],
    )
    response = web.Response(text=page, content_type="text/html", headers={"Vary": "Accept-Language"})
    if shown.error:
        response.set_status(shown.error.status)
        response.headers.update(shown.error.headers)
    return response


def address_of_conversation(request: web.Request, conversation: str) -> str:
    """Where a conversation lies, in the visitor's language, from its last answer on."""
    return f"{address_of_home(request, conversation=conversation)}#latest"


def address_of_home(request: web.Request, **query: str) -> str:
    """Where the question page lies, in the visitor's language."""
    language, base = language_of(request), base_of(request.app[SITE].config.web)
    told = {"lang": language} if language == "fr" else {}  # the English path says so itself
    queries = urlencode(query | told)
    return f"{base}{path_in('/', language)}{'?' if queries else ''}{queries}"


def _head(request: web.Request, path: str, title: str, description: str) -> Head:
    """The head of a page of ours, its title and description by the keys of their sentences."""
    site, language = request.app[SITE], language_of(request)
    slots = request.app[PUBLIC].assistant.region.slots(language)
    name = say(SENTENCES, title, language, **slots) if title else ""
    about, origin = say(SENTENCES, description, language, **slots), origin_of(request)
    address = f"{origin}{base_of(site.config.web)}{path_in(path, language)}"
    thing = page_as_thing("WebPage" if title else "WebSite", name or slots["bot"], language, address, about)
    return Head(path, name, about, origin, (thing,), by_path=False)
