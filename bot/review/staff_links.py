"""Signed links to the staff pages: ours alone, for a person with a role, for a quarter of an hour. Knows no channel.

A link is `payload.mark` with the payload in URL-safe base64; the mark is keyed, and the use is part of what it marks.
"""

from __future__ import annotations

import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.review.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.review.roles import Role

LINK_MINUTES: Final = 15
_LONGEST: Final = 1000


@dataclass(frozen=True, slots=True)
class StaffLink:
    """What a link of ours says.

    Attributes:
        by: whom it is for. role: what they may do. nonce: what it is known by, so that it opens once.
        expires: in seconds since 1970.
        person: a stable id of theirs, see `Writer`.
    """

    by: str
    role: Role
    nonce: str
    expires: int
    person: str = ""


class StaffLinks:
    """Makes links, and tells whether they are ours and still good."""

    def __init__(self, secret: bytes, now: Callable[[], datetime]) -> None:
        self._secret = secret
        self._now = now

    def address(self, site: str, by: str, role: Role, person: str = "") -> str:
        """The whole link, for the site whose address is given."""
        return f"{site.rstrip('/')}/staff?link={self.link(by, role, person)}"

    def link(self, by: str, role: Role, person: str = "") -> str:
        """What a link carries for whoever is named."""
        expires = int(self._now().timestamp()) + LINK_MINUTES * 60
        told = {"by": by, "role": role, "person": person, "expires": expires, "nonce": secrets.token_urlsafe(12)}
        payload = urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")
        return f"{payload}.{self._mark(payload)}"

    def read(self, token: str) -> StaffLink | None:
        """What a link says; None when it is not ours or expired. To look at a link does not use it."""
        payload, _, mark = token.partition(".")
        if len(token) > _LONGEST or not token.isascii() or not hmac.compare_digest(mark.encode(), self._mark(payload).encode()):
            return None
        # Only what bears our mark is read.
        told: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        if told["expires"] < self._now().timestamp() or told.get("role") not in ROLES:  # earlier versions named no role
            return None
        return StaffLink(told["by"], told["role"], told["nonce"], told["expires"], told.get("person", ""))

    def _mark(self, payload: str) -> str:
        digest = hmac.digest(self._secret, f"staff-link:{payload}".encode("utf-8", "replace"), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")
