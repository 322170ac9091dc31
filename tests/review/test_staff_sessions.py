"""Sessions of staff: opened by a link, once; looked up each time; ended everywhere at once."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.review.roles import Roles
from bot.review.staff_links import StaffLinks
from bot.review.staff_sessions import StaffSessions
from bot.store.database import Database
from bot.store.staff_sessions import StoredStaffSessions

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.review.roles import Role
    from bot.review.staff_sessions import StaffSession

SECRET = b"a key of the test, 32 bytes long"
NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A store where nobody has entered."""
    async with await Database.open(tmp_path / "q.sqlite3") as opened:
        yield opened


def at(database: Database, minutes: float = 0, roles: Roles = Roles()) -> StaffSessions:  # noqa: B008 - frozen
    """The sessions so many minutes after noon."""

    def now() -> datetime:
        return NOON + timedelta(minutes=minutes)

    return StaffSessions(StaffLinks(SECRET, now), StoredStaffSessions(database), roles, SECRET, now)


async def entered(sessions: StaffSessions, by: str = "Odile", role: Role = "editor", person: str = "") -> StaffSession:
    """Somebody inside."""
    session = await sessions.enter(sessions.links.link(by, role, person))
    assert session is not None
    return session


async def test_a_link_opens_once_and_names_who_enters(database: Database) -> None:
    """The session lasts a working day; a link that has expired opens none."""
    link = at(database).links.link("Odile", "approver", "discord:1")
    assert await at(database, 16).enter(link) is None
    session = await at(database, 14).enter(link)
    assert session is not None
    assert (session.by, session.role, session.person) == ("Odile", "approver", "discord:1")
    assert await at(database, 60 * 8).session(session.cookie) == session
    assert await at(database, 60 * 9).session(session.cookie) is None
    assert await at(database, 14).enter(link) is None


async def test_each_session_has_a_cookie_of_its_own_that_the_store_does_not_hold(database: Database) -> None:
    """Who reads the database, or a backup of it, is not inside."""
    first, second = await entered(at(database)), await entered(at(database))
    assert first.cookie != second.cookie
    rows = [tuple(row) for row in await database.read("SELECT * FROM staff_session")]
    assert first.cookie not in str(rows)
    for word in (first.id, first.form, "", "é", "x" * 500):
        assert await at(database).session(word) is None


async def test_what_is_ended_is_over_wherever_its_cookie_is(database: Database) -> None:
    """One session, or all of a person's and nobody else's."""
    sessions = at(database)
    phone, desk, other = await entered(sessions), await entered(sessions), await entered(sessions, "Lucie")
    assert await sessions.end(phone, phone.id)
    assert (await sessions.session(phone.cookie), await sessions.session(desk.cookie)) == (None, desk)
    await sessions.end_all(desk)
    assert (await sessions.session(desk.cookie), await sessions.session(other.cookie)) == (None, other)


async def test_an_admin_ends_anybodys_session_and_others_their_own(database: Database) -> None:
    """What one may not end one does not see either."""
    sessions = at(database)
    admin, editor = await entered(sessions, "Lucie", "admin"), await entered(sessions)
    assert {one.by for one in await sessions.seen_by(admin)} == {"Lucie", "Odile"}
    assert [one.id for one in await sessions.seen_by(editor)] == [editor.id]
    assert not await sessions.end(editor, admin.id)
    assert await sessions.end(admin, editor.id)
    assert await sessions.session(editor.cookie) is None
    assert not await sessions.end(admin, editor.id), "it is over already"


async def test_sessions_are_an_accounts_whatever_it_is_called(database: Database) -> None:
    """Who was renamed sees and ends those of before; who took the name does not. Where an account lacks, names tell."""
    sessions = at(database)
    before, by_terminal = await entered(sessions, "Odile", person="discord:1"), await entered(sessions, "Odile")
    taker, now = await entered(sessions, "odile", person="discord:2"), await entered(sessions, "Marianne", person="discord:1")
    assert {one.id for one in await sessions.seen_by(now)} == {before.id, now.id}
    assert {one.id for one in await sessions.seen_by(taker)} == {taker.id, by_terminal.id}
    await sessions.end_all(now)
    assert [await sessions.session(one.cookie) for one in (before, now, taker)] == [None, None, taker]


async def test_a_role_that_was_taken_away_is_gone_from_sessions_too(database: Database) -> None:
    """What the settings say of a name bounds what a link once granted; they never raise it."""
    session = await entered(at(database), "Odile", "approver")
    lowered = await at(database, roles=Roles({"odile": "reader"})).session(session.cookie)
    raised = await at(database, roles=Roles({"odile": "admin"})).session(session.cookie)
    assert lowered is not None
    assert raised is not None
    assert (lowered.role, raised.role) == ("reader", "approver")
    assert not lowered.may("editor")


async def test_sessions_that_are_over_are_forgotten(database: Database) -> None:
    """With the next one that opens."""
    await entered(at(database))
    await entered(at(database, 60 * 9), "Lucie")
    assert [row["by"] for row in await database.read("SELECT by FROM staff_session")] == ["Lucie"]
