"""How visitors and their conversations are recognised: a random cookie, gone with the browser window, and what a tab names."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.channels.web.core.addresses import base_of, is_secure
from bot.channels.web.core.origins import is_from_own_page

if TYPE_CHECKING:
    from aiohttp import web

    from bot.config import WebSection

COOKIE: Final = "kamouraska_session"
SESSION_SHAPE: Final = "[A-Za-z0-9_-]{22,64}"
_SHAPE: Final = re.compile(SESSION_SHAPE)


@dataclass(frozen=True, slots=True)
class VisitorSession:
    """One visitor, and which of their conversations.

    Attributes:
        kept: whether the visitor's browser, or page, already holds the id.
        tab: what the page calls the conversation, where the visitor may have several; else the visitor's id names it.
    """

    id: str
    kept: bool
    tab: str = ""

    @property
    def key(self) -> str:
        """What the assistant knows the asker by."""
        return f"web:{self.id}"

    @property
    def conversation(self) -> str:
        """What the assistant knows the conversation by."""
        return f"web:{self.tab or self.id}"


def session_of(request: web.BaseRequest) -> VisitorSession:
    """The session that the request's cookie names, or a new one."""
    id_ = request.cookies.get(COOKIE, "")
    return VisitorSession(id_, kept=True) if is_session_id(id_) else VisitorSession(new_conversation(), kept=False)


def session_in(request: web.Request, conversation: str | None) -> VisitorSession:
    """The session of a request that may name its conversation: a tab of our page, else a page on another site, or a program.

    Those get no cookie of ours: their conversation is all that they are known by.
    """
    if conversation is None:
        return session_of(request)
    if is_from_own_page(request):
        return replace(session_of(request), tab=conversation)
    return VisitorSession(conversation, kept=True)


def new_conversation() -> str:
    """A name that nobody comes upon by chance."""
    return secrets.token_urlsafe(16)


def is_session_id(text: str) -> bool:
    """Whether the text could be an id of ours: long enough that nobody comes upon another's by chance."""
    return _SHAPE.fullmatch(text) is not None


def set_session_cookie(session: VisitorSession, response: web.StreamResponse, settings: WebSection) -> None:
    """Hand the visitor's browser a new session. No lifetime is given, so that closing the browser ends it."""
    if not session.kept:
        response.set_cookie(
            COOKIE, session.id, httponly=True, samesite="Lax", secure=is_secure(settings), path=base_of(settings) or "/"
        )
