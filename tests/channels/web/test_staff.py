"""The staff's pages: nobody without a link; claim, answer with a dry run first, dismiss, merge, undo; both languages."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from bot.answers.engine import Engine
from bot.channels.web.app import make_app
from bot.channels.web.staff import StaffRoom
from bot.config import Config
from bot.indexing.index import Index
from bot.indexing.library import KnowledgeLibrary
from bot.knowledge.files import files_of
from bot.metrics import Metrics
from bot.review.answering import Answering
from bot.review.desk import Desk
from bot.review.doors import Doors
from bot.store.database import Database
from bot.store.links import UsedLinks
from bot.store.people import People
from bot.store.questions import Questions
from tests.channels.web.fakes import FakeAssistant, FakeHealth
from tests.store.examples import put
from tests.village import FILES, knowledge

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from aiohttp import web
    from aiohttp.test_utils import TestClient
    from pytest_aiohttp.plugin import AiohttpClient

    Visitor = TestClient[web.Request, web.Application]

NOON = datetime(2026, 5, 22, 12, tzinfo=timezone(timedelta(hours=-4)))
SECRET = b"a key of the test, 32 bytes long"
TOPIC = {
    "verb": "try",
    "kind": "new_entry",
    "title_fr": "Cinéma",
    "question_fr": "Y a-t-il un cinéma?",
    "answer_fr": "Le cinéma est au village voisin.",
    "phrasings_fr": "y a-t-il un cinéma\r\noù voir un film\r\n",
    "source_title": "Affiche",
}


async def build(folder: Path, _kept: Path) -> Index:
    """The index, made in this process: the village is small."""
    return Index.build(files_of(folder), str(folder))


class Site:
    """A site over the village, and somebody who visits it."""

    def __init__(self, visitor: Visitor, doors: Doors, store: Questions, folder: Path, engines: list[Engine]) -> None:
        self.visitor = visitor
        self.doors = doors
        self.store = store
        self.folder = folder
        self.engines = engines

    async def enter(self) -> None:
        """Follow a fresh link."""
        response = await self.visitor.get("/staff", params={"link": self.doors.link("Odile")})
        assert response.status == 200
        assert response.url.query_string == ""

    async def read(self, path: str, language: str = "fr") -> str:
        """A page that must be there."""
        response = await self.visitor.get(path, params={"lang": language})
        assert response.status == 200
        return await response.text()

    async def send(self, group_id: int, **fields: str) -> tuple[int, str]:
        """Send a form of a group's page, as a browser would."""
        page = await self.read(f"/staff/{group_id}")
        found = re.search(r'name="form" value="([^"]+)"', page)
        assert found is not None
        response = await self.visitor.post(f"/staff/{group_id}", params={"lang": "fr"}, data={"form": found[1], **fields})
        return response.status, await response.text()


@pytest.fixture
async def site(tmp_path: Path, aiohttp_client: AiohttpClient) -> AsyncIterator[Site]:
    """The site, where nobody has entered."""
    for name, text in FILES.items():
        file = tmp_path / "knowledge" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    config = Config.model_validate({"knowledge": {"path": tmp_path / "knowledge", "questions": tmp_path / "none"}})
    engines = [Engine.build(knowledge())]
    async with await Database.open(tmp_path / "q.sqlite3") as database:
        store = Questions(database)
        desk = Desk(store, People(database), secret=SECRET, now=lambda: NOON)
        answering = Answering(desk, KnowledgeLibrary(config, lambda: engines[-1], engines.append, build))
        doors = Doors(SECRET, lambda: NOON)
        room = StaffRoom(answering, doors, UsedLinks(database))
        app = make_app(FakeAssistant(), config, checks=FakeHealth().checks, metrics=Metrics(), examples={}, staff=room)
        yield Site(await aiohttp_client(app), doors, store, tmp_path, engines)


