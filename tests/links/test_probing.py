"""Asking addresses, against servers of our own: how politely, and what is made of each answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from bot.links.addresses import Address, addresses
from bot.links.probing import Answered, Pace, ask_all
from bot.links.report import as_json, lines
from tests import village
from tests.patience import begun

if TYPE_CHECKING:
    from aiohttp.test_utils import TestServer
    from pytest_aiohttp.plugin import AiohttpServer


class Host:
    """A site that answers with the status in its path, and counts who asks at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.at_once = 0
        self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """`/404` is gone; `/headless` knows no HEAD; `/moved` and `/elsewhere` lead on, for good and for now."""
        self.asked.append((request.method, request.path))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await begun()  # whoever asks at the same time comes in meanwhile
            await self.gate.wait()
        finally:
            self.at_once -= 1
        match request.path:
            case "/moved":
                raise web.HTTPMovedPermanently("/200")
            case "/elsewhere":
                raise web.HTTPFound("/200")
            case "/headless":
                return web.Response(status=405 if request.method == "HEAD" else 200)
            case path:
                return web.Response(status=int(path[1:]))


@pytest.fixture
def host() -> Host:
    """What the site saw."""
    return Host()


@pytest.fixture
async def site(host: Host, aiohttp_server: AiohttpServer) -> TestServer:
    """The site."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", host.answer)
    return await aiohttp_server(app)


def at(site: TestServer, path: str) -> Address:
    """An address of the site."""
    return Address(str(site.make_url(path)), ("entities:fournil",))


class Waits:
    """A pace whose pauses are written down, not waited for."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def pause(self, seconds: float) -> None:
        """Note it."""
        self.seconds.append(seconds)


@pytest.mark.parametrize(
    ("path", "state", "asked"),
    [
        ("/200", "fine", ["HEAD"]),
        ("/headless", "fine", ["HEAD", "GET"]),
        ("/elsewhere", "fine", ["HEAD", "HEAD"]),
        ("/moved", "moved", ["HEAD", "HEAD"]),
        ("/404", "gone", ["HEAD", "GET"]),
        ("/410", "gone", ["HEAD", "GET"]),
        ("/403", "unsure", ["HEAD", "GET"]),
        ("/429", "unsure", ["HEAD", "GET"]),
        ("/503", "unsure", ["HEAD", "GET"]),
    ],
)
async def test_what_is_made_of_an_answer(host: Host, site: TestServer, path: str, state: str, asked: list[str]) -> None:
    """HEAD is enough where it is answered; a refusal of it says nothing, and is asked again in full."""
    (answered,) = await ask_all([at(site, path)], Pace(pause=Waits().pause))
    assert answered.state == state
    assert [method for method, _ in host.asked] == asked
    assert answered.leads_to == (str(site.make_url("/200")) if state == "moved" else None)


async def test_nobody_there_is_silence_with_its_cause(unused_tcp_port: int) -> None:
    """Not a failure of the command, and no other address waits in vain."""
    (answered,) = await ask_all([Address(f"http://127.0.0.1:{unused_tcp_port}/", ())], Pace())
    assert (answered.state, answered.status) == ("silent", None)
    assert str(unused_tcp_port) in answered.cause


async def test_who_takes_too_long_is_silent(host: Host, site: TestServer) -> None:
    """A host that never answers holds up nothing for ever."""
    host.gate.clear()
    (answered,) = await ask_all([at(site, "/200")], Pace(timeout=0.05))
    host.gate.set()
    assert (answered.state, answered.cause) == ("silent", "no answer within 0.05 s")


async def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_between(host: Host, site: TestServer) -> None:
    """Four addresses, three pauses; the answers in the order of the addresses."""
    waits = Waits()
    every = [at(site, f"/{status}") for status in (203, 200, 202, 201)]
    answers = await ask_all(every, Pace(between=3, pause=waits.pause))
    assert [answered.address for answered in answers] == every
    assert host.most_at_once == 1
    assert waits.seconds == [3, 3, 3]


async def test_hosts_do_not_wait_for_each_other(host: Host, site: TestServer, aiohttp_server: AiohttpServer) -> None:
    """The first is answered only once the second was asked: one after the other, this would be silent."""
    host.gate.clear()

    async def opens(_request: web.Request) -> web.Response:
        host.gate.set()
        return web.Response()

    app = web.Application()
    app.router.add_route("*", "/", opens)
    other = Address(str((await aiohttp_server(app)).make_url("/")), ())
    answers = await ask_all([at(site, "/200"), other], Pace(timeout=10))
    assert [answered.state for answered in answers] == ["fine", "fine"]


def test_every_address_that_people_are_given_is_asked_once() -> None:
    """Of steps, those of facts too, and of sources, with all the places that name it; numbers, mails and maps are none."""
    steps = (
        "actions:\n  - {kind: website, value: 'https://gazette.example/1', source: gazette}\n"
        "  - {kind: form, value: 'https://forge.example/f', source: gazette}\n"
        "  - {kind: phone, value: '811', source: gazette}\n  - {kind: map, value: Au pont, source: gazette}\n"
    )
    handed_in = "[{kind: form, value: 'https://forge.example/h', source: gazette}]"
    fact = f"facts: {{activity: {{fr: On y forge., source: gazette, actions: {handed_in}}}}}\n"
    forge = village.FILES["organisations/forge.yaml"] + steps + fact
    assert addresses(village.knowledge(organisations__forge=forge)) == (
        Address("https://forge.example/f", ("entities:forge",)),
        Address("https://forge.example/h", ("entities:forge",)),
        Address("https://gazette.example/1", ("entities:forge", "sources:gazette")),
    )


def test_the_report_says_what_is_to_be_mended_and_where() -> None:
    """What answers is counted and not listed; when nothing answers, perhaps it is us."""
    gone = Answered(Address("https://a.example/x", ("entities:forge",)), "gone", 404)
    fine = Answered(Address("https://b.example/", ("sources:gazette",)), "fine", 200)
    silent = Answered(Address("https://c.example/", ("topics:fete",)), "silent", cause="no such host")
    told = list(lines([fine, silent, gone], "en"))
    assert told == [
        "https://a.example/x\u00a0: is gone, answers 404 (entities:forge)",
        "https://c.example/\u00a0: does not answer: no such host (topics:fete)",
        "3 addresses: 1 answer, 0 have moved, 1 are gone, 1 do not answer, 0 to be opened by somebody.",
    ]
    assert list(lines([silent], "fr"))[-1] == "Aucune ne répond\u00a0: y a-t-il un réseau ici?"
    report = as_json([fine, gone], "2026-11-29")
    assert report["counts"] == {"fine": 1, "moved": 0, "gone": 1, "unsure": 0, "silent": 0}
    assert report["links"][1] == {
        "url": "https://a.example/x",
        "state": "gone",
        "status": 404,
        "leads_to": None,
        "cause": None,
        "in": ("entities:forge",),
    }
