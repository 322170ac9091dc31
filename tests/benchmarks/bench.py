"""Measure: answer times, public sets beside plain baselines, growth of the base, `check`, reloads under load, Discord."""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.answers.engine import Engine
from bot.knowledge import reader
from bot.nlu.encoder import LETTERS
from tests.benchmarks import discord_memory, dryrun, memory, public, queue, reload
from tests.benchmarks.systems import Ranked
from tests.eval import ROOT, cases
from tests.perf import endurance, kill, noting, pages, sequences, serving
from tests.perf import hostile as worst
from tests.perf import masking as masks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SIZES: Final = (1_000, 10_000, 100_000)
_ASKED: Final = 200
_SEED: Final = 11


def say(line: str) -> None:
    """Print one line at once: this is long work."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def spread(times: Iterable[float]) -> str:
    """Median, 99th percentile and maximum of seconds, in milliseconds."""
    ordered = sorted(1e3 * one for one in times)
    return f"p50 {ordered[len(ordered) // 2]:.2f}  p99 {ordered[int(0.99 * len(ordered))]:.2f}  max {ordered[-1]:.2f} ms"


def answering() -> None:
    """How long the engine takes to be built, and to answer the test questions one at a time."""
    started = time.perf_counter()
    knowledge = reader.read(ROOT / "knowledge")
    read = time.perf_counter()
    engine = Engine.build(knowledge)
    built = time.perf_counter()
    say(f"read {read - started:.2f} s, index built {built - read:.2f} s")
    times = []
    for case in cases():
        before = time.perf_counter()
        engine.consider(case.text)
        times.append(time.perf_counter() - before)
    say(f"{len(times)} questions: {spread(times)}")


def grown(size: int, words: Sequence[str], rng: random.Random) -> list[tuple[str, str]]:
    """A made-up base: phrasings of four to nine words, ten to an entry, words of an entry's own more likely."""
    found = []
    for number in range(size):
        entry = number // 10
        own = [words[(entry * 7 + step) % len(words)] for step in range(12)]
        tokens = [rng.choice(own) if rng.random() < 0.7 else rng.choice(words) for _ in range(rng.randint(4, 9))]
        found.append((" ".join(tokens), f"e{entry}"))
    return found


def scale() -> None:
    """Ranking time and recall as the base grows; each question is a phrasing with one letter dropped."""
    say("\ngrowth of the base")
    knowledge = reader.read(ROOT / "knowledge")
    words = sorted(word for group in knowledge.lexicon.ordinary.values() for word in group if len(word) > 3)
    rng = random.Random(_SEED)
    for size in SIZES:
        pairs = grown(size, words, rng)
        system = Ranked(LETTERS)
        started = time.perf_counter()
        system.build(pairs)
        built = time.perf_counter() - started
        times, found = [], 0
        for text, entry in rng.sample(pairs, _ASKED):
            first, _, rest = text.partition(" ")
            before = time.perf_counter()
            ranked = system.rank(f"{first[:-1]} {rest}")
            times.append(time.perf_counter() - before)
            found += any(name == entry for name, _ in ranked)
        say(f"{size:7d} phrasings: built {built:6.2f} s, {spread(times)}, right entry among eight {found / _ASKED:.1%}")


def checking() -> None:
    """How long `kamouraska check` takes as a command: with nothing kept, `--full`, and once that was run; of five each."""
    say("\nkamouraska check, in seconds: least, median")
    with tempfile.TemporaryDirectory() as made:
        environment = os.environ | {"KAMOURASKA_STORE__PATH": f"{made}/questions.sqlite3"}
        for title, options, kept in (("cold", [], False), ("cold --full", ["--full"], False), ("after --full", [], True)):
            times = []
            for _ in range(5):
                for file in () if kept else Path(made).glob("knowledge.*"):
                    file.unlink()
                before = time.perf_counter()
                command = [sys.executable, "-m", "bot", "check", *options]
                subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
                times.append(time.perf_counter() - before)
            say(f"{title:14s} {min(times):6.2f} {statistics.median(times):6.2f}")


