"""Ask 200 questions a second while the knowledge changes under the bot; print what failed, what was mixed, what waited.

A question's delay counts from the moment when it was due, so that whatever holds up the process shows, be it between two
questions. Two files change each time, the answer of a topic and the title of its source: a reply that bears the number
of the one and not of the other is mixed.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import itertools
import math
import re
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.assistant import Assistant, Question
from bot.config import Config
from bot.conversation import Conversations
from bot.indexing.engine import build_engine, engine_on
from bot.renewal import reloader
from tests.eval import ROOT, cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.assistant import Reply

_MARKED: Final = "Quel est le numéro de la recharge d'essai?"
_TOPIC: Final = """
title: {{fr: Recharge d'essai, en: Trial reload}}
question: {{fr: "{question}", en: What is the number of the trial reload?}}
phrasings: {{fr: ["{question}", numéro de la recharge d'essai], en: [number of the trial reload]}}
answer: {{fr: "La recharge d'essai porte le numéro {number}.", en: "The trial reload is number {number}."}}
source: essai-de-recharge
"""
_SOURCE: Final = """
essai-de-recharge: {{title: "Carnet d'essai, numéro {number}", date_note: {{fr: essai, en: trial}}, checked_on: {day}}}
"""


@dataclass(slots=True)
class Seen:
    """What became of the questions."""

    delays: list[float] = field(default_factory=list)
    during: list[float] = field(default_factory=list)
    failed: int = 0
    mixed: int = 0
    numbers: set[str] = field(default_factory=set)


def change(folder: Path, number: int) -> None:
    """Write both files with a number; the source was read today, lest the answer bear the numbers of a day."""
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "topics" / "essai-de-recharge.yaml").write_text(_TOPIC.format(question=_MARKED, number=number), encoding="utf-8")
    (folder / "sources" / "essai.yaml").write_text(
        _SOURCE.format(number=number, day=dt.datetime.now().astimezone().date()), encoding="utf-8"
    )


def questions(asked: Iterable[str]) -> Iterator[str]:
    """These questions again and again, one in four the one whose answer changes."""
    for text in itertools.cycle(asked):
        yield from (text, text, text, _MARKED)


def judge(reply: Reply, seen: Seen) -> None:
    """Whether a reply to the marked question is of one base."""
    numbers = re.findall(r"\d+", reply.text) + [n for source in reply.sources for n in re.findall(r"\d+", source.title)]
    seen.mixed += len(set(numbers)) != 1
    seen.numbers.update(numbers)


async def ask_on(
    assistant: Assistant, asked: Iterable[str], seen: Seen, rate: float, ends: asyncio.Event, building: asyncio.Event
) -> None:
    """Ask at an even pace, whatever happens, until it ends."""
    began = time.perf_counter()
    for number, text in enumerate(asked):
        due = began + number / rate
        if ends.is_set():
            return
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            reply = await assistant.ask(Question(text))
        except Exception:  # noqa: BLE001 - whatever it is, it is a question that failed, and is counted
            seen.failed += 1
            continue
        delay = 1e3 * (time.perf_counter() - due)
        (seen.during if building.is_set() else seen.delays).append(delay)
        if text == _MARKED:
            judge(reply, seen)


async def measure(
    folder: Path,
    rate: float,
    every: float,
    *,
    seconds: float = math.inf,
    reloads: float = math.inf,
    asked: Iterable[str] | None = None,
) -> tuple[Seen, int]:
    """What was seen, and how many reloads there were; it ends after some time, or with some reload.

    Args:
        folder: a copy of some knowledge, for it is changed.
        rate: questions a second. every: seconds between two changes.
        seconds: how long at most. reloads: how many at most.
        asked: the questions; those of the project when None.
    """
    config = Config()
    config = config.model_copy(
        update={
            "knowledge": config.knowledge.model_copy(update={"path": folder}),
            "store": config.store.model_copy(update={"path": folder.parent / "questions.sqlite3"}),
        }
    )
    change(folder, 0)
    engine = build_engine(config)
    assistant = Assistant(engine, Conversations())
    seen, building, ends = Seen(), asyncio.Event(), asyncio.Event()
    renewed = reloader(config, engine.knowledge, lambda index: assistant.swap(engine_on(index, config)))
    done = 0

    def told(_outcome: object) -> None:
        nonlocal done
        done += 1
        if done >= reloads:
            ends.set()
        # What the old engine leaves behind, and what was held up, belongs to the reload as well.
        asyncio.get_running_loop().call_later(0.2, building.clear)

    renewed.tell(told)

    async def change_on() -> None:
        for number in itertools.count(1):
            await asyncio.sleep(every)
            building.set()
            change(folder, number)

    beside = [asyncio.create_task(renewed.watch()), asyncio.create_task(change_on())]
    texts = [case.text for case in cases()] if asked is None else asked
    if seconds < math.inf:
        asyncio.get_running_loop().call_later(seconds, ends.set)
    await ask_on(assistant, questions(texts), seen, rate, ends, building)
    for task in beside:
        task.cancel()
    await asyncio.wait(beside)
    return seen, done


def report(rate: float, seconds: float, every: float) -> str:
    """The table, on a copy of the project's knowledge."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "knowledge"
        shutil.copytree(ROOT / "knowledge", folder)
        seen, reloads = asyncio.run(measure(folder, rate, every, seconds=seconds))
    lines = [f"{reloads} reloads, {len(seen.numbers)} bases seen; failed {seen.failed}, mixed {seen.mixed}"]
    lines.append("delay in ms         questions    p50    p99    max")
    for title, delays in (("between reloads", seen.delays), ("during a reload", seen.during)):
        if len(delays) > 1:
            p99 = statistics.quantiles(delays, n=100)[98]
            lines.append(f"{title:20s} {len(delays):8d} {statistics.median(delays):6.2f} {p99:6.1f} {max(delays):6.1f}")
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=200, help="questions a second")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--every", type=float, default=10, help="seconds between two changes")
    arguments = parser.parse_args()
    sys.stdout.write(report(arguments.rate, arguments.seconds, arguments.every) + "\n")


if __name__ == "__main__":
    main()
