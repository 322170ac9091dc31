"""Three processes on one PostgreSQL database, one of them killed (`kill -9`) each round under load; then count.

Each question that was acknowledged must be there once, each person told once, each period posted once, and every group tell
what its questions tell. A person whose process died between letting go of the wish and telling is told no more: at most once
a kill, and counted. `python -m tests.perf.kill_several 100 60` runs a hundred rounds, or as many as an hour allows. With
a third word, `bots`, each process is a whole bot besides: in each round staff answer at the page of one, and it is
measured how many seconds go by until each of the others gives that answer.
"""

from __future__ import annotations

import asyncio
import math
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.store.database import Database
from tests.patience import PATIENCE
from tests.perf.teaching import Teaching
from tests.postgres import serving
from tests.village import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PROCESSES: Final = 3
EACH: Final = 20
"""Lines of every process that runs, between two kills at least."""
WANTED_SECONDS: Final = 2.0
"""Within which an answer that one learned is to be given by each other."""

CONFIG: Final = """\
web: {port: 0, questions_per_minute: 100000, questions_per_minute_per_address: 100000}
store: {daily_limit_per_asker: 100000, retention_days: 36500}
answering: {processes: 1}
logging: {level: error}
"""

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
        teaching: where the processes are whole bots, what staff answer, and how long it takes to be known everywhere.
        ended: processes that ended by themselves, as where no worker came up on a busy machine; another was started for each.
    """

    url: str
    teaching: Teaching | None = None
    said: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    kills: int = 0
    ended: int = 0
    patience: float = PATIENCE * 3
    _running: dict[str, tuple[asyncio.subprocess.Process, asyncio.Task[None]]] = field(default_factory=dict)
    _lines: Counter[str] = field(default_factory=Counter)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _started: int = 0
    _sites: dict[str, str] = field(default_factory=dict)

    async def start_one(self) -> None:
        """One more."""
        self._started += 1
        name = f"p{self._started}"
        command = [sys.executable, "-m", "tests.perf.one_of_several", self.url, name]
        if self.teaching is not None:
            command[2:] = ["tests.perf.one_bot_of_several", self.url, name, str(self.teaching.folder)]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        self._running[name] = process, asyncio.create_task(self._listen(name, process))

    async def all_have_worked(self) -> None:
        """Wait until each that runs has said some more."""
        before = Counter(self._lines)
        async with asyncio.timeout(self.patience):
            while any(self._lines[name] < before[name] + EACH for name in self._running):
                self._more.clear()
                await self._more.wait()

    async def teach(self) -> None:
        """Have staff answer at one, and wait until each other that runs gives the answer; nothing where no bot serves."""
        if self.teaching is None:
            return
        site, *others = random.sample([self._sites[name] for name in self._running], len(self._running))
        await self.teaching.teach(site, others)

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
            if what == "serving":
                self._sites[name] = thing
            elif line.endswith(b"\n"):
                self.said[what][thing] += 1
            self._lines[name] += 1
            self._more.set()
        if self._running.pop(name, None) is not None:
            self.ended += 1
            await self.start_one()

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
        yield from (f"never heard of: {question}" for question in (self.teaching.never if self.teaching else ()))


async def killed(url: str, rounds: int, folder: Path | None = None, *, minutes: float | None = None) -> Several:
    """So many rounds; what is left at the end runs no more.

    Args:
        folder: where the village is laid out, for whole bots. Without it the processes do all but serve.
        minutes: after which no other round begins, however many there were; each round is told of, and waited for long.
    """
    several = Several(url, None if folder is None else Teaching(url, installed(folder)))
    ending = math.inf
    if minutes is not None:
        several.patience, ending = 60 * minutes, time.monotonic() + 60 * minutes
    try:
        for _ in range(PROCESSES):
            await several.start_one()
        for number in range(1, rounds + 1):
            if time.monotonic() > ending:
                break
            await several.all_have_worked()
            await several.teach()
            await several.kill()
            await several.start_one()
            if minutes is not None:
                learned = f", {_learned(several.teaching)}" if several.teaching else ""
                sys.stderr.write(f"round {number} of {rounds}: {len(several.said['noted'])} noted{learned}\n")
        await several.all_have_worked()
    finally:
        await several.kill_all()
    return several


def installed(folder: Path) -> Path:
    """The village in a folder, to be served by several."""
    lay_out(folder)
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    return folder


async def main(rounds: int, minutes: float, *, bots: bool) -> int:
    """Run them, and say what came of it."""
    with serving() as server, tempfile.TemporaryDirectory(prefix="kamouraska-several-") as folder:
        several = await killed(server.new(), rounds, Path(folder) if bots else None, minutes=minutes)
        wrong = await several.found_wrong()
    counted = ", ".join(f"{sum(things.values())} {what}" for what, things in sorted(several.said.items()))
    sys.stdout.write(f"{several.kills} kills, {several.ended} ended by themselves; {counted}; wrong: {len(wrong)}\n")
    if several.teaching is not None:
        sys.stdout.write(f"{_learned(several.teaching)}\n")
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return int(bool(wrong))


def _learned(teaching: Teaching) -> str:
    seconds = sorted(teaching.seconds)
    if not seconds:
        return f"nothing was learned; not taken from staff: {teaching.refused}"
    late = sum(each > WANTED_SECONDS for each in seconds)
    return (
        f"learned by one, answered by another: n {len(seconds)}, median {statistics.median(seconds):.2f} s, "
        f"95 of 100 within {seconds[int(len(seconds) * 0.95)]:.2f} s, slowest {seconds[-1]:.2f} s, "
        f"after more than {WANTED_SECONDS:g} s: {late}; not taken from staff: {teaching.refused}"
    )


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]), float(sys.argv[2]), bots="bots" in sys.argv[3:])))
