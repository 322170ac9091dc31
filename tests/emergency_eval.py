"""Measure the recogniser of emergencies on messages of authors that it did not learn from. Prints counts, never a message.

`python -m tests.emergency_eval [FILE…]`; without files, those of `tests/emergencies/test/`. A line is
`{"message", "need": "danger" | "suicide" | "violence" | "assault" | "poison" | "health" | null, "author", "language"}`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.emergency import Recogniser
from bot.knowledge import reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.knowledge.base import Knowledge

ROOT = Path(__file__).resolve().parent.parent
TEST = ROOT / "tests" / "emergencies" / "test"

Fate = Literal["right", "alike", "other", "missed", "false", "quiet"]


@dataclass(frozen=True, slots=True)
class Message:
    """One message, and the kind of emergency that it is; None where it is none."""

    text: str
    expected: str | None
    author: str
    language: str


def messages(path: Path) -> Iterator[Message]:
    """The messages of a file, plain or compressed."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    for line in filter(None, text.splitlines()):
        item = json.loads(line)
        need = "sexual_assault" if item["need"] == "assault" else item["need"]
        yield Message(item["message"], need, item["author"], item["language"])


def judged(expected: str | None, found: str | None, first: Mapping[str, str]) -> Fate:
    """What became of a message.

    Right, alike (another kind, whose first number is the same), other (another kind and number), missed, false or quiet.

    Args:
        first: the first number of each kind.
    """
    if expected is None:
        return "quiet" if found is None else "false"
    if found is None:
        return "missed"
    if found == expected:
        return "right"
    return "alike" if first[found] == first[expected] else "other"


def first_numbers(knowledge: Knowledge) -> dict[str, str]:
    """The number that each kind's answer begins with."""
    return {} if knowledge.emergencies is None else {k: one.lines[0].number for k, one in knowledge.emergencies.kinds.items()}


def scores(counted: Counter[Fate]) -> str:
    """Recall and false answers as one line; nothing is divided by nothing."""
    recognised = counted["right"] + counted["alike"] + counted["other"]
    real = recognised + counted["missed"]
    alike = counted["quiet"] + counted["false"]
    recall = f"{recognised / real:.3f}" if real else "—"
    number = f"{(counted['right'] + counted['alike']) / real:.3f}" if real else "—"
    kind = f"{counted['right'] / real:.3f}" if real else "—"
    false = f"{counted['false'] / alike:.3f}" if alike else "—"
    return f"n {real}+{alike}  recall {recall}  same number {number}  same kind {kind}  false {false} ({counted['false']})"


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the scores by author, language and kind, and the time that a message takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    knowledge = reader.read(ROOT / "knowledge")
    recogniser, first = Recogniser.of(knowledge), first_numbers(knowledge)
    counted: dict[str, Counter[Fate]] = defaultdict(Counter)
    times = []
    for path in options.files or sorted(TEST.glob("*.gz")):
        for message in messages(path):
            before = time.perf_counter()
            recognised = recogniser.recognise(message.text)
            times.append(1e3 * (time.perf_counter() - before))
            fate = judged(message.expected, recognised.emergency.id if recognised is not None else None, first)
            for group in (message.author, message.language, message.expected or "look-alikes", "all"):
                counted[group][fate] += 1
    for group, fates in counted.items():
        sys.stdout.write(f"{group:22}{scores(fates)}\n")
    if times:
        sys.stdout.write(f"ms a message: median {statistics.median(times):.2f}, longest {max(times):.2f}, n {len(times)}\n")


if __name__ == "__main__":
    main()
