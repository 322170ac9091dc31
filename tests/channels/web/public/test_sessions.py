"""Conversations: who is recognised, by what, and how often they may ask."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.public.sessions import COOKIE

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

ID = "Zm9yZXN0LWFuZC1yaXZlcg"


async def test_looking_sets_no_cookie(visitor: Visitor) -> None:
    """Whoever only reads is not given anything to carry."""
    for path in ("/", "/confidentialite", "/widget.js", "/healthz"):
        assert "Set-Cookie" not in (await visitor.get(path)).headers


async def test_cookie_is_random_closed_to_scripts_and_short_lived(open_site: OpenSite) -> None:
    """The cookie says nothing of anybody, cannot be read by a script, and ends with the browser."""
    seen = set()
    for _ in range(5):
        visitor = await open_site()
        response = await visitor.post("/api/ask", json={"question": "bonjour"})
        morsel = response.cookies[COOKIE]
        seen.add(morsel.value)
        assert morsel["httponly"]
        assert morsel["samesite"] == "Lax"
        assert not morsel["max-age"]
        assert not morsel["expires"]
        assert not morsel["secure"]
    assert len(seen) == 5
    assert all(len(value) >= 22 for value in seen)


async def test_cookie_is_for_https_alone_where_the_page_is(open_site: OpenSite) -> None:
    """Behind https the cookie never travels in the clear, whichever way the question was asked."""
    visitor = await open_site(web={"public_url": "https://demandez.example.org"})
    by_api = await visitor.post("/api/ask", json={"question": "bonjour"})
    assert by_api.cookies[COOKIE]["secure"]
    by_form = await (await open_site(web={"public_url": "https://demandez.example.org"})).post(
        "/", data={"question": "bonjour"}, allow_redirects=False
    )
    assert by_form.cookies[COOKIE]["secure"]


async def test_conversation_follows_the_cookie(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Two questions of one visitor to the API share context, and the cookie is given once."""
    first = await visitor.post("/api/ask", json={"question": "bonjour"})
    second = await visitor.post("/api/ask", json={"question": "et Optech?"})
    assert COOKIE in first.cookies
    assert COOKIE not in second.cookies
    one, two = assistant.asked
    assert one.conversation == two.conversation
    assert one.asker == two.asker == one.conversation


async def test_each_tab_of_the_page_is_a_conversation(visitor: Visitor, assistant: FakeAssistant) -> None:
    """What a tab of our own page names tells its conversation apart, and not the visitor, whom the cookie names."""
    for tab in (ID, ID[::-1]):
        asked = {"question": "bonjour", "conversation": tab}
        await visitor.post("/api/ask", json=asked, headers={"Origin": str(visitor.make_url("/")).rstrip("/")})
    one, two = assistant.asked
    assert (one.conversation, two.conversation) == (f"web:{ID}", f"web:{ID[::-1]}")
    assert one.asker == two.asker
    assert one.asker not in (one.conversation, two.conversation)


