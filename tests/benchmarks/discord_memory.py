"""How the program fares under very many questions on Discord: memory, what is lost, what comes twice; over our stand-in."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.channels.discord.payloads import TOKEN
from tests.channels.discord.standin import StandIn
from tests.eval import ROOT, cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.channels.discord.api import Interaction

COUNT: Final = 50_000
AT_ONCE: Final = 50
WARM_UP: Final = 5_000
"""Questions after which memory is looked at first: by then the short memories (conversations, answers, replies) are full."""

STEP: Final = 5_000
_QUESTIONS: Final = 1_000
"""Different questions, more than are remembered, so that thinking and remembering are measured and not only the way there."""


def memory(pid: int) -> float:
    """Megabytes that a process holds in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def measure(say: Callable[[str], None], count: int = COUNT) -> None:
    """Ask that often, and say what it cost. Needs `/proc`, so Linux."""
    with tempfile.TemporaryDirectory() as folder:
        async with StandIn() as stand_in:
            process = await _started(stand_in, Path(folder))
            try:
                await stand_in.connected()
                await stand_in.until(lambda: stand_in.api.commands, "commands")
                await _asked(say, stand_in, process.pid, count)
            finally:
                process.send_signal(signal.SIGTERM)
                await process.wait()


async def _started(stand_in: StandIn, folder: Path) -> asyncio.subprocess.Process:
    """The program with the knowledge of the region, pointed at the stand-in, on an empty database."""
    settings = {
        "DISCORD_TOKEN": TOKEN,
        "PYTHONPATH": str(ROOT),
        "KAMOURASKA_STORE__PATH": str(folder / "questions.sqlite3"),
        "KAMOURASKA_DISCORD__QUESTIONS_PER_MINUTE": str(10**6),
        "KAMOURASKA_LOGGING__LEVEL": "error",
    }
    program = ROOT / "tests" / "channels" / "discord" / "pointed_at.py"
    command = [sys.executable, str(program), stand_in.url, "run", "--port", "0"]
    return await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=os.environ | settings, stdout=asyncio.subprocess.DEVNULL
    )


async def _asked(say: Callable[[str], None], stand_in: StandIn, pid: int, count: int) -> None:
    texts: Iterator[str] = cycle([case.text for case in cases()][:_QUESTIONS])
    lost = twice = done = 0
    warm = 0.0
    started = time.perf_counter()
    numbers = iter(range(count))

    async def ask() -> None:
        nonlocal lost, twice, done, warm
        for number in numbers:
            interaction = await stand_in.slash("demander", person=str(6 * 10**17 + number % 2000), question=next(texts))
            try:
                await stand_in.answered(interaction)
            except AssertionError:
                lost += 1
            twice += len(interaction.answers) > 1
            _let_go(stand_in, interaction)
            done += 1
            if done == WARM_UP:
                warm = memory(pid)
            if done % STEP == 0:
                now = memory(pid)
                grown = f"{now / warm - 1:+.1%} since {WARM_UP}" if done > WARM_UP else ""
                pace = done / (time.perf_counter() - started)
                say(f"{done:6d} asked: {now:.1f} MB {grown}  lost {lost}, twice {twice}, {pace:.0f}/s")

    await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    say(f"refused by the stand-in: {len(stand_in.api.refused)}")


def _let_go(stand_in: StandIn, interaction: Interaction) -> None:
    """Keep the stand-in small: it remembers everything, for tests to look at."""
    stand_in.api.requests.clear()
    del stand_in.api.interactions[interaction.payload["token"]]
