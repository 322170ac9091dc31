"""Score the recogniser of emergencies on messages with what is expected of them. Measures; judges nothing.

`python -m tests.emergency_eval FILE… [--show]`; a line is `{"question", "expect": "emergency:KIND" | null, "author"}`.
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
from typing import TYPE_CHECKING

from bot.emergency import Recogniser
from bot.exchange import EMERGENCY
from bot.knowledge import reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Message:
    """One message, and the emergency that it is; None where it is none."""

    text: str
    expected: str | None
    author: str


def messages(path: Path) -> Iterator[Message]:
    """The messages of a file, plain or compressed."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    for line in filter(None, text.splitlines()):
        item = json.loads(line)
        yield Message(item["question"], item.get("expect"), item.get("author", ""))


def judged(expected: str | None, found: str | None) -> str:
    """What became of a message: right, other (an emergency, taken for another), missed, false or quiet."""
    if expected is None:
        return "quiet" if found is None else "false"
    if found is None:
        return "missed"
    return "right" if found == expected else "other"


def scores(counted: Counter[str]) -> str:
    """Recall and false answers as one line; nothing is divided by nothing."""
    real = counted["right"] + counted["other"] + counted["missed"]
    alike = counted["quiet"] + counted["false"]
    recall = f"{(counted['right'] + counted['other']) / real:.3f}" if real else "—"
    kind = f"{counted['right'] / real:.3f}" if real else "—"
    false = f"{counted['false'] / alike:.3f}" if alike else "—"
    return f"n {real}+{alike}  recall {recall}  same kind {kind}  false {false} ({counted['false']})"


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the scores, in all and by author, and the time that a message takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="list what was missed, false, or taken for another")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    recogniser = Recogniser.of(reader.read(ROOT / "knowledge"))
    by_author: dict[str, Counter[str]] = defaultdict(Counter)
    times = []
    for message in (one for path in options.files for one in messages(path)):
        before = time.perf_counter()
        recognised = recogniser.recognise(message.text)
        times.append(1e3 * (time.perf_counter() - before))
        found = f"{EMERGENCY}:{recognised.emergency.id}" if recognised is not None else None
        result = judged(message.expected, found)
        by_author[message.author][result] += 1
        if options.show and result in ("missed", "false", "other"):
            sys.stdout.write(f"{result:7}{message.expected or '-'} -> {found or '-'}  {message.text}\n")
    for author, counted in sorted(by_author.items()):
        sys.stdout.write(f"{author:20}{scores(counted)}\n")
    sys.stdout.write(f"{'all':20}{scores(sum(by_author.values(), Counter()))}\n")
    sys.stdout.write(f"ms a message: median {statistics.median(times):.3f}, longest {max(times):.3f}, n {len(times)}\n")


if __name__ == "__main__":
    main()
