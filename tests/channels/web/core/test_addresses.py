"""A public address with a path: everything works under it, whether the proxy takes the path off or leaves it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from aiohttp.test_utils import make_mocked_request
from pydantic import ValidationError

from bot.channels.web.core.addresses import origin_of
from bot.channels.web.public.sessions import COOKIE
from bot.config.sections import WebSection

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from tests.channels.web.conftest import OpenSite, Visitor
    from tests.channels.web.fakes import FakeAssistant

PUBLIC = "https://exemple.org/questions/"
_ADDRESS = re.compile(r'(?:href|src|action|data-address)="(?!https?:|mailto:|tel:|#)([^"]*)"')


def _behind(public: str, *, taken_off: bool) -> str:
    """What reaches the program when somebody asks for a public address."""
    assert public.startswith("https://exemple.org/questions"), public
    path = public.removeprefix("https://exemple.org")
    return path.removeprefix("/questions") if taken_off else path


@pytest.mark.parametrize("taken_off", [True, False])
async def test_every_address_of_a_page_works_under_the_path(open_site: OpenSite, *, taken_off: bool) -> None:
    """Style, scripts, forms, the other language, the card: each leads back under the path, and something is there."""
    visitor = await open_site(web={"public_url": PUBLIC})
    pages = ["", "?question=c+ki+les+leaders", "?question=il+va+tu+pleuvoir", "confidentialite", "nothing"]
    pages += ["organisations", "organisations/fournil", "en/sujets/fete"]
    found = set()
    for page in pages:
        text = await (await visitor.get(_behind(PUBLIC + page, taken_off=taken_off))).text()
        found |= {urljoin(PUBLIC + page, address.replace("&amp;", "&")) for address in _ADDRESS.findall(text)}
    assert len(found) > 6
    for address in found:
        response = await visitor.get(_behind(address, taken_off=taken_off))
        assert response.status in (200, 405), address
    posted = await visitor.post(
        _behind(PUBLIC, taken_off=taken_off), data={"question": "c ki les leaders"}, allow_redirects=False
    )
    shown = await visitor.get(_behind(urljoin(PUBLIC, posted.headers["Location"]), taken_off=taken_off))
    assert "Desjardins" in await shown.text()
    assert posted.cookies[COOKIE]["path"] == "/questions"


@pytest.mark.parametrize("prefix", ["", "/questions"])
async def test_the_api_is_the_api_under_the_path(open_site: OpenSite, prefix: str) -> None:
    """Answers, faults and invitations are JSON there, too."""
    friend = "https://friend.example"
    visitor = await open_site(web={"public_url": PUBLIC, "allowed_origins": [friend]})
    response = await visitor.post(f"{prefix}/api/ask", json={"question": "c ki les leaders"}, headers={"Origin": friend})
    assert (await response.json())["outcome"] == "answer"
    assert response.headers["Access-Control-Allow-Origin"] == friend
    assert (await (await visitor.post(f"{prefix}/api/nothing", json={})).json())["error"]["code"] == "not_found"


async def test_the_path_without_its_last_stroke_leads_there(open_site: OpenSite) -> None:
    """As people type it."""
    visitor = await open_site(web={"public_url": PUBLIC})
    response = await visitor.get("/questions", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (308, "/questions/")


async def test_the_widget_asks_where_it_lies(visitor: Visitor) -> None:
    """Not at the root of the site that serves it."""
    text = await (await visitor.get("/widget.js")).text()
    assert 'new URL(".", TAG.src)' in text
    assert ".origin" not in text


@pytest.mark.parametrize(
    "public", ["https://Demandez.Exemple.ORG", "HTTPS://demandez.exemple.org:443/", "https://demandez.exemple.org"]
)
async def test_capitals_and_the_usual_port_are_the_same_site(
    open_site: OpenSite, assistant: FakeAssistant, public: str
) -> None:
    """Browsers write an origin in small letters and without the usual port, whatever the settings have."""
    visitor = await open_site(web={"public_url": public})
    response = await visitor.post("/", data={"question": "bonjour"}, headers={"Origin": "https://demandez.exemple.org"})
    assert response.status == 200
    assert len(assistant.asked) == 1


async def test_the_host_of_a_request_may_have_capitals(visitor: Visitor) -> None:
    """And so may the one that a proxy passes on."""
    headers = {"Origin": "http://questions.exemple.org", "Host": "Questions.Exemple.org"}
    assert (await visitor.post("/", data={"question": "bonjour"}, headers=headers)).status == 200


@pytest.mark.parametrize("origin", ["http://[", "null", "https://", "exemple.org", "http://x:99999", "https://é.example:x"])
async def test_an_origin_that_is_none_is_refused(visitor: Visitor, origin: str) -> None:
    """In words, whatever it is."""
    assert (await visitor.post("/", data={"question": "bonjour"}, headers={"Origin": origin})).status == 403


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("https://Exemple.org/questions/", "https://exemple.org/questions"),
        ("http://[2001:DB8::1]:8080/a/b", "http://[2001:db8::1]:8080/a/b"),
        ("https://québec.example", "https://xn--qubec-csa.example"),
    ],
)
def test_a_public_address_is_kept_as_browsers_write_it(written: str, meant: str) -> None:
    """So that it can be compared."""
    assert WebSection(public_url=written).public_url == meant


@pytest.mark.parametrize(
    "written",
    [
        "exemple.org",
        "ftp://exemple.org",
        "https://",
        "https://exemple.org/?a=1",
        "https://exemple.org/#a",
        "https://me@exemple.org",
        "https://exemple.org:port",
        "https://exemple.org/a b",
        "https://exemple.org/a//b",
        "https://exemple.org/../b",
        "https://exemple.org/%7Ea",
        "https://[",
    ],
)
def test_a_public_address_that_cannot_work_is_refused_at_the_start(written: str) -> None:
    """With a sentence that shows how it is written."""
    with pytest.raises(ValidationError, match=r"https://example\.org/questions"):
        WebSection(public_url=written)


@pytest.mark.parametrize(
    ("public", "host", "expected"),
    [
        ("https://example.org/questions", "10.0.0.1:8080", "https://example.org"),
        ("", "Kerval.example:8080", "http://kerval.example:8080"),
        ("", "kerval.example:80", "http://kerval.example"),
        ("", "[::1]:8080", "http://[::1]:8080"),
        ("", 'a"><script>', ""),
        ("", "kerval.example:x", ""),
    ],
)
def test_the_origin_is_that_of_the_settings_else_of_the_request(
    make_site: Callable[..., web.Application], public: str, host: str, expected: str
) -> None:
    """What a client writes as its host stands in the page only when it is one."""
    app = make_site(web={"public_url": public})
    assert origin_of(make_mocked_request("GET", "/", headers={"Host": host}, app=app)) == expected
