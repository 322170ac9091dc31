"""The cookie by which a conversation is recognised: random, meaningless, gone with the browser window."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.channels.web.core.addresses import base_of, is_secure

if TYPE_CHECKING:
    from aiohttp import web

    from bot.config import WebSection

COOKIE: Final = "kamouraska_session"
SESSION_SHAPE: Final = "[A-Za-z0-9_-]{22,64}"
_SHAPE: Final = re.compile(SESSION_SHAPE)


@dataclass(frozen=True, slots=True)
class VisitorSession:
    """One visitor's conversation. `kept` says that the visitor's browser, or page, already holds the id."""

    id: str
    kept: bool

    @property
    def key(self) -> str:
        """What the assistant knows the conversation and the asker by."""
        return f"web:{self.id}"


def session_of(request: web.BaseRequest) -> VisitorSession:
    """The session that the request's cookie names, or a new one."""
    id_ = request.cookies.get(COOKIE, "")
    return VisitorSession(id_, kept=True) if is_session_id(id_) else VisitorSession(secrets.token_urlsafe(16), kept=False)


def is_session_id(text: str) -> bool:
    """Whether the text could be an id of ours: long enough that nobody comes upon another's by chance."""
    return _SHAPE.fullmatch(text) is not None


def set_session_cookie(session: VisitorSession, response: web.StreamResponse, settings: WebSection) -> None:
    """Hand the visitor's browser a new session. No lifetime is given, so that closing the browser ends it."""
    if not session.kept:
        response.set_cookie(
            COOKIE, session.id, httponly=True, samesite="Lax", secure=is_secure(settings), path=base_of(settings) or "/"
        )