def reloading() -> None:
    """Answers under load while the knowledge changes again and again."""
    say("\n200 questions a second, two files changed every 10 s")
    say(reload.report(rate=200, seconds=60, every=10))


def desk() -> None:
    """The review desk: how well questions are grouped, the dry run, and a long queue."""
    say("\nreview desk")
    queue.grouping(say)
    dryrun.dry_run(say)
    asyncio.run(queue.queue(say))
    asyncio.run(queue.many(say))


def killed() -> None:
    """What is left of what was acknowledged, the bot and every command killed again and again."""
    say("\nkill -9")
    asyncio.run(kill.report(kill.ROUNDS, say))


def walked() -> None:
    """What answers after publishing, undoing, editing and reloading at random, beside a fresh build."""
    say("\nsequences of changes")
    asyncio.run(sequences.report(sequences.SEQUENCES, sequences.STEPS, say))


def hostile() -> None:
    """How long the hardest messages take to read."""
    say("\nhard messages")
    worst.report(Engine.build(reader.read(ROOT / "knowledge")), say)


def masking() -> None:
    """How long the hardest texts take to mask."""
    say("\nmasking")
    masks.report(say)


def noted() -> None:
    """What noting hostile questions costs."""
    say("\nhostile questions noted")
    asyncio.run(noting.report(Engine.build(reader.read(ROOT / "knowledge")), say))


def served() -> None:
    """Questions a second over HTTP, and a visitor's wait beside an attack."""
    say("\nthe running program")
    asyncio.run(serving.report(say))


def browsed() -> None:
    """Pages a second beside a bare aiohttp, and how soon they can be used on a slow phone."""
    say("\npages")
    asyncio.run(pages.report(say))


def lasting() -> None:
    """Half a million requests: none fails, and memory stays where it is."""
    say("\nhalf a million requests")
    asyncio.run(endurance.report(say))


def on_discord() -> None:
    """Memory over fifty thousand questions on Discord, of which none is lost and none comes twice."""
    say("\nquestions on Discord")
    asyncio.run(discord_memory.measure(say))


def remembering() -> None:
    """Resident memory over tens of thousands of different questions."""
    say("\nmemory over different questions")
    memory.main()


def chatting() -> None:
    """The most memory that `kamouraska chat` holds while it is asked three questions."""
    asked = "Que fait Amisco?\nqui sont les partenaires Leader\nla capitale de l'Australie?\n"
    program = "import sys; from bot.__main__ import run; run(['chat']); sys.stdout.write(open('/proc/self/status').read())"
    done = subprocess.run([sys.executable, "-c", program], input=asked, capture_output=True, text=True, cwd=ROOT, check=True)
    kilobytes = {
        line.split()[0]: int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith(("VmHWM", "VmRSS"))
    }
    say(f"\nkamouraska chat: {kilobytes['VmRSS:'] / 1024:.0f} MiB resident, {kilobytes['VmHWM:'] / 1024:.0f} at the most")


def main() -> None:
    """Run everything, or one part with --only."""
    parts = {
        "answering": answering,
        "public": None,
        "scale": scale,
        "check": checking,
        "reload": reloading,
        "desk": desk,
        "kill": killed,
        "sequences": walked,
        "hostile": hostile,
        "masking": masking,
        "noting": noted,
        "serving": served,
        "pages": browsed,
        "endurance": lasting,
        "discord": on_discord,
        "memory": remembering,
        "chat": chatting,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "benchmarks" / "data")
    parser.add_argument("--only", choices=parts)
    arguments = parser.parse_args()
    for name, part in parts.items():
        if arguments.only not in (None, name):
            continue
        if part is None:
            public.measure(arguments.data, say)
        else:
            part()


if __name__ == "__main__":
    main()
