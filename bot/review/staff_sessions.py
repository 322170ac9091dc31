"""Who is inside the staff pages: sessions, each opened by a link and ended wherever it is used at once. Knows no channel.

A browser holds a word made by chance; the store holds its keyed digest, so that neither can be made from the other.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bot.review import roles as role_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from bot.review.ports import KeptSession, StaffSessionStore
    from bot.review.roles import Role, Roles
    from bot.review.staff_links import StaffLinks

SESSION_HOURS: Final = 8
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class StaffSession:
    """Somebody of the staff, inside.

    Attributes:
        by: name or role, for the audit trail. role: what they may do, as of now.
        id: what the session is known by among the others.
        cookie: what their browser shows at each visit.
        form: what each form of theirs carries, and a stranger's page cannot know.
        person: a stable id of theirs, see `Writer`.
    """

    by: str
    role: Role
    id: str
    cookie: str = field(repr=False)
    form: str = field(repr=False)
    person: str = ""

    @property
    def whose(self) -> str:
        """What is theirs is known by it, whatever they are called; by their name where that is all there is."""
        return self.person or role_rules.whose(self.by)

    def may(self, least: Role) -> bool:
        """Whether their role reaches another one."""
        return role_rules.may(self.role, least)


class StaffSessions:
    """Opens sessions, knows them again, lists and ends them; each method raises `StoreError` when the store fails."""

    def __init__(
        self, links: StaffLinks, store: StaffSessionStore, roles: Roles, secret: bytes, now: Callable[[], datetime]
    ) -> None:
        self.links = links
        self._store = store
        self._roles = roles
        self._secret = secret
        self._now = now

    async def enter(self, token: str) -> StaffSession | None:
        """The session that a link opens, a new one each time; None when it is not ours, expired, or was used before."""
        link = self.links.read(token)
        if link is None:
            return None
        cookie, now = secrets.token_urlsafe(32), self._seconds()
        opened = await self._store.enter(link, self._digest("session", cookie), now, now + SESSION_HOURS * 3600)
        return await self.session(cookie) if opened else None

    async def session(self, cookie: str) -> StaffSession | None:
        """The session of a cookie; None when there is none, it expired or was ended. Asked of the store each time."""
        if not cookie or len(cookie) > _LONGEST or not cookie.isascii():
            return None
        kept = await self._store.find(self._digest("session", cookie), self._seconds())
        if kept is None:
            return None
        role, form = self._roles.now(kept.by, kept.role), self._digest("form", cookie)
        return StaffSession(kept.by, role, kept.id, cookie, form, kept.person)

    async def seen_by(self, session: StaffSession) -> Sequence[KeptSession]:
        """The sessions that somebody may end: an admin everybody's, others their own."""
        kept = await self._store.list(self._seconds())
        return [
            replace(one, role=self._roles.now(one.by, one.role)) for one in kept if session.may("admin") or _is_of(one, session)
        ]

    async def end(self, session: StaffSession, id_: str) -> bool:
        """End one that they may end; False where it is none of these."""
        if all(one.id != id_ for one in await self.seen_by(session)):
            return False
        await self._store.end(id_)
        return True

    async def end_all(self, session: StaffSession) -> None:
        """End every session of theirs, on whatever device."""
        for one in await self._store.list(self._seconds()):
            if _is_of(one, session):
                await self._store.end(one.id)

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _digest(self, use: str, cookie: str) -> str:
        digest = hmac.digest(self._secret, f"staff-{use}:{cookie}".encode(), "sha256")
        return urlsafe_b64encode(digest).decode().rstrip("=")


def _is_of(kept: KeptSession, session: StaffSession) -> bool:
    return role_rules.is_same(session.by, session.person, kept.by, kept.person)
