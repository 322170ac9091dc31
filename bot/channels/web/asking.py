"""From a visitor's text to a reply: checked, within limits, in the visitor's conversation. The page and the API share it."""

from __future__ import annotations

import asyncio
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.assistant import Question
from bot.channels.web.faults import Fault
from bot.channels.web.limits import client_address
from bot.channels.web.site import SITE
from bot.errors import BusyError

if TYPE_CHECKING:
    from aiohttp import web

    from bot.assistant import Reply
    from bot.channels.web.sessions import Session
    from bot.channels.web.site import Site
    from bot.knowledge.model import Language


HELD_SECONDS: Final = 1.0
"""How much later a refusal is said: whoever is refused at once asks again at once, and two hundred who do leave no time to the
process that everybody's answer passes through. A connection that waits costs nothing."""


def decoded(body: bytes) -> str:
    """The body as text, a byte order mark taken off.

    Raises:
        Fault: the bytes are not UTF-8.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Fault(400, "invalid_utf8") from None


async def ask(
    site: Site,
    request: web.Request,
    session: Session,
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
        Fault: the question is empty, too long or not text, the visitor asks too often, or too many ask at once.
    """
    told = language or locale
    _check(text, told)
    question = Question(
        text=text,
        language=language,
        locale=locale,
        conversation=session.key,
        channel="web",
        asker=session.key,
        log=log,
    )
    try:
        _hold_to_length(text, site.config.answering.max_question_characters, told)
        hold_to_limits(request, session, told)
    except Fault:
        if (urgent := site.assistant.urgent(question)) is not None:
            return urgent
        await asyncio.sleep(HELD_SECONDS)
        raise
    return await in_turn(request, question, told)


async def in_turn(request: web.Request, question: Question, language: Language) -> Reply:
    """Ask when it is the turn of the visitor's address, since whoever wants has a thousand cookies.

    Raises:
        Fault: so much is asked that the answer would come too late.
    """
    site = request.app[SITE]
    turn = client_address(request, site.config.web.trusted_proxies)
    try:
        return await site.assistant.ask(replace(question, turn=turn))
    except BusyError as busy:
        await asyncio.sleep(HELD_SECONDS)
        headers = {"Retry-After": str(busy.seconds)}
        raise Fault(503, "busy", language=language, headers=headers, seconds=busy.seconds) from None


def _check(text: str, language: Language) -> None:
    if not text.strip():
        raise Fault(400, "empty_question", language=language)
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair: JSON can spell it, no encoding can carry it
        raise Fault(400, "invalid_utf8", language=language) from None


def _hold_to_length(text: str, most: int, language: Language) -> None:
    if len(text) > most:
        raise Fault(400, "question_too_long", language=language, length=len(text), most=most)


def hold_to_limits(request: web.Request, session: Session, language: Language) -> None:
    """Let one conversation, and one address, ask so much a minute and no more.

    Raises:
        Fault: this is more.
    """
    site = request.app[SITE]
    address = client_address(request, site.config.web.trusted_proxies)
    wait = site.per_address.take(address) or site.per_session.take(session.key)
    if wait:
        seconds = math.ceil(wait)
        raise Fault(429, "rate_limited", language=language, headers={"Retry-After": str(seconds)}, seconds=seconds)