async def test_nobody_enters_without_a_link(site: Site) -> None:
    """No cookie, a false link, a link used before: 403, no page, and nothing changes."""
    group_id = await put(site.store)
    link = site.doors.link("Odile")
    stranger = {"verb": "dismiss", "reason": "spam", "form": "x"}
    for response in (
        await site.visitor.get("/staff"),
        await site.visitor.get(f"/staff/{group_id}"),
        await site.visitor.get("/staff", params={"link": link[:-2]}),
        await site.visitor.post(f"/staff/{group_id}", data=stranger),
    ):
        assert response.status == 403
        assert "cinéma" not in await response.text()
    await site.enter()
    used = await site.visitor.get("/staff", params={"link": link})
    assert used.status == 200
    site.visitor.session.cookie_jar.clear()
    assert (await site.visitor.get("/staff", params={"link": link})).status == 403
    group = await site.store.group(group_id)
    assert group is not None
    assert group.standing.state == "new"


async def test_a_form_of_a_stranger_does_nothing(site: Site) -> None:
    """With the cookie but without the word of our own form, or from another site's page."""
    group_id = await put(site.store)
    await site.enter()
    false = await site.visitor.post(f"/staff/{group_id}", data={"verb": "dismiss", "reason": "spam", "form": "x"})
    foreign = await site.visitor.post(f"/staff/{group_id}", data={"verb": "claim"}, headers={"Origin": "https://evil.example"})
    assert (false.status, foreign.status) == (403, 403)


async def test_the_queue_and_a_group_are_shown_escaped_in_both_languages(site: Site) -> None:
    """What people typed is text, never markup."""
    group_id = await put(site.store, text="<script>alert(1)</script> un cinéma?", reason="wrong_answer")
    await site.enter()
    for path in ("/staff", f"/staff/{group_id}"):
        french, english = await site.read(path), await site.read(path, "en")
        assert "&lt;script&gt;alert(1)" in french
        assert "<script>alert" not in french
        assert "Ce n’est pas ça" in french
        assert "That is not it" in english
    assert (await site.visitor.get("/staff/99")).status == 404
    assert "1 groupe(s)" in await site.read("/staff")


async def test_an_answer_is_tried_published_and_taken_back(site: Site) -> None:
    """The dry run changes nothing; publishing makes the answer known; undo brings the refusal back."""
    group_id = await put(site.store, text="Y a-t-il un cinéma?", nearest=None)
    await site.enter()
    before = files_of(site.folder / "knowledge")
    status, page = await site.send(group_id, **TOPIC)
    assert status == 200
    assert "Répond à 1 question(s) en attente" in page
    assert "learned/topics/cinema.yaml" in page
    assert "Publier" in page
    assert files_of(site.folder / "knowledge") == before
    status, page = await site.send(group_id, **(TOPIC | {"verb": "answer"}))
    assert status == 200
    assert "topic:cinema" in page
    assert "village voisin" in site.engines[-1].consider("y a-t-il un cinéma").text
    await site.send(group_id, verb="undo")
    assert files_of(site.folder / "knowledge") == before
    assert site.engines[-1].consider("y a-t-il un cinéma").decision.entry is None


async def test_what_is_missing_is_said_and_nothing_that_was_typed_is_lost(site: Site) -> None:
    """The reader's own complaint, above the form as it was filled in."""
    group_id = await put(site.store)
    await site.enter()
    status, page = await site.send(group_id, **(TOPIC | {"answer_fr": ""}))
    assert status == 409
    assert 'role="alert"' in page
    assert 'value="Affiche"' in page


async def test_staff_claim_dismiss_and_merge(site: Site) -> None:
    """Each as its button says; the second person is told who was first."""
    first, second = await put(site.store), await put(site.store, utterance="un lac", text="Un lac?")
    await site.enter()
    _, page = await site.send(first, verb="claim")
    assert "réservé" in page
    _, page = await site.send(second, verb="merge", into=str(first))
    assert f"/staff/{first}?" in page
    await site.send(first, verb="dismiss", reason="spam")
    status, page = await site.send(first, verb="dismiss", reason="spam")
    assert status == 409
    assert "déjà été écarté, par Odile" in page
    assert (await site.send(first, verb="dance"))[0] == 400
