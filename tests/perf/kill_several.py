"""Three processes on one PostgreSQL database, one of them killed (`kill -9`) each round under load; then count.

Each question that was acknowledged must be there once, each person told once, each period posted once, and every group tell
what its questions tell. A person whose process died between letting go of the wish and telling is told no more: at most once
a kill, and counted. `python -m tests.perf.kill_several 100` runs a hundred rounds.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.store.database import Database
from tests.patience import PATIENCE
from tests.postgres import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PROCESSES: Final = 3
EACH: Final = 20
"""Lines of every process that runs, between two kills at least."""

UNTOLD: Final = """
    SELECT g.id FROM question_group AS g LEFT JOIN question AS q ON q.group_id = g.id
    GROUP BY g.id HAVING g.count <> count(q.id) OR g.askers <> count(DISTINCT q.asker)
"""
UNTRAILED: Final = """
    SELECT id FROM question_group AS g WHERE state = 'dismissed'
        AND NOT EXISTS (SELECT 1 FROM act WHERE group_id = g.id AND verb = 'dismiss')
"""


@dataclass(slots=True)
class Several:
    """The processes, and what each said that it did.

    Attributes:
        said: by what was done, how often of each thing.
    """

    url: str
    said: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kills: int = 0
    _running: dict[str, tuple[asyncio.subprocess.Process, asyncio.Task[None]]] = field(default_factory=dict)
    _lines: Counter[str] = field(default_factory=Counter)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _started: int = 0

    async def start_one(self) -> None:
        """One more."""
        self._started += 1
        name = f"p{self._started}"
        command = (sys.executable, "-m", "tests.store.postgres.one_of_several", self.url, name)
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        self._running[name] = process, asyncio.create_task(self._listen(name, process))

    async def all_have_worked(self) -> None:
        """Wait until each that runs has said some more."""
        before = Counter(self._lines)
        async with asyncio.timeout(PATIENCE * 3):
            while any(self._lines[name] < before[name] + EACH for name in self._running):
                self._more.clear()
                await self._more.wait()

    async def kill(self, name: str | None = None) -> None:
        """End one, or any, in the middle of what it does; all that it had said counts."""
        name = name or random.choice(sorted(self._running))
        process, listening = self._running.pop(name)
        process.kill()
        await process.wait()
        await listening
        self.kills += 1

    async def kill_all(self) -> None:
        """End them all."""
        for name in list(self._running):
            await self.kill(name)

    async def _listen(self, name: str, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            what, _, thing = line.decode().rstrip("\n").partition(" ")
            if line.endswith(b"\n"):
                self.said[what][thing] += 1
            self._lines[name] += 1
            self._more.set()

    async def found_wrong(self) -> list[str]:
        """What does not agree with what was said; nothing when all is well. None may run."""
        async with await Database.open(self.url) as database:
            kept = Counter(str(row[0]) for row in await database.read("SELECT text FROM question"))
            waiting = {str(row[0]) for row in await database.read("SELECT text FROM wish")}
            wrong = list(self._wrong(kept, waiting))
            wrong += [f"group {row[0]} tells something else than its questions" for row in await database.read(UNTOLD)]
            wrong += [f"group {row[0]} was dismissed by nobody" for row in await database.read(UNTRAILED)]
        return wrong

    def _wrong(self, kept: Counter[str], waiting: set[str]) -> Iterator[str]:
        for text in self.said["noted"]:
            if kept[text] != 1:
                yield f"acknowledged and kept {kept[text]} times: {text}"
        yield from (f"kept {times} times: {text}" for text, times in kept.items() if times > 1)
        for what in ("told", "posted"):
            yield from (f"{what} {times} times: {thing}" for thing, times in self.said[what].items() if times > 1)
        yield from (f"told and still waiting: {text}" for text in self.said["told"] if text in waiting)
        lost = [text for text in self.said["wished"] if text not in waiting and text not in self.said["told"]]
        if len(lost) > self.kills:
            yield f"{len(lost)} not told and not waiting, after {self.kills} kills"


async def killed(url: str, rounds: int, *, shown: bool = False) -> Several:
    """So many rounds; what is left at the end runs no more."""
    several = Several(url)
    try:
        for _ in range(PROCESSES):
            await several.start_one()
        for number in range(1, rounds + 1):
            await several.all_have_worked()
            await several.kill()
            await several.start_one()
            if shown:
                sys.stderr.write(f"round {number} of {rounds}: {len(several.said['noted'])} noted\n")
        await several.all_have_worked()
    finally:
        await several.kill_all()
    return several


async def main(rounds: int) -> int:
    """Run them, and say what came of it."""
    with serving() as server:
        several = await killed(server.new(), rounds, shown=True)
        wrong = await several.found_wrong()
    counted = ", ".join(f"{sum(things.values())} {what}" for what, things in sorted(several.said.items()))
    sys.stdout.write(f"{several.kills} kills; {counted}; wrong: {len(wrong)}\n")
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]))))
