"""From a visitor's text to a reply: checked, within limits, in the visitor's conversation. The page and the API share it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.assistant import Question
from bot.channels.web.core.errors import RequestError
from bot.channels.web.core.limits import address_of, hold_to
from bot.channels.web.core.site import SITE
from bot.channels.web.public.site import PUBLIC
from bot.errors import BusyError

if TYPE_CHECKING:
    from aiohttp import web

    from bot.assistant import Reply
    from bot.channels.web.public.sessions import VisitorSession
    from bot.knowledge.model import Language


REFUSAL_DELAY_SECONDS: Final = 1.0
"""How much later a refusal is said: whoever is refused at once asks again at once, and two hundred who do leave no time to the
process that everybody's answer passes through. A connection that waits costs nothing."""


async def ask(
    request: web.Request,
    session: VisitorSession,
    text: str,
    *,
    locale: Language,
    language: Language | None = None,
    log: bool = True,
) -> Reply:
    """Ask the assistant.

    Nobody in need is told to write less or to wait: before that is said, the message is looked at for an emergency.

    Args:
        locale: what the visitor reads, for a question that does not show its language, and for what is wrong with it.
        language: the language that the reply must be in, when the visitor insisted.
        log: whether an unanswered question may be noted.

    Raises:
        RequestError: the question is empty, too long or not text, the visitor asks too often, or too many ask at once.
    """
    told = language or locale
    _check(text, told)
    question = Question(
        text=text,
        language=language,
        locale=locale,
        conversation=session.conversation,
        channel="web",
        asker=session.key,
        log=log,
    )
    turn = address_of(request)
    try:
        _check_length(text, request.app[SITE].config.answering.max_question_characters, told)
        check_limits(request, turn, session, told)
    except RequestError:
        if (urgent := await _urgent(request, turn, question)) is not None:
            return urgent
        await asyncio.sleep(REFUSAL_DELAY_SECONDS)
        raise
    kept, now = request.app[PUBLIC].kept_per_address, asyncio.get_running_loop().time()
    reply = await in_turn(request, turn, replace(question, log=log and not kept.is_spent(turn, now)), told)
    if reply.noted:
        kept.wait(turn, now)
    if reply.outcome == "answer" and reply.id and not reply.urgent:
        # For a while, so that whoever calls the answer wrong need not say again what they had asked.
        request.app[PUBLIC].recent.remember(reply.id, (question, reply))
    return reply


async def _urgent(request: web.Request, turn: str, question: Question) -> Reply | None:
    """The reply to an emergency in what is refused otherwise.

    Every message is looked at, those of one address one after the other: somebody else's request comes between two of them.
    """
    public = request.app[PUBLIC]
    async with public.looks.of(turn):
        return public.assistant.urgent(question)


def may_be_kept(request: web.Request) -> bool:
    """Whether one more thing that this address sends may be kept today, which counts it."""
    return not request.app[PUBLIC].kept_per_address.wait(address_of(request), asyncio.get_running_loop().time())


async def in_turn(request: web.Request, turn: str, question: Question, language: Language) -> Reply:
    """Ask when it is the turn of that address.

    Raises:
        RequestError: so much is asked that the answer would come too late.
    """
    try:
        return await request.app[PUBLIC].assistant.ask(replace(question, turn=turn))
    except BusyError as busy:
        await asyncio.sleep(REFUSAL_DELAY_SECONDS)
        headers = {"Retry-After": str(busy.seconds)}
        raise RequestError(503, "busy", language=language, headers=headers, seconds=busy.seconds) from None


def _check(text: str, language: Language) -> None:
    if not text.strip():
        raise RequestError(400, "empty_question", language=language)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair: JSON can spell it, no encoding can carry it
        raise RequestError(400, "invalid_utf8", language=language) from None


def _check_length(text: str, most: int, language: Language) -> None:
    if len(text) > most:
        raise RequestError(400, "question_too_long", language=language, length=len(text), most=most)


def check_limits(request: web.Request, turn: str, session: VisitorSession, language: Language) -> None:
    """Let one conversation, and one address, ask so much a minute and no more.

    Raises:
        RequestError: this is more.
    """
    site = request.app[PUBLIC]
    hold_to(language, (site.per_address, turn), (site.per_session, session.key))