async def test_a_form_goes_on_where_its_page_was(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Without a script the address names the conversation: reloaded, it shows all of it; a new page begins another."""
    first = await visitor.post("/", data={"question": "c ki les leaders"})
    assert first.url.query["conversation"]
    assert first.history[0].headers["Location"].endswith("#latest")
    second = await visitor.post(str(first.url.relative()), data={"question": "il va tu pleuvoir"})
    for page in (second, await visitor.get(str(second.url.relative())), await visitor.get(f"/en{second.url.relative()}")):
        text = await page.text()
        assert text.index("Premier Tech") < text.index("le temps qu’il fera")
        assert text.count('id="latest"') == 1
    await visitor.post(str(first.url.relative()), data={"question": "il va tu pleuvoir"})  # sent twice: asked once
    await visitor.post("/", data={"question": "bonjour"})
    one, two, other = assistant.asked
    assert one.conversation == two.conversation != other.conversation
    assert len({question.asker for question in assistant.asked}) == 1


async def test_a_form_needs_no_cookie(visitor: Visitor, assistant: FakeAssistant) -> None:
    """Whose browser takes none still gets the answer, and goes on in the same conversation."""
    first = await visitor.post("/", data={"question": "c ki les leaders"}, allow_redirects=False)
    visitor.session.cookie_jar.clear()
    assert "Premier Tech" in await (await visitor.get(first.headers["Location"])).text()
    visitor.session.cookie_jar.clear()
    second = await visitor.post(first.headers["Location"], data={"question": "pis?"}, allow_redirects=False)
    visitor.session.cookie_jar.clear()
    page = await (await visitor.get(second.headers["Location"])).text()
    assert "c ki les leaders" in page
    assert "pis?" in page
    one, two = assistant.asked
    assert assistant.gone_on == [(one.conversation, two.conversation)]


@pytest.mark.parametrize("between", ["", "au secours"])
async def test_nothing_is_lost_without_a_cookie_where_a_page_was_kept_at_no_address(visitor: Visitor, between: str) -> None:
    """After a page that says what is wrong, or what to do in need, what was said before is still there."""
    first = await visitor.post("/", data={"question": "c ki les leaders"}, allow_redirects=False)
    visitor.session.cookie_jar.clear()
    page = await (await visitor.post(first.headers["Location"], data={"question": between})).text()
    (name,) = set(re.findall(r"conversation=([\w-]+)", page))
    visitor.session.cookie_jar.clear()
    later = await visitor.post("/", params={"conversation": name}, data={"question": "il va tu pleuvoir"})
    assert "c ki les leaders" in await later.text()


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize("known", [True, False])
async def test_who_sends_the_address_of_a_conversation_does_not_read_along(
    open_site: OpenSite, assistant: FakeAssistant, *, begun: bool, known: bool
) -> None:
    """A form that was opened by it is asked elsewhere, begun or not, whether or not the visitor has been here before."""
    visitor = await open_site()
    address = f"/?conversation={ID}"
    if begun:
        sent = await visitor.post(address, data={"question": "c ki les leaders"}, allow_redirects=False)
        address = sent.headers["Location"]
    theirs = visitor.session.cookie_jar.filter_cookies(visitor.make_url("/"))
    visitor.session.cookie_jar.clear()
    if known:
        await visitor.post("/api/ask", json={"question": "bonjour"})
    assert 'data-conversation=""' in await (await visitor.get(address)).text()
    await visitor.post(address, data={"question": "et ma voisine?"})
    visitor.session.cookie_jar.clear()
    visitor.session.cookie_jar.update_cookies(theirs)
    assert "voisine" not in await (await visitor.get(address)).text()
    assert len({question.conversation for question in assistant.asked}) == len(assistant.asked)


async def test_a_cry_for_help_is_shown_and_not_kept(visitor: Visitor) -> None:
    """It lies at no address where it could be read again."""
    shown = await visitor.post("/", data={"question": "au secours"}, allow_redirects=False)
    assert shown.status == 200
    page = await shown.text()
    assert "Appelez" in page
    (name,) = set(re.findall(r"conversation=([\w-]+)", page))
    assert "Appelez" not in await (await visitor.get("/", params={"conversation": name})).text()


async def test_an_odd_name_of_a_conversation_is_nobodys(visitor: Visitor, assistant: FakeAssistant) -> None:
    """It shows nothing, names no conversation, and puts nothing in the page."""
    odd = '"><script>x'
    page = await (await visitor.get("/", params={"conversation": odd})).text()
    assert "script>x" not in page
    posted = await visitor.post("/", params={"conversation": odd}, data={"question": "bonjour"})
    assert posted.url.query["conversation"] != odd
    assert "script" not in str(assistant.asked[0].conversation)


async def test_strangers_share_nothing(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """Two visitors are two conversations."""
    for _ in range(2):
        await (await open_site()).post("/api/ask", json={"question": "bonjour"})
    one, two = assistant.asked
    assert one.conversation != two.conversation


async def test_invented_cookie_is_replaced(visitor: Visitor, assistant: FakeAssistant) -> None:
    """A value that cannot be ours is not believed: short ones are guessed, odd ones are an attack."""
    for value in ("1", "a" * 65, "../../../etc/passwd-----"):
        visitor.session.cookie_jar.clear()
        response = await visitor.post("/api/ask", json={"question": "x"}, headers={"Cookie": f"{COOKIE}={value}"})
        assert COOKIE in response.cookies
        assert assistant.asked[-1].conversation != f"web:{value}"


async def test_widget_names_its_conversation_and_gets_no_cookie(visitor: Visitor, assistant: FakeAssistant) -> None:
    """A page on another site, which keeps no cookie of ours, still has a conversation."""
    for _ in range(2):
        response = await visitor.post("/api/ask", json={"question": "bonjour", "conversation": ID})
        assert COOKIE not in response.cookies
    assert {question.conversation for question in assistant.asked} == {f"web:{ID}"}


async def test_a_raw_byte_in_a_cookie_is_a_stranger(open_site: OpenSite) -> None:
    """A cookie that is no text is nobody's: a new session, and nobody of the staff."""
    visitor = await open_site()
    reader, writer = await asyncio.open_connection(visitor.host, visitor.port)
    for path, cookie, status in (("/", COOKIE, b"200"), ("/staff", "kamouraska_staff", b"403")):
        request = f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}=a.".encode() + b"\xff\xfe\r\n\r\n"
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.split(b" ")[1] == status
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length"))
        await reader.readexactly(length)
    writer.close()


async def test_a_link_with_a_question_changes_nothing(open_site: OpenSite, assistant: FakeAssistant) -> None:
    """Links are followed by machines: the answer is shown and nothing is noted; sent from the box, the question is."""
    visitor = await open_site()
    shown = await (await visitor.get("/?question=il+va+tu+pleuvoir")).text()
    assert 'value="il va tu pleuvoir"' in shown
    await visitor.head("/?question=il+va+tu+pleuvoir")
    await visitor.post("/", data={"question": "il va tu pleuvoir"})
    assert [question.log for question in assistant.asked] == [False, False, True]
