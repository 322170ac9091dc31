"""`POST /api/ask`: a JSON question in, the answer object out. Decides nothing about answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.languages import language_named
from bot.channels.web.core.bodies import text_of
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.site import SITE
from bot.channels.web.public import asking
from bot.channels.web.public.card import card
from bot.channels.web.public.sessions import VisitorSession, is_session_id, session_of, set_session_cookie
from bot.channels.web.public.site import PUBLIC

if TYPE_CHECKING:
    from bot.knowledge.model import Language

_EXAMPLE: Final = '{"question": "…"}'


@dataclass(frozen=True, slots=True)
class _Body:
    """What a request to the API says. `conversation` is for a page on another site, which gets no cookie of ours."""

    question: str
    language: Language | None
    conversation: str | None


async def ask(request: web.Request) -> web.Response:
    """The answer object, with the same card that the page shows as `html`."""
    site = request.app[SITE]
    body = _parsed(await text_of(request), language_of(request))
    session = VisitorSession(body.conversation, kept=True) if body.conversation else session_of(request)
    locale = body.language or language_of(request)
    reply = await asking.ask(request, session, body.question, locale=locale, language=body.language)
    # A page on another site has no way to the receipt.
    wish = request.app[PUBLIC].receipts is not None and body.conversation is None
    response = web.json_response(reply.as_json() | {"html": card(site.templates, reply, wish=wish)}, dumps=_dumps)
    set_session_cookie(session, response, site.config.web)
    return response


async def preflight(_request: web.Request) -> web.Response:
    """What a browser asks before it lets another site's page ask us; `core.origins` adds the permission, or does not."""
    return web.Response(status=204)


def _parsed(text: str, language: Language) -> _Body:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: brackets nested by the thousand
        raise RequestError(400, "not_json", language=language, example=_EXAMPLE) from None
    if not isinstance(body, dict):
        raise RequestError(400, "not_json", language=language, example=_EXAMPLE)
    wanted = body.get("language")
    told = language_named(wanted) or language
    if wanted is not None and not isinstance(wanted, str):
        raise RequestError(400, "wrong_type", language=told, field="language", example=_EXAMPLE)
    if wanted is not None and language_named(wanted) is None:
        raise RequestError(400, "unknown_language", language=told)
    if not isinstance(question := body.get("question"), str):
        raise RequestError(400, "wrong_type", language=told, field="question", example=_EXAMPLE)
    conversation = body.get("conversation")
    if conversation is not None and not (isinstance(conversation, str) and is_session_id(conversation)):
        raise RequestError(400, "wrong_type", language=told, field="conversation", example=_EXAMPLE)
    return _Body(question, language_named(wanted), conversation)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
