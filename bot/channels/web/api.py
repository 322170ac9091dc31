"""`POST /api/ask`: a JSON question in, the answer object out. Decides nothing about answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.channels.web import asking
from bot.channels.web.faults import Fault
from bot.channels.web.languages import known, language_of
from bot.channels.web.sessions import Session, is_session_id, keep, session_of
from bot.channels.web.site import SITE

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
    body = _parsed(asking.decoded(await request.read()), language_of(request, site.config))
    session = Session(body.conversation, kept=True) if body.conversation else session_of(request)
    locale = body.language or language_of(request, site.config)
    reply = await asking.ask(site, request, session, body.question, locale=locale, language=body.language)
    # A page on another site has no way to the receipt.
    wish = site.receipts is not None and body.conversation is None
    response = web.json_response(reply.as_json() | {"html": site.pages.card(reply, wish=wish)}, dumps=_dumps)
    keep(session, response, site.config.web)
    return response


async def preflight(_request: web.Request) -> web.Response:
    """What a browser asks before it lets another site's page ask us; `origins` adds the permission, or does not."""
    return web.Response(status=204)


def _parsed(text: str, language: Language) -> _Body:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):  # RecursionError: brackets nested by the thousand
        raise Fault(400, "not_json", language=language, example=_EXAMPLE) from None
    if not isinstance(body, dict):
        raise Fault(400, "not_json", language=language, example=_EXAMPLE)
    wanted = body.get("language")
    told = known(wanted) or language
    if wanted is not None and not isinstance(wanted, str):
        raise Fault(400, "wrong_type", language=told, field="language", example=_EXAMPLE)
    if wanted is not None and known(wanted) is None:
        raise Fault(400, "unknown_language", language=told)
    if not isinstance(question := body.get("question"), str):
        raise Fault(400, "wrong_type", language=told, field="question", example=_EXAMPLE)
    conversation = body.get("conversation")
    if conversation is not None and not (isinstance(conversation, str) and is_session_id(conversation)):
        raise Fault(400, "wrong_type", language=told, field="conversation", example=_EXAMPLE)
    return _Body(question, known(wanted), conversation)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
