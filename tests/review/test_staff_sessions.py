"""Links to the staff pages: ours alone, for a quarter of an hour, once; and the sessions that they open."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.review.staff_sessions import StaffSessions
from bot.store.database import Database
from bot.store.used_links import UsedLinks

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SECRET = b"a key of the test, 32 bytes long"
NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))


def sessions(minutes: float = 0, secret: bytes = SECRET) -> StaffSessions:
    """The sessions so many minutes after noon."""
    return StaffSessions(secret, lambda: NOON + timedelta(minutes=minutes))


@pytest.fixture
async def used(tmp_path: Path) -> AsyncIterator[UsedLinks]:
    """Links used, none yet."""
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        yield UsedLinks(database)


async def test_a_link_opens_once_and_names_who_enters(used: UsedLinks) -> None:
    """The session lasts a working day."""
    link = sessions().link("Odile (équipe)")
    session = await sessions(14).enter(link, used)
    assert session is not None
    assert session.by == "Odile (équipe)"
    assert sessions(60 * 8).session(session.cookie) == session
    assert sessions(60 * 9).session(session.cookie) is None
    assert await sessions(14).enter(link, used) is None


async def test_a_link_expires(used: UsedLinks) -> None:
    """After a quarter of an hour it opens nothing."""
    assert await sessions(16).enter(sessions().link("Odile"), used) is None


async def test_what_is_not_ours_opens_nothing(used: UsedLinks) -> None:
    """Altered, signed with another key, of another use, or anything else."""
    link = sessions().link("Odile")
    session = await sessions().enter(sessions().link("Odile"), used)
    assert session is not None
    flipped = ("A" if link[5] != "A" else "B").join((link[:5], link[6:]))
    for token in (
        flipped,
        link[:-1],
        sessions(secret=b"another key of the test, 32 byte").link("Odile"),
        session.cookie,
        "",
        ".",
        "é.é",
    ):
        assert await sessions().enter(token, used) is None
    assert sessions().session(link) is None
    assert await sessions().enter(link, used) is not None, "none of these used it up"
