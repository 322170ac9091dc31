"""`kill -9` at any moment, again and again, while every other command works on the same database; then count.

A round: a bot is started, visitors ask what nobody can answer, commands run in loops beside it, and all that runs is
killed. Afterwards each question that was acknowledged (`noted: true`) must be there once, the database whole, the
files that staff wrote and the index kept whole too. `python -m tests.perf.kill 50` runs fifty rounds.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from bot.indexing import cache
from bot.knowledge.documents import parse
from tests.review.place import CINEMA
from tests.village import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[2]
ROUNDS: Final = 50
_SEED: Final = 20
_EARLY: Final = 0.15
_VISITORS: Final = 6
_CONFIG: Final = """\
web: {port: 0, questions_per_minute: 100000, questions_per_minute_per_address: 100000}
store: {daily_limit_per_asker: 100000}
"""
_SYLLABLES: Final = ("ba", "ko", "vi", "zu", "mer", "tal", "fon", "gri", "pla", "dou")
_WANTED: Final = "Y a-t-il un cinéma?"
_PUBLISHED: Final = "learned/topics/cinema.yaml"
_BREAKS: Final = (aiohttp.ClientError, ConnectionError, asyncio.TimeoutError)


Act = Callable[["Installed"], Awaitable[None]]
"""What somebody does with an installation, once."""


@dataclass(slots=True)
class Installed:
    """A village with a bot, in a folder of its own, and what people were told in it.

    Attributes:
        acknowledged: the questions of which it was said that they are noted.
        ended: how commands ended, by their name and exit code.
        happened: set whenever one of these two grows.
    """

    folder: Path
    acknowledged: list[str] = field(default_factory=list)
    ended: Counter[tuple[str, int]] = field(default_factory=Counter)
    happened: asyncio.Event = field(default_factory=asyncio.Event)
    _running: set[asyncio.subprocess.Process] = field(default_factory=set)
    _asked: int = 0

    @classmethod
    def laid_out(cls, folder: Path) -> Installed:
        """Write the village into a folder."""
        for name, text in FILES.items():
            file = folder / "knowledge" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        (folder / "config.yaml").write_text(_CONFIG, encoding="utf-8")
        (folder / "cinema.yaml").write_text(CINEMA, encoding="utf-8")
        return cls(folder)

    @property
    def database(self) -> Path:
        """Where the questions are."""
        return self.folder / "data" / "questions.sqlite3"

    def question(self) -> str:
        """One that nobody has asked before, of words that nobody knows."""
        self._asked += 1
        number, word = self._asked, ""
        while number:
            number, digit = divmod(number, len(_SYLLABLES))
            word += _SYLLABLES[digit]
        return f"où trouver un {word}quex"

    async def start(self, *arguments: str, stdin: bytes | None = None) -> asyncio.subprocess.Process:
        """A command as a process of its own, to be killed with all others."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments, "--config", str(self.folder / "config.yaml")),
            cwd=ROOT,
            env=os.environ | {"LANG": "fr_CA.UTF-8"},
            stdin=asyncio.subprocess.PIPE if stdin is not None else asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        self._running.add(process)
        if stdin is not None and process.stdin is not None:
            process.stdin.write(stdin)
            process.stdin.close()
        return process

    async def command(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """Run a command to its end, and remember how it ended."""
        process = await self.start(*arguments, stdin=stdin)
        out, _ = await process.communicate()
        self._running.discard(process)
        self.ended[" ".join(arguments[: 2 if arguments[0] == "review" else 1]), process.returncode or 0] += 1
        self.happened.set()
        return out

    def told(self, reply: Mapping[str, Any]) -> None:
        """What somebody was told in reply to a question."""
        if reply.get("noted"):
            self.acknowledged.append(reply["question"])
            self.happened.set()

    async def kill(self) -> None:
        """End everything that runs, with what it has started, in the middle of whatever it does."""
        killed = [*self._running]
        self._running.clear()
        for process in killed:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        await asyncio.gather(*(process.communicate() for process in killed))


async def visit(place: Installed, address: str) -> None:
    """One visitor who asks without a pause until the bot is gone."""
    async with aiohttp.ClientSession() as session:
        with suppress(*_BREAKS):
            while True:
                asked = place.question()
                async with session.post(f"{address}api/ask", json={"question": asked}) as response:
                    place.told(await response.json())


async def ask_in_terminal(place: Installed) -> None:
    """Questions of somebody at the terminal: alone, in lines, and in a conversation."""
    one, *lines = (place.question() for _ in range(4))
    given = "\n".join(json.dumps({"question": line}) for line in lines).encode()
    for answered in (await place.command("ask", one, "--json"), await place.command("ask", "--jsonl", "--log", stdin=given)):
        for line in answered.splitlines():
            with suppress(ValueError):  # cut short by the kill
                place.told(json.loads(line))
    await place.command("chat", stdin=f"{place.question()}\n/quit\n".encode())


async def publish(place: Installed) -> None:
    """Staff answer a group, and take the answer back."""
    wanted = [group for group in await _groups(place, "--text", "cinema") if group["questions"] == [_WANTED]]
    if not wanted:
        await place.command("ask", _WANTED)
    for group in wanted:
        id_ = str(group["id"])
        if group["state"] != "answered":  # as it is where the last round was killed in between
            await place.command("review", "answer", id_, "--from", str(place.folder / "cinema.yaml"), "--as", "topics/cinema")
        await place.command("review", "undo", id_)


async def work(place: Installed) -> None:
    """What else staff and operators do."""
    others = [group for group in await _groups(place) if group["questions"] != [_WANTED]]
    for group in others[-2:]:
        await place.command("review", "claim", str(group["id"]), "--by", "Odile")
        await place.command("review", "show", str(group["id"]))
        await place.command("review", "release", str(group["id"]), "--by", "Odile")
    await place.command("review", "export", "--json")
    await place.command("purge")
    await place.command("staff-link")
    await place.command("index")
    await place.command("review", "digest")
    await place.command("run")  # the second on this database


async def _groups(place: Installed, *narrowed: str) -> list[dict[str, Any]]:
    with suppress(ValueError):
        found: list[dict[str, Any]] = json.loads(await place.command("review", "list", "--state", "all", "--json", *narrowed))[
            "groups"
        ]
        return found
    return []


async def over_and_over(place: Installed, act: Act) -> None:
    """Until it is cancelled."""
    while True:
        await act(place)


async def one_round(
    place: Installed, moment: Callable[[Installed], Awaitable[None]], acts: Sequence[Act] = (ask_in_terminal, publish, work)
) -> None:
    """Start the bot, and what is done beside it over and over; wait for the moment, kill everything."""
    bot = await place.start("run")
    tasks = [asyncio.create_task(over_and_over(place, act)) for act in acts]
    tasks.append(asyncio.create_task(_visited(place, bot)))
    await moment(place)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await place.kill()


async def _visited(place: Installed, bot: asyncio.subprocess.Process) -> None:
    if bot.stdout is None:
        raise ValueError("the bot has nowhere to say its address")
    address = (await bot.stdout.readline()).split()
    if address:
        await asyncio.gather(*(visit(place, address[-1].decode()) for _ in range(_VISITORS)))


def found_wrong(place: Installed) -> Iterator[str]:
    """Everything that was promised and is not so; nothing runs meanwhile."""
    if place.database.exists():
        with closing(sqlite3.connect(place.database)) as connection:
            for (said,) in connection.execute("PRAGMA integrity_check"):
                if said != "ok":
                    yield f"the database: {said}"
            rows = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'question'").fetchall()
            kept = Counter(text for (text,) in connection.execute("SELECT text FROM question")) if rows else Counter()
        yield from (f"acknowledged and kept {kept[text]} times: {text}" for text in place.acknowledged if kept[text] != 1)
    elif place.acknowledged:
        yield "the database is gone"
    for file in (place.folder / "knowledge" / "learned").rglob("[!.]*.yaml"):
        if not _is_whole(file, place.folder / "knowledge" / _PUBLISHED):
            yield f"{file.name}: not whole"
    index = place.folder / "data" / cache.FILE_NAME
    if index.exists() and not _is_kept_whole(index.read_bytes()):
        yield "the index kept is not whole"


def _is_kept_whole(content: bytes) -> bool:
    """Whether an index that was kept holds all that its checksum was made of, whatever knowledge it is of."""
    size = hashlib.sha256().digest_size
    checksum, rest = content.partition(b"\n")[2][2 * size : 3 * size], content.partition(b"\n")[2][3 * size :]
    return checksum == hashlib.sha256(rest).digest()


def _is_whole(file: Path, topic: Path) -> bool:
    """Whether a file that staff wrote holds all that they wrote."""
    wanted = dict(parse("what staff wrote", CINEMA).data)
    sources = wanted.pop("sources")
    return bool(parse(file.name, file.read_text(encoding="utf-8")).data == (wanted if file == topic else sources))


async def report(rounds: int, say: Callable[[str], None]) -> int:
    """Run so many rounds in a folder that goes away, and say what came of each; how many things were wrong.

    In every other round staff alone work beside the bot: with all at once they seldom come to write.
    """
    rng = random.Random(_SEED)

    async def at_random(_: Installed) -> None:
        # Now and then before the bot has even started.
        await asyncio.sleep(rng.uniform(0.1, 1.5) if rng.random() < _EARLY else rng.uniform(3.0, 10.0))

    wrong = 0
    with tempfile.TemporaryDirectory(prefix="kamouraska-kill-") as folder:
        place = Installed.laid_out(Path(folder))
        for number in range(1, rounds + 1):
            await one_round(place, at_random, *([] if number % 2 else [(publish,)]))
            found = list(found_wrong(place))
            wrong += len(found)
            say(f"round {number}: {len(place.acknowledged)} acknowledged so far, {len(found)} wrong {found[:3]}")
        for (name, code), times in sorted(place.ended.items()):
            say(f"  {name}: exit {code}, {times} times")
    say(f"{rounds} rounds, {len(place.acknowledged)} questions acknowledged, {wrong} wrong")
    return wrong


if __name__ == "__main__":
    _rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    sys.exit(min(asyncio.run(report(_rounds, lambda line: print(line, flush=True))), 1))  # noqa: T201
