"""The running program under load: how much it answers a second, and how long a visitor waits while it is attacked.

The program is started as anybody starts it, on a database of its own, and asked over HTTP. A bare aiohttp that says to all the
bytes of one of its answers is asked beside it, in the same run, so that what other programs take of the machine can be
divided out.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import web

from bot.knowledge import reader
from tests.eval import ROOT, cases
from tests.perf.shapes import SEED, messages, words_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Sequence

_HEADERS: Final = {"Accept-Language": "fr"}
_AT_ONCE: Final = 16
_PORT: Final = int(os.environ.get("PERF_PORT", "0"))


@dataclass(slots=True)
class Asked:
    """What became of questions: seconds each, how many by status, how many of them were noted."""

    seconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    noted: int = 0

    def spread(self) -> str:
        """Median, 95th and 99th percentile, in milliseconds."""
        ordered = sorted(1e3 * one for one in self.seconds)
        shown = (f"p{share} {ordered[min(len(ordered) - 1, len(ordered) * share // 100)]:.1f}" for share in (50, 95, 99))
        return f"{'  '.join(shown)} ms (n={len(ordered)}, {self.statuses})"


@dataclass(frozen=True, slots=True)
class Program:
    """The program as it runs: where it answers, and its process."""

    address: str
    process: int


@asynccontextmanager
async def running(say: Callable[[str], None]) -> AsyncIterator[Program]:
    """The program, from its start to its end."""
    with tempfile.TemporaryDirectory(prefix="kamouraska-perf-") as made:
        environment = os.environ | {
            "KAMOURASKA_STORE__PATH": f"{made}/questions.sqlite3",
            "KAMOURASKA_STORE__DAILY_LIMIT_PER_ASKER": "1000000",
            "KAMOURASKA_WEB__PORT": str(_PORT),
            "KAMOURASKA_WEB__TRUSTED_PROXIES": "127.0.0.0/8",
            "KAMOURASKA_WEB__QUESTIONS_PER_MINUTE": "1000000",
            "KAMOURASKA_WEB__QUESTIONS_PER_MINUTE_PER_ADDRESS": "1000000",
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
        )
        try:
            assert process.stdout is not None
            while "http://" not in (line := (await process.stdout.readline()).decode()):
                if not line:
                    raise RuntimeError("the program did not start")
            yield Program("http://" + line.split("http://")[1].split()[0].rstrip("/."), process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            await process.communicate()
            say(f"the program ended in {time.monotonic() - began:.2f} s")


async def ask(session: aiohttp.ClientSession, address: str, text: str, visitor: str, asked: Asked) -> None:
    """One question in the name of a visitor's address."""
    began = time.perf_counter()
    async with session.post(
        f"{address}/api/ask", json={"question": text}, headers=_HEADERS | {"X-Forwarded-For": visitor}
    ) as got:
        body = await got.read()
    asked.seconds.append(time.perf_counter() - began)
    asked.statuses[got.status] = asked.statuses.get(got.status, 0) + 1
    asked.noted += b'"noted": true' in body


async def rate(address: str, texts: Iterable[str]) -> tuple[float, Asked]:
    """Questions a second, so many at once."""
    asked, left = Asked(), iter(texts)

    async def visitor(number: int, session: aiohttp.ClientSession) -> None:
        for text in left:
            await ask(session, address, text, f"192.0.2.{number}", asked)

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        began = time.perf_counter()
        await asyncio.gather(*(visitor(number, session) for number in range(_AT_ONCE)))
        return len(asked.seconds) / (time.perf_counter() - began), asked


