"""The pages that are browsed: how many a second beside a bare aiohttp, and how soon they can be used on a slow phone.

The program is started as anybody starts it. The bare server sends the same bytes as a page of an organisation, packed as the
program packs it, in the same run. The slow phone is Chromium with the line and the processor held back by its own protocol.
"""

from __future__ import annotations

import asyncio
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import aiohttp
from aiohttp import web

from bot.knowledge import reader
from tests import chromium
from tests.eval import ROOT
from tests.perf.serving import Asked, bare, running, until_killed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.async_api import Browser

_AT_ONCE: Final = 16
_COUNT: Final = 4_000
_PACKED: Final = {"Accept-Encoding": "gzip", "Accept-Language": "fr"}
_LATENCY_MS: Final = 150
_BYTES_A_SECOND: Final = 1.6e6 / 8
_SLOWER: Final = 4
"""The line and the processor of an ordinary phone on the road: round trip, speed, by how much slower than here."""
_USABLE: Final = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const all = [page, ...performance.getEntriesByType("resource")];
  return {usable: Math.max(page.domContentLoadedEventEnd, painted ? painted.startTime : 0),
          bytes: all.reduce((sum, one) => sum + one.transferSize, 0)};
}"""


async def report(say: Callable[[str], None]) -> None:
    """Measure and tell."""
    pages = organisation_pages()
    async with running(say) as program:
        await _throughput(say, program.address, pages)
        await _first_views(say, program.address, ("/", "/organisations", pages[0], "/sujets", "/carte"))


def organisation_pages() -> list[str]:
    """The address of each organisation's page, without the site's."""
    entities = reader.read(ROOT / "knowledge").entities.values()
    return [f"/organisations/{entity.id}" for entity in entities if entity.type == "organisation"]


async def _throughput(say: Callable[[str], None], address: str, pages: Sequence[str]) -> None:
    async with aiohttp.ClientSession(headers=_PACKED, auto_decompress=False) as session:
        bodies = {path: await _body(session, f"{address}{path}") for path in pages}
    usual = sorted(pages, key=lambda path: len(bodies[path]))[len(pages) // 2]
    async with bare(bodies[usual], __name__) as plain:
        for title, asked in (("one page again and again", [usual]), (f"{len(pages)} pages in turn", pages)):
            paths = list(islice(cycle(asked), _COUNT))
            same, bare_seen = await _rate([f"{plain}/"] * _COUNT)
            found, seen = await _rate([f"{address}{path}" for path in paths])
            say(
                f"{title} (n={_COUNT}, {len(bodies[usual]) / 1e3:.1f} kB as sent): {found:.0f} a second, bare aiohttp "
                f"{same:.0f}, {found / same:.2f} of it; {seen.spread()}; bare {bare_seen.spread()}"
            )


async def _body(session: aiohttp.ClientSession, address: str) -> bytes:
    async with session.get(address) as got:
        return await got.read()


async def _rate(addresses: Sequence[str]) -> tuple[float, Asked]:
    """Pages a second, so many at once."""
    asked, left = Asked(), iter(addresses)

    async def visitor(session: aiohttp.ClientSession) -> None:
        for address in left:
            began = time.perf_counter()
            async with session.get(address) as got:
                await got.read()
            asked.seconds.append(time.perf_counter() - began)
            asked.statuses[got.status] = asked.statuses.get(got.status, 0) + 1

    async with aiohttp.ClientSession(headers=_PACKED, cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False) as session:
        began = time.perf_counter()
        await asyncio.gather(*(visitor(session) for _ in range(_AT_ONCE)))
        return len(asked.seconds) / (time.perf_counter() - began), asked


def constant(file: str, port: int) -> None:
    """Send the bytes of a file, which are packed, to everybody."""
    body = Path(file).read_bytes()

    async def same(_request: web.Request) -> web.Response:
        return web.Response(body=body, content_type="text/html", headers={"Content-Encoding": "gzip"})

    until_killed(web.get("/", same), port)


async def _first_views(say: Callable[[str], None], address: str, paths: Sequence[str]) -> None:
    """How soon each can be read and used by who opens it first, and how many bytes came for it."""
    async with chromium.opened() as browser:
        for path in paths:
            usable, size = await _first_view(browser, f"{address}{path}")
            say(
                f"{path} at {_LATENCY_MS} ms, {8 * _BYTES_A_SECOND / 1e6:.1f} Mbit/s, a processor {_SLOWER} times slower: "
                f"usable after {usable / 1e3:.2f} s, {size / 1e3:.1f} kB"
            )


async def _first_view(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until the page is painted and its script has run, and bytes as sent, of an empty cache."""
    context = await browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-CA")
    page = await context.new_page()
    held = await context.new_cdp_session(page)
    await held.send("Network.enable")
    line = {
        "offline": False,
        "latency": _LATENCY_MS,
        "downloadThroughput": _BYTES_A_SECOND,
        "uploadThroughput": _BYTES_A_SECOND,
    }
    await held.send("Network.emulateNetworkConditions", line)
    await held.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    await page.goto(address, wait_until="load")
    await page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    told = await page.evaluate(_USABLE)
    await context.close()
    return float(told["usable"]), float(told["bytes"])
