"""Who may enter the staff pages: signed links that open once, and the sessions that they open. Knows no channel.

Both are `payload.mark` with the payload in URL-safe base64; the mark is keyed, and the use is part of what it marks, so
that a session is no link and a link no session.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.review.ports import UsedLinkStore

LINK_MINUTES: Final = 15
SESSION_HOURS: Final = 8
_LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody of the staff, inside.

    Attributes:
        by: name or role, for the audit trail.
        cookie: what their browser shows at each visit.
        form: what each form of theirs carries, and a stranger's page cannot know.
    """

    by: str
    cookie: str = field(repr=False)
    form: str = field(repr=False)


class StaffSessions:
    """Makes links and sessions, and tells whether they are ours and still good."""

    def __init__(self, secret: bytes, now: Callable[[], datetime]) -> None:
        self._secret = secret
        self._now = now

    def address(self, site: str, by: str) -> str:
        """The whole link, for the site whose address is given."""
        return f"{site.rstrip('/')}/staff?link={self.link(by)}"

    def link(self, by: str) -> str:
        """What a link carries for whoever is named."""
        return self._sealed("link", by, LINK_MINUTES * 60)

    def named(self, token: str) -> str | None:
        """Whom a link is for; None when it is not ours or expired. To look at a link does not use it."""
        told = self._opened("link", token)
        return None if told is None else str(told["by"])

    async def enter(self, token: str, used: UsedLinkStore) -> StaffSession | None:
        """The session that a link opens; None when it is not ours, expired, or was used before."""
        told = self._opened("link", token)
        if told is None or not await used.use(told["nonce"], told["expires"], self._seconds()):
            return None
        return self.session(self._sealed("session", told["by"], SESSION_HOURS * 3600))

    def session(self, cookie: str) -> StaffSession | None:
        """The session of a cookie; None when it is not ours or expired."""
        told = self._opened("session", cookie)
        return None if told is None else StaffSession(told["by"], cookie, self._mark("form", cookie))

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _sealed(self, use: str, by: str, seconds: int) -> str:
        told = {"by": by, "expires": self._seconds() + seconds, "nonce": secrets.token_urlsafe(12)}
        payload = urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
        return f"{payload}.{self._mark(use, payload)}"

    def _opened(self, use: str, token: str) -> dict[str, Any] | None:
        payload, _, mark = token.partition(".")
        if (
            len(token) > _LONGEST
            or not token.isascii()
            or not hmac.compare_digest(mark.encode(), self._mark(use, payload).encode())
        ):
            return None
        # Only what bears our mark is read.
        told: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return told if told["expires"] >= self._seconds() else None

    def _mark(self, use: str, payload: str) -> str:
        digest = hmac.digest(self._secret, f"staff-{use}:{payload}".encode("utf-8", "replace"), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")
