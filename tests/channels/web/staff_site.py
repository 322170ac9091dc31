"""The staff's pages over the village, and somebody who visits them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.app import make_app
from bot.channels.web.staff.site import StaffSite
from bot.config import Config
from bot.indexing.index import Index
from bot.indexing.library import KnowledgeLibrary
from bot.knowledge.files import files_of
from bot.metrics import Metrics
from bot.review.desk import desk_over
from bot.review.publishing import Publishing
from bot.review.roles import Roles
from bot.review.staff_links import StaffLinks
from bot.review.staff_sessions import StaffSessions
from bot.store.audit_trail import Trail
from bot.store.database import Database
from bot.store.outcome_counts import StoredOutcomeCounts
from bot.store.people import People
from bot.store.questions import Questions
from bot.store.saved_filters import StoredFilters
from bot.store.staff_sessions import StoredStaffSessions
from tests.channels.web.fakes import FakeAssistant
from tests.periods import keys
from tests.village import FILES, unconfigured

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import web
    from aiohttp.test_utils import TestClient
    from pytest_aiohttp.plugin import AiohttpClient

    from bot.answers.engine import Engine
    from bot.review.roles import Role

    Visitor = TestClient[web.Request, web.Application]

NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))
ROLES = Roles({"bruno": "reader"})
SECRET = b"a key of the test, 32 bytes long"


async def build(folder: Path, _kept: Path) -> Index:
    """The index, made in this process: the village is small."""
    return Index.build(files_of(folder), str(folder))


class Site:
    """A site over the village, and somebody who visits it."""

    def __init__(self, visitor: Visitor, staff: StaffSite, database: Database, folder: Path, engines: list[Engine]) -> None:
        self.visitor = visitor
        self.sessions = staff.sessions
        self.publishing = staff.publishing
        self.tallies = StoredOutcomeCounts(database)
        self.store = Questions(database)
        self.said = People(database).feedback
        self.folder = folder
        self.questions = folder / "questions"
        self.links = folder / "links.json"
        self.engines = engines
        self.clock = [NOON]
        self.assistant = FakeAssistant()

    def link(self, by: str = "Odile", role: Role = "admin", person: str = "") -> str:
        """What a fresh link carries."""
        return self.sessions.links.link(by, role, person)

    async def enter(self, by: str = "Odile", role: Role = "editor", person: str = "") -> None:
        """Open a fresh link and press its button."""
        response = await self.visitor.post("/staff", data={"link": self.link(by, role, person)})
        assert response.status == 200
        assert "link" not in response.url.query

    async def read(self, path: str, language: str = "fr") -> str:
        """A page that must be there."""
        response = await self.visitor.get(path, params={"lang": language})
        assert response.status == 200
        return await response.text()

    async def send(self, group_id: int, language: str = "fr", /, **fields: str) -> tuple[int, str]:
        """Send a form of a group's page, as a browser would."""
        page = await self.read(f"/staff/{group_id}")
        found = re.search(r'name="form" value="([^"]+)"', page)
        assert found is not None
        response = await self.visitor.post(f"/staff/{group_id}", params={"lang": language}, data={"form": found[1], **fields})
        return response.status, await response.text()


@pytest.fixture
async def site(tmp_path: Path, aiohttp_client: AiohttpClient) -> AsyncIterator[Site]:
    """The site, where nobody has entered."""
    for name, text in FILES.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = {"path": tmp_path / "knowledge", "questions": tmp_path / "questions"}
    config = Config.model_validate({"knowledge": settings, "store": {"path": tmp_path / "q.sqlite3"}})
    engines = [unconfigured()]

    async def take(engine: Engine) -> None:
        engines.append(engine)

    clock: list[datetime] = []
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        desk = desk_over(Questions(database), People(database), keys=keys(SECRET), now=lambda: NOON)
        answering = Publishing(desk, KnowledgeLibrary(config, lambda: engines[-1], take, build))
        links = StaffLinks(SECRET, lambda: clock[0])
        sessions = StaffSessions(links, StoredStaffSessions(database), ROLES, SECRET, lambda: clock[0])
        counts, filters = StoredOutcomeCounts(database), StoredFilters(database)
        staff = StaffSite(answering, sessions, lambda: engines[-1], counts, Trail(database), filters)
        assistant = FakeAssistant()
        assistant.name = desk.feedback.name
        app = make_app(assistant, config, checks={}, metrics=Metrics(), examples={}, staff=staff, desk=desk)
        opened = Site(await aiohttp_client(app), staff, database, tmp_path, engines)
        opened.clock = clock
        opened.assistant = assistant
        clock.append(NOON)
        yield opened
