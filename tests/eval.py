"""Score the bot on the gate (`tests/questions/gate/`) and on dev; print where it stands. Measures; judges nothing.

The counts of dev are kept beside the knowledge, from where the bot shows them.
"""

from __future__ import annotations

import argparse
import asyncio
import collections
import datetime as dt
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from bot.assistant import Assistant, Question, Reply
from bot.authoring.expectations import fits
from bot.config import Config
from bot.conversation import Conversations
from bot.evaluation import measured
from bot.evaluation import table as heap_table
from bot.evaluation.measured import Measured
from bot.indexing.engine import engine_on, settings
from bot.indexing.index import Index
from bot.knowledge import reader
from tests import heaps, known_failures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
_PAIRS = 15
"""Confusion pairs printed; `--show` lists every question."""
Expected = Literal["answered", "refused", "smalltalk"]
Result = Literal["right", "wrong", "missed", "refused", "false"]


@dataclass(frozen=True, slots=True)
class Case:
    """One test question: what is typed, and what any right answer holds."""

    file: str
    expected: Expected
    text: str
    style: str
    says: tuple[str, ...]
    why: str

    @property
    def language(self) -> str:
        """What it is typed in, as its file or its style says; a word of the other language may stand in it."""
        return "en" if self.file.endswith(".en.yaml") or self.style == "english" else "fr"

    @property
    def folder(self) -> str:
        """Where its file lies: organisations, topics and so on."""
        return self.file.split("/", maxsplit=1)[0]


def cases(folder: Path = ROOT / "tests" / "questions" / "gate") -> Iterator[Case]:
    """Every test question, file by file."""
    for path in sorted(folder.rglob("*.yaml")):
        if path.name.startswith("_"):
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for expected in ("answered", "refused", "smalltalk"):
            for item in content.get(expected) or ():
                yield Case(
                    path.relative_to(folder).as_posix(),
                    expected,
                    str(item["q"]),
                    item.get("style", ""),
                    tuple(str(part) for part in item.get("says", ())),
                    str(item.get("why", "")),
                )


def judge(case: Case, reply: Reply) -> Result:
    """What became of a question."""
    if case.expected == "refused":
        return "false" if reply.outcome == "answer" else "refused"
    if case.expected == "smalltalk":
        return "right" if reply.outcome == "smalltalk" else "missed"
    if reply.outcome != "answer":
        return "missed"
    return "right" if fits(reply.text, case.says) else "wrong"


async def run(assistant: Assistant, chosen: Iterable[Case]) -> list[tuple[Case, Reply, Result]]:
    """Ask every question by itself."""
    rows = []
    for case in chosen:
        reply = await assistant.ask(Question(case.text))
        rows.append((case, reply, judge(case, reply)))
    return rows


def calibration_error(rows: Iterable[tuple[Case, Reply, Result]]) -> float:
    """Expected calibration error of the score, 0 to 1: ten equal bins of score/100 against whether the answer was right.

    Only of answers: a refusal has no text that could be right.
    """
    bins: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for _, reply, result in rows:
        if reply.outcome == "answer":
            bins[min(9, int(reply.score / 10))].append((reply.score / 100, result == "right"))
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(score - right for score, right in found)) for found in bins.values())
    return sum(gaps) / max(1, total)


def failures(rows: Iterable[tuple[Case, Reply, Result]]) -> set[known_failures.Failure]:
    """The questions that went otherwise than they say."""
    return {(case.file, case.text) for case, _, result in rows if result not in ("right", "refused")}


def table(title: str, rows: list[tuple[Case, Reply, Result]], key: str) -> None:
    """Results by one property of the question."""
    groups: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case, _, result in rows:
        groups[str(getattr(case, key))][result] += 1
    sys.stdout.write(f"\n{title:14s} right wrong missed | refused false\n")
    for name, count in sorted(groups.items()):
        cells = "{right:5d} {wrong:5d} {missed:6d} | {refused:7d} {false:5d}".format_map(
            {k: count[k] for k in ("right", "wrong", "missed", "refused", "false")}
        )
        sys.stdout.write(f"{name:14s} {cells}\n")


def in_their_language(rows: Iterable[tuple[Case, Reply, Result]]) -> float:
    """The share (0 to 1) of the answers given that are in the language of their question."""
    same = [reply.language == case.language for case, reply, _ in rows if reply.outcome == "answer"]
    return sum(same) / max(1, len(same))


def confusions(rows: Iterable[tuple[Case, Reply, Result]]) -> collections.Counter[tuple[str, str]]:
    """How often an entry answered for what a file of questions is about: (file without its ending, entry)."""
    return collections.Counter(
        (case.file.removesuffix(".yaml").removesuffix(".en"), str(reply.entry))
        for case, reply, result in rows
        if result in ("wrong", "false")
    )


