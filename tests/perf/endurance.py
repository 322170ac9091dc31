"""Half a million requests to the running program: whether one fails, and how its memory goes.

Nine in ten are for pages, the others for the API's lists, and one in a hundred asks a question; all are asked again and again,
as what is the same for everybody is. Memory is that of the program and of the processes that it started, read after a warm-up.
"""

from __future__ import annotations

import asyncio
import time
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import aiohttp

from tests.benchmarks.memory import resident
from tests.perf.pages import organisation_pages
from tests.perf.serving import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REQUESTS: Final = 500_000
_STEP: Final = 50_000
"""Requests between two lines; the first so many are the warm-up."""
_AT_ONCE: Final = 16
_A_HUNDRED: Final = 100
_QUESTION: Final = {"question": "Quels sont les partenaires leaders?"}


async def report(say: Callable[[str], None], requests: int = REQUESTS) -> None:
    """Ask, and tell after each step."""
    async with running(say) as program:
        left, warm, failed = _requests(organisation_pages()), 0.0, 0
        for done in range(_STEP, requests + 1, _STEP):
            began = time.perf_counter()
            failed += await _asked(program.address, islice(left, _STEP))
            now = sum(map(resident, _family(program.process)))
            warm = warm or now
            say(
                f"{done} requests, {failed} failed, {_STEP / (time.perf_counter() - began):.0f} a second, "
                f"{now:.0f} MiB, {now / warm - 1:+.1%} since the warm-up"
            )


def _requests(pages: list[str]) -> Iterator[str | None]:
    """Paths without end; None for the question."""
    for number, page in enumerate(cycle(pages)):
        if number % _A_HUNDRED == 0:
            yield None
        else:
            yield f"/api/entities?offset={number % 70}&limit=10" if number % 10 == 1 else page


async def _asked(address: str, requests: Iterator[str | None]) -> int:
    """How many of these were not answered with 200."""
    failed = 0

    async def visitor(session: aiohttp.ClientSession, number: int) -> None:
        nonlocal failed
        for path in requests:
            headers = {"X-Forwarded-For": f"192.0.2.{number}"}
            method, to = ("POST", "/api/ask") if path is None else ("GET", path)
            async with session.request(
                method, f"{address}{to}", json=_QUESTION if path is None else None, headers=headers
            ) as got:
                await got.read()
                failed += got.status != 200

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar(), auto_decompress=False) as session:
        await asyncio.gather(*(visitor(session, number) for number in range(_AT_ONCE)))
    return failed


def _family(process: int) -> Iterator[int]:
    """A process and all that it started, and they in turn."""
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split():
        yield from _family(int(child))
