"""Asks web addresses whether they still answer: one at a time of each host, with a pause between. Writes nothing."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.links.addresses import Address

State = Literal["fine", "moved", "gone", "unsure", "silent"]
"""What became of an address.

`fine`: it answers. `moved`: it answers elsewhere, for good. `gone`: the host says that there is nothing. `unsure`: the host
answers, but not to a program, or not now; a person must look. `silent`: nobody answers under that name.
"""

TO_MEND: Final[tuple[State, ...]] = ("gone", "silent", "moved")

HOSTS: Final = 8
"""Hosts that are asked at the same time."""

_AGENT: Final = "kamouraska-bot (checks weekly at most whether links still work)"
_MOVED: Final = frozenset({301, 308})
_GONE: Final = frozenset({404, 410})
_FAILED: Final = 400


@dataclass(frozen=True, slots=True)
class Pace:
    """How hard hosts are asked.

    Attributes:
        between: seconds from one answer of a host to the next question to it.
        timeout: seconds that an answer may take.
        pause: waits so many seconds.
    """

    between: float = 2.0
    timeout: float = 20.0
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True, slots=True)
class Answered:
    """What an address answered.

    Attributes:
        status: of HTTP; None when nobody answered.
        leads_to: where it has moved for good; None when it has not.
        cause: why nobody answered, in the words of the system.
    """

    address: Address
    state: State
    status: int | None = None
    leads_to: str | None = None
    cause: str = ""


async def ask_all(addresses: Sequence[Address], pace: Pace | None = None) -> tuple[Answered, ...]:
    """Ask every address; the answers, in the order of the addresses. Never raises for what a host does."""
    pace = pace or Pace()
    by_host: defaultdict[str, list[Address]] = defaultdict(list)
    for address in addresses:
        by_host[address.host].append(address)
    turn = asyncio.Semaphore(HOSTS)
    timeout = aiohttp.ClientTimeout(total=pace.timeout)
    jar = aiohttp.DummyCookieJar()  # every question stands alone
    async with aiohttp.ClientSession(timeout=timeout, headers={"User-Agent": _AGENT}, cookie_jar=jar) as web:
        every = await asyncio.gather(*(_ask_host(web, of_host, pace, turn) for of_host in by_host.values()))
    found = {answered.address: answered for answers in every for answered in answers}
    return tuple(found[address] for address in addresses)


async def _ask_host(
    web: aiohttp.ClientSession, addresses: Iterable[Address], pace: Pace, turn: asyncio.Semaphore
) -> list[Answered]:
    """One after the other: whoever runs a small site is not to notice."""
    answers: list[Answered] = []
    async with turn:
        for address in addresses:
            if answers:
                await pace.pause(pace.between)
            answers.append(await _ask(web, address, pace))
    return answers


async def _ask(web: aiohttp.ClientSession, address: Address, pace: Pace) -> Answered:
    try:
        told = await _told(web, "HEAD", address)
        if told.state not in ("fine", "moved"):  # many a server knows no HEAD, and says anything
            await pace.pause(pace.between)
            told = await _told(web, "GET", address)
    except TimeoutError:
        return Answered(address, "silent", cause=f"no answer within {pace.timeout:g} s")
    except (aiohttp.ClientError, OSError, ValueError) as error:  # ValueError: an address of a redirection that is none
        return Answered(address, "silent", cause=str(error) or type(error).__name__)
    return told


async def _told(web: aiohttp.ClientSession, method: str, address: Address) -> Answered:
    async with web.request(method, address.url, allow_redirects=True) as response:
        if response.status in _GONE:
            return Answered(address, "gone", response.status)
        if response.status >= _FAILED:
            return Answered(address, "unsure", response.status)
        if response.history and all(step.status in _MOVED for step in response.history):
            return Answered(address, "moved", response.status, str(response.url))
        return Answered(address, "fine", response.status)
