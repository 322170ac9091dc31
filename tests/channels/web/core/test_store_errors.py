"""A locked store and a full disk: a sentence and 503 on every page that writes, and nothing lost of what was typed."""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.channels.web.staff.test_group import TOPIC
from tests.channels.web.staff_site import Site, site
from tests.store.examples import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.backend import StoreConnection

__all__ = ["site"]

SAID = "rien n’a été gardé"
FIT = 8
UNKNOWN = "une question que personne n’a prévue " * 50


@contextmanager
def locked(site: Site) -> Iterator[None]:
    """Another process writes, and does not finish."""
    other = sqlite3.connect(site.folder / "q.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


async def fill(site: Site) -> None:
    """Leave room for nothing that takes another page."""

    async def no_more(connection: StoreConnection) -> None:
        (pages,) = await connection.execute_fetchall("PRAGMA page_count")
        await connection.execute_fetchall(f"PRAGMA max_page_count = {pages[0]}")

    await site.store._database.write(no_more)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests need not wait for a lock that they hold themselves."""
    monkeypatch.setattr("bot.store.opening.COMMAND_BUSY_MS", 0)


async def test_a_visitor_who_wants_to_be_told_is_told_that_it_does_not_work(site: Site) -> None:
    """On a full disk and on a locked store: no code that leads nowhere, no 500, no file's name."""
    with locked(site):
        response = await site.visitor.post("/recu", params={"lang": "fr"}, data={"question": UNKNOWN})
        page = await response.text()
        assert (response.status, SAID in page, "sqlite" in page) == (503, True, False)
        assert response.headers["Retry-After"] == "30"
    await fill(site)
    for number in range(FIT):  # pages that are there already hold some
        asked = f"{UNKNOWN} {number}"
        response = await site.visitor.post("/recu", params={"lang": "en"}, data={"question": asked})
        if response.status == 503:
            break
    assert (response.status, "nothing was kept" in await response.text()) == (503, True)


async def test_staff_keep_what_they_typed(site: Site) -> None:
    """The form comes back with its fields and the sentence; once the store takes again, sending it again does it."""
    id_ = await put(site.store)
    await site.enter()
    with locked(site):
        status, page = await site.send(id_, verb="claim")
        assert (status, SAID in page, "sqlite" in page) == (503, True, False)
        status, page = await site.send(id_, **(TOPIC | {"verb": "answer"}))
        assert (status, SAID in page, TOPIC["answer_fr"] in page) == (503, True, True)
    assert (await site.send(id_, **(TOPIC | {"verb": "answer"})))[0] == 200


async def test_the_way_in_is_closed_in_words(site: Site) -> None:
    """A link that cannot be marked as used opens nothing yet, and is not used up."""
    link = site.link()
    with locked(site):
        response = await site.visitor.post("/staff", params={"lang": "fr"}, data={"link": link})
        assert (response.status, SAID in await response.text()) == (503, True)
    response = await site.visitor.post("/staff", data={"link": link})
    assert response.status == 200


async def test_programs_get_the_code(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under /api/ it is JSON like every other fault."""

    async def refuses(*_: object) -> None:
        await site.store._database.ping()

    monkeypatch.setattr(site.assistant, "ask", refuses, raising=False)
    with locked(site):
        response = await site.visitor.post("/api/ask", json={"question": "Bonjour"})
    told = await response.json()
    assert (response.status, told["error"]["code"]) == (503, "store_unavailable")
    assert re.search("nothing was kept|rien n’a été gardé", told["error"]["message"])
