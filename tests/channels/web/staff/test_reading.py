"""Whoever asks is answered while staff have questions read: no page of theirs is what everybody waits for."""

from __future__ import annotations

import asyncio
import base64
import re
from typing import TYPE_CHECKING

from tests.channels.web.staff.test_group import TOPIC
from tests.channels.web.staff_site import Site, site
from tests.reading import Readings
from tests.store.examples import put

if TYPE_CHECKING:
    import pytest

__all__ = ["site"]

ASKED = ("Y a-t-il un cinéma?", "Où voir un film au village?", "Y a-t-il une piscine?")
PAGES = (
    *("/staff", "/staff?state=all", "/staff/{id}", "/staff/{id}?how=new_phrasing", "/staff/journal", "/staff/avis"),
    *(
        "/staff/relire",
        "/staff/anglais",
        "/staff/reponses",
        "/staff/reponses?q=fete",
        "/staff/chiffres",
        "/staff/approuver",
        "/staff/sessions",
        "/staff/tableau",
        "/staff/tableau.csv",
    ),
    *("/staff/tableau.xlsx", "/staff/questions.csv", "/staff/reponse?entry=topic:fete"),
)


async def _asked(site: Site) -> list[int]:
    return [await put(site.store, text=text, nearest=None) for text in ASKED]


async def test_every_page_of_the_staff_reads_aside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the table of the queue, in which two hundred questions are read."""
    asked = await _asked(site)
    await site.enter()
    readings = Readings(monkeypatch)
    for page in PAGES:
        before, path = len(readings.aside), page.format(id=asked[0])
        response = await site.visitor.get(path)
        assert response.status == 200, path
        assert readings.held_up == [], path
        if "tableau." in path or page in ("/staff", "/staff/{id}"):
            assert len(readings.aside) > before, path


async def test_every_form_of_the_staff_reads_aside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried, published, done to several, and brought back in a table."""
    first, second, third = await _asked(site)
    await site.enter()
    readings = Readings(monkeypatch)
    for verb in ("try", "answer", "undo"):
        assert (await site.send(first, **(TOPIC | {"verb": verb})))[0] == 200
        assert readings.held_up == [], verb
    assert readings.aside
    token = re.search(r'name="form" value="([^"]+)"', await site.read("/staff"))
    assert token is not None
    told = {"form": token[1], "verb": "dismiss", "reason": "not_ours"}
    response = await site.visitor.post("/staff/lot", data=[*told.items(), ("group", str(second)), ("group", str(third))])
    assert response.status in (200, 409)
    table = await (await site.visitor.get("/staff/tableau.csv")).read()
    assert readings.held_up == []
    sent = {"form": token[1], "verb": "try", "name": "t.csv"}
    response = await site.visitor.post("/staff/tableau", data=sent | {"kept": base64.b64encode(table).decode()})
    assert response.status in (200, 409)
    assert readings.held_up == []


async def test_a_table_leaves_the_threads_to_what_is_noted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages are asked for at once, one question is read at a time."""
    await _asked(site)
    await site.enter()
    now, most = 0, 0
    read = asyncio.to_thread

    async def counted(*given: object) -> object:
        nonlocal now, most
        now, most = now + 1, max(most, now + 1)
        try:
            return await read(*given)  # type: ignore[arg-type]
        finally:
            now -= 1

    monkeypatch.setattr("bot.review.aside.asyncio.to_thread", counted)
    pages = await asyncio.gather(*(site.visitor.get("/staff/tableau.csv") for _ in range(8)))
    assert {page.status for page in pages} == {200}
    assert most == 1
