"""What is wrong, as a page that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest
import structlog
from aiohttp import web

from bot import request_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_aiohttp.plugin import AiohttpClient

    from tests.channels.web.conftest import Visitor

ENGLISH = {"Accept-Language": "en-CA,en;q=0.9"}


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/staff", 403, "réservée à l’équipe"),
        ("GET", "/nulle-part", 404, "rien à cette adresse"),
        ("GET", "/static/", 404, "rien à cette adresse"),
        ("GET", "/static/nothing.css", 404, "rien à cette adresse"),
        ("GET", "/static/..%2f..%2f..%2fconfig.py", 404, "rien à cette adresse"),
        ("DELETE", "/", 405, "Méthodes permises\u00a0: GET,HEAD,POST"),
        ("POST", "/?question=x", 413, "trop gros"),
        ("POST", "/?casse", 500, "a lâché de notre côté"),
    ],
)
async def test_what_is_wrong_is_a_readable_page(visitor: Visitor, method: str, path: str, status: int, said: str) -> None:
    """Every fault outside the API is a page in words, with the way back, in the visitor's language."""
    body = {413: b"x" * 200_000, 500: b"question=casse-toi"}.get(status)
    with structlog.testing.capture_logs():
        response = await visitor.request(method, path, data=body)
    page = await response.text()
    assert response.status == status
    assert response.content_type == "text/html"
    assert said in page
    assert 'href="/?lang=fr"' in page
    assert "Traceback" not in page


async def test_a_failure_and_its_line_in_the_log_bear_one_number(visitor: Visitor) -> None:
    """Whoever reports it can say which it was; what is the visitor's own slip has none."""
    with structlog.testing.capture_logs(processors=[request_ids.numbered]) as logged:
        failed = await visitor.request("POST", "/?casse", data=b"question=casse-toi")
        again = await visitor.request("POST", "/?casse", data=b"question=casse-toi")
    numbers = [failed.headers["X-Request-Id"], again.headers["X-Request-Id"]]
    assert [line["request"] for line in logged] == numbers
    assert numbers[0] != numbers[1]
    assert "X-Request-Id" not in (await visitor.get("/nulle-part")).headers


async def test_fault_pages_speak_english_too(visitor: Visitor) -> None:
    """Somebody who reads English is told in English."""
    assert "nothing at this address" in await (await visitor.get("/nowhere", headers=ENGLISH)).text()


async def test_redirection_is_no_fault(aiohttp_client: AiohttpClient, make_site: Callable[..., web.Application]) -> None:
    """A page that sends visitors elsewhere does, instead of apologising."""

    async def moved(_request: web.Request) -> NoReturn:
        raise web.HTTPSeeOther("/confidentialite")

    app = make_site()
    app.router.add_get("/moved", moved)
    visitor = await aiohttp_client(app)
    response = await visitor.get("/moved", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, "/confidentialite")