def headline(rows: list[tuple[Case, Reply, Result]]) -> str:
    """The utility, and what it is made of."""
    count = collections.Counter(result for _, _, result in rows)
    answerable = sum(1 for case, _, _ in rows if case.expected == "answered")
    refusable = sum(1 for case, _, _ in rows if case.expected == "refused")
    right = sum(1 for case, _, result in rows if case.expected == "answered" and result == "right")
    utility = (right - count["wrong"] + count["refused"] - count["false"]) / max(1, answerable + refusable)
    return (
        f"utility {utility:.4f}   answerable {answerable}: right {right / max(1, answerable):.1%}, "
        f"wrong {count['wrong'] / max(1, answerable):.1%}   to refuse {refusable}: "
        f"false answers {count['false'] / max(1, refusable):.1%}\n"
    )


def main() -> None:
    """Print the table; with --show, every question that went otherwise than hoped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    parser.add_argument("--only", default="", help="a part of the file names")
    parser.add_argument(
        "--write-known-failures", action="store_true", help=f"write {known_failures.NAME} anew, with what fails now"
    )
    parser.add_argument("--knowledge", type=Path, default=heaps.KNOWLEDGE, help="another knowledge folder")
    arguments = parser.parse_args()
    index, config = Index.of(reader.read(arguments.knowledge)), Config()
    assistant = Assistant(engine_on(index, config), Conversations())
    rows = asyncio.run(run(assistant, [c for c in cases() if arguments.only in c.file]))
    if arguments.write_known_failures and not arguments.only:
        known_failures.write(ROOT / "tests" / "questions" / "gate", failures(rows))
    sys.stdout.write(headline(rows))
    sys.stdout.write(f"expected calibration error of the score of answers: {calibration_error(rows):.3f}\n")
    own = settings(config)
    sys.stdout.write(f"threshold {own.threshold:g}, margin {own.margin:g}\n")
    latencies = sorted(reply.latency_ms for _, reply, _ in rows)
    sys.stdout.write(
        f"latency ms: median {statistics.median(latencies):.2f}, p99 {latencies[int(0.99 * len(latencies))]:.2f}\n"
    )
    sys.stdout.write(f"answers in the question's language: {in_their_language(rows):.1%}\n")
    for key in ("language", "style", "folder"):
        table(key, rows, key)
    sys.stdout.write("\nconfusion pairs: the questions of … were answered by …\n")
    for (asked, entry), times in confusions(rows).most_common(_PAIRS):
        sys.stdout.write(f"  {times:2d}  {asked} ← {entry}\n")
    if arguments.show:
        show_failures(rows)
    if not arguments.only:
        found = dev(assistant, show=arguments.show)
        if arguments.knowledge == heaps.KNOWLEDGE:  # the questions are those of this one
            measured.write(heaps.KNOWLEDGE, {"dev": found})


def show_failures(rows: list[tuple[Case, Reply, Result]]) -> None:
    """Every question that went otherwise than hoped, the gravest first."""
    for result in ("wrong", "false", "missed"):
        for case, reply, got in rows:
            if got == result:
                sys.stdout.write(
                    f"\n[{got}] {case.file} ({case.style}) {case.text}\n   {reply.outcome}/{reply.reason} "
                    f"{reply.entry or reply.nearest} {reply.score:.0f} wants {case.says} {case.why}\n"
                    f"   {' '.join(reply.text.split())[:150]}\n"
                )


def dev(assistant: Assistant, *, show: bool) -> Measured:
    """What became of the blind authors' dev questions; with `show`, each that went otherwise than its label says."""
    commit = heaps.commit_now()
    rows = heaps.asked(assistant, "dev")
    sys.stdout.write("\ndev questions (tests/questions/dev/)\n")
    for line in (*heaps.summary({"dev": rows}), "", *heap_table.lines({"": rows})):
        sys.stdout.write(f"{line}\n")
    for row in rows if show else ():
        if row.verdict not in ("right", "refused"):
            wanted = [sorted(part) for part in row.asked.parts]
            sys.stdout.write(f"\n[{row.verdict}] {row.asked.author} ({row.asked.kind}) {row.asked.question}\n")
            sys.stdout.write(f"   {row.first} {row.score:.0f} wants {wanted}\n")
    return Measured.of(heaps.counts(rows), date=dt.datetime.now().astimezone().date().isoformat(), commit=commit)


if __name__ == "__main__":
    main()
