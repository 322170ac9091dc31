"""`POST /api/ask`: a JSON question in, the answer object out. Decides nothing about answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from aiohttp import web
from pydantic import Field

from bot.channels.web.core.bodies import text_of
from bot.channels.web.core.checking import Sent, checked_body, json_object
from bot.channels.web.core.endpoints import Endpoint
from bot.channels.web.core.languages import language_of
from bot.channels.web.core.objects import AnswerObject
from bot.channels.web.core.site import SITE
from bot.channels.web.public import asking
from bot.channels.web.public.sessions import SESSION_SHAPE, VisitorSession, session_in, set_session_cookie
from bot.channels.web.public.site import PUBLIC
from bot.knowledge.model import Language

if TYPE_CHECKING:
    from bot.assistant import Reply

_HEADERS: Final = {"Content-Type": "application/json; charset=utf-8"}
EXAMPLE: Final = '{"question": "…"}'


class AskBody(Sent):
    """A question."""

    question: str
    """In French or in English, as a person would type it."""
    language: Language | None = None
    """The language that the answer must be in; else that of the question."""
    conversation: Annotated[str, Field(pattern=f"^{SESSION_SHAPE}$")] | None = None
    """A value of your own: questions that share it share what was spoken of. Else a cookie holds one."""


class CardObject(AnswerObject):
    """The answer object, with the card that the page shows."""

    html: str


ASK: Final = Endpoint("post", "/api/ask", "ask", CardObject, body=AskBody, errors=(400, 403, 413, 429, 503))


async def ask(request: web.Request) -> web.Response:
    """The answer object, with the same card that the page shows as `html`."""
    language = language_of(request)
    body = checked_body(AskBody, json_object(await text_of(request), language, EXAMPLE), language, EXAMPLE)
    reply, session = await answered(request, body, language)
    public = request.app[PUBLIC]
    # A page on another site has no way to the receipt.
    wish = public.receipts is not None and (body.conversation is None or bool(session.tab))
    response = web.Response(body=public.objects.written(reply, wish=wish), headers=_HEADERS)
    set_session_cookie(session, response, request.app[SITE].config.web)
    return response


async def answered(request: web.Request, body: AskBody, language: Language) -> tuple[Reply, VisitorSession]:
    """The reply to a checked question, and the conversation that it was asked in.

    Args:
        language: what the visitor reads, unless the body asks for another.

    Raises:
        RequestError: as `asking.ask`.
    """
    session = session_in(request, body.conversation)
    locale = body.language or language
    return await asking.ask(request, session, body.question, locale=locale, language=body.language), session
