"""What browsers are told to forbid, and who may ask from elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import structlog

if TYPE_CHECKING:
    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

PATHS = ("/", "/?question=c+ki+les+leaders", "/confidentialite", "/staff", "/nothing", "/static/style.css", "/healthz")
FRIEND = "https://ami.example.org"
QUESTION = {"question": "c ki les leaders"}


@pytest.mark.parametrize("path", [*PATHS, "/metrics", "/widget.js", "/api/nothing", "/?question=casse-toi"])
async def test_every_response_is_guarded(visitor: Visitor, path: str) -> None:
    """Pages, files, faults and data all carry the same strict headers."""
    with structlog.testing.capture_logs():
        headers = (await visitor.get(path)).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


class _Inline(HTMLParser):
    """Finds what a policy without `unsafe-inline` would block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note inline styles, handlers and scripts."""
        names = [name for name, _ in attrs]
        if dict(attrs).get("type") == "application/ld+json":
            return  # data, which no browser runs
        self.found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)


@pytest.mark.parametrize("path", PATHS[:5])
async def test_pages_need_nothing_inline(visitor: Visitor, path: str) -> None:
    """No page relies on what its own policy blocks."""
    inline = _Inline()
    inline.feed(await (await visitor.get(path)).text())
    assert inline.found == []


async def test_pages_are_not_kept_but_files_are(visitor: Visitor) -> None:
    """What a person asked stays out of caches; a file whose address holds its digest may be kept for good."""
    page = await visitor.get("/")
    assert page.headers["Cache-Control"] == "no-store"
    text = await page.text()
    style = text[text.index("/static/style.") :].partition('"')[0]
    assert "immutable" in (await visitor.get(style)).headers["Cache-Control"]
    assert (await visitor.get("/static/style.css")).headers["Cache-Control"] == "no-cache"
    assert (await visitor.get("/static/style.0123456789abcdef.css")).headers["Cache-Control"] == "no-store"
    assert (await visitor.get("/static/gone.css")).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("origin", [FRIEND, "null", "https://127.0.0.1.evil.example", "file://", ""])
async def test_strangers_page_may_not_ask(visitor: Visitor, assistant: FakeAssistant, origin: str) -> None:
    """By default no other site can make its visitors ask, nor read the answer."""
    response = await visitor.post("/api/ask", json=QUESTION, headers={"Origin": origin})
    assert response.status == 403
    assert (await response.json())["error"]["code"] == "origin_not_allowed"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert assistant.asked == []


@pytest.mark.parametrize("origin", [FRIEND, "null", ""])
async def test_strangers_form_asks_nothing(open_site: OpenSite, assistant: FakeAssistant, origin: str) -> None:
    """A form can be sent from any site, without a script; not even an invited one has our page opened by its visitors."""
    visitor = await open_site(web={"allowed_origins": [FRIEND]})
    for path in ("/", "/staff", "/nothing"):
        response = await visitor.post(path, data=QUESTION, headers={"Origin": origin})
        assert response.status == 403
        assert response.content_type == "text/html"
    assert assistant.asked == []


async def test_own_form_asks(visitor: Visitor, assistant: FakeAssistant) -> None:
    """The page without a script goes on working, with the origin that browsers send, and from what is no browser."""
    for headers in ({"Origin": f"http://{visitor.host}:{visitor.port}"}, {}):
        assert (await visitor.post("/", data=QUESTION, headers=headers)).status == 200
    assert [asked.text for asked in assistant.asked] == [QUESTION["question"]] * 2


async def test_own_page_may_ask(open_site: OpenSite) -> None:
    """Under the address it is served on, and under the one that a proxy gives it."""
    visitor = await open_site(web={"public_url": "https://demandez.example.org/"})
    for origin in (f"http://{visitor.host}:{visitor.port}", "https://demandez.example.org"):
        response = await visitor.post("/api/ask", json=QUESTION, headers={"Origin": origin})
        assert response.status == 200
        assert "Access-Control-Allow-Origin" not in response.headers


async def test_invited_site_may_ask_and_read(open_site: OpenSite) -> None:
    """A site of the settings passes the preflight, reads answers and also what is wrong, and is lent no cookie."""
    visitor = await open_site(web={"allowed_origins": [FRIEND]})
    preflight = await visitor.options("/api/ask", headers={"Origin": FRIEND, "Access-Control-Request-Method": "POST"})
    assert preflight.status == 204
    assert preflight.headers["Access-Control-Allow-Methods"] == "POST"
    assert preflight.headers["Access-Control-Allow-Headers"] == "Content-Type"
    for body, status in ((QUESTION, 200), ({"question": ""}, 400)):
        response = await visitor.post("/api/ask", json=body, headers={"Origin": FRIEND})
        assert response.status == status
        assert response.headers["Access-Control-Allow-Origin"] == FRIEND
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert "Origin" in response.headers["Vary"]


async def test_invitation_is_for_one_site_and_for_the_api(open_site: OpenSite) -> None:
    """Another site is still refused, and pages are opened to nobody."""
    visitor = await open_site(web={"allowed_origins": [FRIEND]})
    other = await visitor.options("/api/ask", headers={"Origin": FRIEND + ".evil.example"})
    assert "Access-Control-Allow-Origin" not in other.headers
    page = await visitor.get("/", headers={"Origin": FRIEND})
    assert "Access-Control-Allow-Origin" not in page.headers
