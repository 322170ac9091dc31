"""How much one conversation and one address may ask, and who may ask all the same."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.channels.web.public.site import PUBLIC

if TYPE_CHECKING:
    import pytest

    from bot.assistant import Question, Reply
    from tests.channels.web.conftest import OpenSite
    from tests.channels.web.fakes import FakeAssistant

ID = "Zm9yZXN0LWFuZC1yaXZlcg"


async def test_asking_too_often_is_told_kindly(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """Past the limit: 429, when to come back in the header and in the sentence, and the assistant is left alone."""
    visitor = await open_site(web={"questions_per_minute": 3})
    for _ in range(3):
        assert (await visitor.post("/api/ask", json={"question": "bonjour"})).status == 200
    refused = await visitor.post("/api/ask", json={"question": "bonjour", "language": "en"})
    assert refused.status == 429
    seconds = refused.headers["Retry-After"]
    assert 1 <= int(seconds) <= 20
    error = (await refused.json())["error"]
    assert error["code"] == "rate_limited"
    assert f"in {seconds}\u00a0s" in error["message"]
    assert len(assistant.asked) == 3


async def test_nobody_in_need_is_told_to_wait(open_site: OpenSite) -> None:
    """Past the limit an emergency still gets its number, from the API and on the page."""
    visitor = await open_site(web={"questions_per_minute": 1})
    assert (await visitor.post("/api/ask", json={"question": "bonjour"})).status == 200
    assert (await visitor.post("/api/ask", json={"question": "bonjour"})).status == 429
    urgent = await visitor.post("/api/ask", json={"question": "au secours"})
    assert (urgent.status, (await urgent.json())["entry"]) == (200, "emergency:danger")
    page = await visitor.post("/", data={"question": "au secours"})
    assert (page.status, "911" in await page.text()) == (200, True)


async def test_what_is_refused_of_one_address_is_looked_at_in_turn(
    open_site: OpenSite, assistant: FakeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of it, whoever sends without end from the same address; and one at a time, so that others are answered in between."""
    visitor = await open_site(answering={"max_question_characters": 50})
    urgent, looks, looked = assistant.urgent, visitor.app[PUBLIC].looks, []

    def watched(question: Question) -> Reply | None:
        looked.append(looks.of("127.0.0.1").locked())
        return urgent(question)

    monkeypatch.setattr(assistant, "urgent", watched)
    sent = [visitor.post("/api/ask", json={"question": "trop long" * 20}) for _ in range(99)]
    *refused, answered = await asyncio.gather(*sent, visitor.post("/api/ask", json={"question": "au secours" * 20}))
    assert [response.status for response in refused] == [400] * 99
    assert (answered.status, (await answered.json())["entry"]) == (200, "emergency:danger")
    assert looked == [True] * 100


async def test_dropping_the_cookie_does_not_fill_the_disk(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """So many questions of one address are kept in a day, as whoever they come; the rest is answered."""
    visitor = await open_site(store={"daily_limit_per_asker": 1}, web={"questions_per_minute_per_address": 1000})
    for _ in range(101):
        visitor.session.cookie_jar.clear()
        assert (await visitor.post("/api/ask", json={"question": "il va tu pleuvoir"})).status == 200
    assert [question.log for question in assistant.asked] == [True] * 100 + [False]


async def test_page_says_so_too_and_keeps_the_question(open_site: OpenSite) -> None:
    """Without a script the same limit gives a readable page with the question still in the box."""
    visitor = await open_site(web={"questions_per_minute": 1})
    await visitor.post("/", data={"question": "bonjour"})
    refused = await visitor.post("/", data={"question": "et Optech?"})
    assert refused.status == 429
    assert "Retry-After" in refused.headers
    page = await refused.text()
    assert "souffler" in page
    assert 'value="et Optech?"' in page


async def test_one_visitors_limit_is_not_anothers(open_site: OpenSite) -> None:
    """Two people in one office do not use up each other's questions."""
    visitor = await open_site(web={"questions_per_minute": 1})
    for conversation in (ID, ID.lower()):
        body = {"question": "bonjour", "conversation": conversation}
        assert (await visitor.post("/api/ask", json=body)).status == 200


async def test_dropping_the_cookie_does_not_lift_the_limit(open_site: OpenSite) -> None:
    """A program that never keeps its cookie is held to what one address may ask."""
    visitor = await open_site(web={"questions_per_minute_per_address": 2})
    statuses = []
    for _ in range(3):
        visitor.session.cookie_jar.clear()
        statuses.append((await visitor.post("/api/ask", json={"question": "bonjour"})).status)
    assert statuses == [200, 200, 429]


async def test_behind_a_trusted_proxy_addresses_are_told_apart(open_site: OpenSite) -> None:
    """Visitors behind one proxy each have their own limit, when the settings say to believe the proxy."""
    visitor = await open_site(web={"questions_per_minute_per_address": 1, "trusted_proxies": ["127.0.0.1"]})
    statuses = []
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.2"):
        response = await visitor.post("/api/ask", json={"question": "x"}, headers={"X-Forwarded-For": address})
        statuses.append(response.status)
    assert statuses == [200, 200, 429]