@asynccontextmanager
async def bare(body: bytes, program: str) -> AsyncIterator[str]:
    """A bare aiohttp in a process of its own that sends the same body to everybody; gives its address.

    Args:
        program: the module whose `constant(file, port)` serves what stands in that file, and ends in `until_killed`.
    """
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(body)
        kept.flush()
        line = f"from {program} import constant; constant({kept.name!r}, {_PORT + 1 if _PORT else 0})"
        process = await asyncio.create_subprocess_exec(*(sys.executable, "-c", line), cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        assert process.stdout is not None
        port = (await process.stdout.readline()).decode().strip()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.kill()
            await process.wait()


def until_killed(route: web.RouteDef, port: int) -> None:
    """Serve one address until killed, having told the port."""

    async def serve() -> None:
        app = web.Application()
        app.add_routes([route])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        sys.stdout.write(f"{runner.addresses[0][1]}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()

    asyncio.run(serve())


def constant(file: str, port: int) -> None:
    """Read each question and say to everybody what stands in the file."""
    body = Path(file).read_bytes()

    async def same(request: web.Request) -> web.Response:
        await request.json()
        return web.Response(body=body, content_type="application/json")

    until_killed(web.post("/api/ask", same), port)


def _different(count: int, *, answered: bool) -> list[str]:
    """Different questions of the tests, those that are to be answered or refused; with a courtesy where there are too few."""
    known = list(dict.fromkeys(case.text for case in cases() if (case.expected == "answered") is answered))
    begun = [
        f"{before}{text}" for before in ("", "Bonjour, ", "Dites-moi, ", "svp ", "allo, ", "Hi, ", "ok ") for text in known
    ]
    random.Random(SEED).shuffle(begun)
    return begun[:count]


async def throughput(say: Callable[[str], None], address: str) -> None:
    """Questions a second of three kinds, with the bare server's beside each."""
    one = "Qui sont les partenaires Leader?"
    kinds: Sequence[tuple[str, list[str]]] = (
        ("one question again and again", [one] * 2_000),
        ("2,000 different ones, most answered", _different(2_000, answered=True)),
        ("2,000 different ones, most refused and noted", _different(2_000, answered=False)),
    )
    async with (
        aiohttp.ClientSession(headers=_HEADERS) as session,
        session.post(f"{address}/api/ask", json={"question": one}) as got,
    ):
        body = await got.read()
    async with bare(body, __name__) as plain:
        for title, texts in kinds:
            constant_rate, same = await rate(plain, texts)
            found, asked = await rate(address, texts)
            say(
                f"{title} (n={len(texts)}): {found:.0f} a second, bare aiohttp with {len(body) / 1e3:.1f} kB "
                f"{constant_rate:.0f}, {found / constant_rate:.2f} of it; noted {asked.noted}; {asked.spread()}; "
                f"bare {same.spread()}"
            )


async def attacked(say: Callable[[str], None], address: str, seconds: float = 20.0) -> None:
    """A visitor who asks twice a second, alone, and while 200 addresses ask the hardest questions without a pause."""
    knowledge = reader.read(ROOT / "knowledge")
    hard = [text for _, text in messages(words_of(knowledge)) if text.strip()]
    # Each asked once: what was answered a moment ago is given again at once.
    texts = iter(_different(2_000 + int(8 * seconds), answered=True)[2_000:])
    quiet = await _visiting(address, seconds, texts)
    say(f"a visitor alone:                 {quiet.spread()}")
    attack, stop = Asked(), asyncio.Event()

    async def attacker(number: int, session: aiohttp.ClientSession) -> None:
        for text in islice(cycle(hard), number * 7, None):
            if stop.is_set():
                return
            await ask(session, address, f"{text[:1990]} {number}", f"198.51.{number // 250}.{number % 250}", attack)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), connector=connector) as session:
        attackers = [asyncio.create_task(attacker(number, session)) for number in range(200)]
        await asyncio.sleep(3)
        beside = await _visiting(address, seconds, texts)
        stop.set()
        await asyncio.gather(*attackers, return_exceptions=True)
    say(f"beside 200 addresses that attack: {beside.spread()}")
    say(f"the attackers:                   {attack.spread()}, noted {attack.noted}")


async def _visiting(address: str, seconds: float, texts: Iterable[str]) -> Asked:
    asked, left, until = Asked(), iter(texts), time.monotonic() + seconds
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        while time.monotonic() < until:
            await ask(session, address, next(left), "203.0.113.9", asked)
            await asyncio.sleep(0.5)
    return asked


async def report(say: Callable[[str], None]) -> None:
    """Measure and tell."""
    async with running(say) as program:
        await throughput(say, program.address)
        await attacked(say, program.address)
