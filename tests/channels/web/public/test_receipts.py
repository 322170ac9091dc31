"""A visitor who asks to be told gets a code, the same over reloads, which tells on any device how the question stands."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.assistant import Question, Reply
from bot.channels.rate_limit import RateLimit
from bot.channels.web.public.site import PUBLIC
from bot.privacy.retention import TELL_WITHIN
from tests.channels.web import fakes
from tests.channels.web.staff_site import Site, site

if TYPE_CHECKING:
    from tests.channels.web.conftest import Visitor

__all__ = ["site"]

ASKED = "il va tu pleuvoir"


async def given(site: Site, text: str = ASKED) -> str:
    """The code that a visitor gets."""
    response = await site.visitor.post("/recu", data={"question": text})
    found = re.search(r"<strong>(\w{5}-\w{5})</strong>", await response.text())
    assert found is not None
    return found[1]


async def shown(site: Site, code: str) -> tuple[int, str]:
    """The page of a code."""
    response = await site.visitor.get("/recu", params={"code": code})
    return response.status, await response.text()


async def settle(site: Site, state: str) -> None:
    """What the staff make of the only group."""
    (group,) = (await site.publishing.desk.queue.list()).groups
    if state == "dismissed":
        await site.publishing.desk.actions.dismiss(group.id, "out_of_scope", "Odile")
    else:
        after = type(group.standing)("answered", "new_entry", entry="topic:x")
        await site.publishing.desk.actions.settle(group, "answer", "Odile", after, {})


async def test_the_card_offers_it_where_there_is_no_answer(site: Site) -> None:
    """On our own page and its script; not under an answer, not on another site's page."""
    refused = await (await site.visitor.post("/", data={"question": ASKED})).text()
    answered = await (await site.visitor.post("/", data={"question": "c ki les leaders"})).text()
    own = await (await site.visitor.post("/api/ask", json={"question": ASKED})).json()
    widget = await (await site.visitor.post("/api/ask", json={"question": ASKED, "conversation": "a" * 32})).json()
    assert ['class="wish"' in text for text in (refused, answered, own["html"], widget["html"])] == [True, False, True, False]


async def test_it_tells_how_the_question_stands(site: Site) -> None:
    """Waiting, then put aside; looking changes nothing, and capitals or a missing hyphen do no harm."""
    code = await given(site)
    status, page = await shown(site, code.upper().replace("-", " "))
    assert (status, "l’équipe a votre question" in page, ASKED in page) == (200, True, True)
    await settle(site, "dismissed")
    assert "n’y répondra pas ici" in (await shown(site, code))[1]


async def test_the_code_stays_the_same(site: Site) -> None:
    """Sent twice, asked for again the next day, or loaded again: one visitor has one receipt for one question."""
    code = await given(site)
    assert await given(site) == code
    response = await site.visitor.post("/recu", data={"question": ASKED}, allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, f"/recu?code={code}&lang=fr")
    assert await given(site, "un autre secret") != code
    site.visitor.session.cookie_jar.clear()
    assert await given(site) != code
    (group, *_) = (await site.publishing.desk.queue.list()).groups
    assert group.askers <= 2


async def test_the_answer_is_read_on_any_device_and_as_often_as_one_likes(site: Site) -> None:
    """As soon as it exists, without the cookie that the code was given with; until its holder erases it."""
    code = await given(site)
    await settle(site, "answered")
    site.assistant.learned[ASKED] = "Il fera beau."
    for _ in range(2):
        site.visitor.session.cookie_jar.clear()
        status, page = await shown(site, code)
        assert (status, "La réponse est là!" in page, "Il fera beau." in page, code in page) == (200, True, True, True)


async def test_its_holder_erases_it(site: Site) -> None:
    """Once; then the code is nobody's, and the question stays with the team."""
    code = await given(site)
    assert "C’est effacé" in await (await site.visitor.post("/recu", data={"code": code})).text()
    assert (await shown(site, code))[0] == 404
    assert (await site.visitor.post("/recu", data={"code": code})).status == 404
    assert (await site.publishing.desk.queue.list()).total == 1


async def test_settled_but_not_known_yet_keeps_the_receipt(site: Site) -> None:
    """Nobody is told of an answer that the running bot does not give."""
    code = await given(site)
    await settle(site, "answered")
    status, page = await shown(site, code)
    assert (status, "l’équipe a votre question" in page) == (200, True)


@pytest.mark.parametrize("code", ["aaaaa-aaaaa", "", "'; DROP TABLE wish", "x" * 5000])
async def test_a_code_of_nobody(site: Site, code: str) -> None:
    """Said kindly, with room to type it again; without a code the page asks for one."""
    await given(site)
    status, page = await shown(site, code)
    assert status == (404 if code else 200)
    assert 'name="code"' in page


async def test_it_forgets_itself(site: Site) -> None:
    """After its days the code is nobody's."""
    code = await given(site)
    desk = site.publishing.desk
    wish = await desk.notifications.receipt(code)
    assert wish is not None
    assert date.fromisoformat(wish.expires) == desk.today() + TELL_WITHIN
    await site.store.purge(desk.today(), desk.today() + TELL_WITHIN, even_if_clock_jumped=True)
    assert await desk.notifications.receipt(code) is not None
    await site.store.purge(desk.today(), desk.today() + TELL_WITHIN + timedelta(days=1))
    assert (await shown(site, code))[0] == 404


async def test_what_is_answered_by_now_needs_no_receipt(site: Site) -> None:
    """The answer itself is shown instead."""
    response = await site.visitor.post("/recu", data={"question": "c ki les leaders"})
    assert "Desjardins" in await response.text()


async def test_while_paused_the_message_is_shown_instead(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is promised to be told of what was not read."""
    monkeypatch.setitem(fakes.REPLIES, ASKED, Reply.of_pause(Question(ASKED), "De retour lundi.", "fr"))
    response = await site.visitor.post("/recu", data={"question": ASKED})
    assert response.url.path == "/"
    page = await response.text()
    assert "De retour lundi." in page
    assert 'class="wish"' not in page


async def test_without_a_desk_there_are_no_receipts(visitor: Visitor) -> None:
    """Neither the page nor the button."""
    assert (await visitor.get("/recu")).status == 404
    assert 'class="wish"' not in await (await visitor.post("/", data={"question": ASKED})).text()


async def test_without_a_cookie_one_address_gets_so_many_in_a_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever drops it is another person each time; past that they are told that nothing was kept, and nothing is."""
    spent = site.visitor.app[PUBLIC].kept_per_address
    monkeypatch.setattr(RateLimit, "wait", lambda limit, *_: 60.0 if limit is spent else 0.0)
    page = await (await site.visitor.post("/recu", data={"question": ASKED})).text()
    assert re.search(r"<strong>\w{5}-\w{5}</strong>", page) is None
    assert (await site.publishing.desk.queue.list()).groups == ()
