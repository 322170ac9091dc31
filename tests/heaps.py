"""`make eval-test`: dev and test questions side by side, counts alone; what was counted is kept in docs/eval-log.jsonl.

The last counts of each heap lie beside the knowledge too, from where the bot shows them.

Nobody reads a test question: nothing here prints one, nor says which of them went wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.assistant import Assistant
from bot.config import Config
from bot.conversation import Conversations
from bot.evaluation import labelled, measured
from bot.evaluation.asking import ask
from bot.evaluation.figures import counted
from bot.evaluation.measured import Measured
from bot.evaluation.progress import Progress
from bot.evaluation.table import lines
from bot.indexing.engine import engine_on
from bot.indexing.index import Index
from bot.knowledge import reader
from bot.knowledge.files import MEASURED
from tests.spread import calibration_error, interval, shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.evaluation.verdict import Judged

    Rows = Sequence[Judged]

ROOT: Final = Path(__file__).resolve().parent.parent
HEAPS: Final = {"dev": "*.jsonl", "test": "*.jsonl.gz"}
"""Folder under tests/questions/ → its files."""
LOG: Final = ROOT / "docs" / "eval-log.jsonl"
KNOWLEDGE: Final = ROOT / "knowledge"
MOST_LOOKS: Final = 3
"""A test author whose figures were looked at so often has been learned from, if only by choice: the file moves to dev."""

FIGURES: Final[dict[str, Callable[[Rows], float]]] = {
    "right, of those with an answer": lambda rows: shares(rows).right,
    "wrong, of those with an answer": lambda rows: shares(rows).wrong,
    "abstained, of those with an answer": lambda rows: shares(rows).missed,
    "clarified, of all": lambda rows: shares(rows).clarified,
    "false, of those without an answer": lambda rows: shares(rows).false,
    "utility": lambda rows: shares(rows).utility,
    "calibration error": calibration_error,
}


def files(heap: str, questions: Path = ROOT / "tests" / "questions") -> list[Path]:
    """The files of a heap, one an author."""
    return sorted((questions / heap).glob(HEAPS[heap]))


def asked(assistant: Assistant, heap: str) -> list[Judged]:
    """Ask all questions of a heap."""
    questions = labelled.read(files(heap))
    return asyncio.run(ask(assistant, questions, Progress(len(questions), sys.stderr).step))


def summary(heaps: dict[str, Rows]) -> Iterator[str]:
    """A line a figure, the heaps side by side, each figure with its 95 % interval over authors."""
    names = "".join(f"  {f'{heap}, n {len(rows)}, authors {len(authors(rows))}':<28}" for heap, rows in heaps.items())
    yield f"{'':36}{names}".rstrip()
    for name, figure in FIGURES.items():
        cells = []
        for rows in heaps.values():
            low, high = interval(rows, figure)
            cells.append(f"{f'{figure(rows):.3f}  [{low:.3f} to {high:.3f}]':<28}")
        yield f"{name:36}  {'  '.join(cells)}".rstrip()


def authors(rows: Rows) -> list[str]:
    """Who wrote them."""
    return sorted({row.asked.author or "?" for row in rows})


def entry(heaps: dict[str, Rows], commit: str, day: dt.date) -> dict[str, Any]:
    """What the log keeps of one run: counts and figures of each heap, and how far apart they are."""
    utilities = {heap: shares(rows).utility for heap, rows in heaps.items()}
    kept: dict[str, Any] = {"date": day.isoformat(), "commit": commit}
    for heap, rows in heaps.items():
        low, high = interval(rows, FIGURES["utility"])
        figures = counts(rows) | {"utility_interval": [round(low, 4), round(high, 4)]}
        kept[heap] = figures | {"calibration_error": round(calibration_error(rows), 4)}
    return kept | {"gap": round(utilities["dev"] - utilities["test"], 4)}


def counts(rows: Rows) -> dict[str, Any]:
    """What is counted of one heap, and whose questions they are."""
    return counted(rows).as_json() | {"authors": authors(rows)}


def shown(kept: dict[str, Any]) -> dict[str, Measured]:
    """What the bot shows of a line of the log, by heap."""
    return {heap: Measured.of(kept[heap], date=kept["date"], commit=kept["commit"]) for heap in HEAPS if heap in kept}


def worn(log: Iterable[str]) -> dict[str, int]:
    """The test authors of today whose figures were looked at too often, each with how often: by the lines of the log."""
    looks = [json.loads(line)["test"]["authors"] for line in log]
    times = Counter(author for authors in looks for author in authors)
    return {author: times[author] for author in sorted(looks[-1] if looks else ()) if times[author] >= MOST_LOOKS}


def commit_now() -> str:
    """The commit that is checked out, with `+` where files differ from it."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments],  # noqa: S607 - whichever git the developer has
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    own = [f":!{file.relative_to(ROOT)}" for file in (LOG, KNOWLEDGE / MEASURED)]
    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", *own)
    return git("rev-parse", "--short", "HEAD") + "+" * bool(changed)


def main() -> None:
    """Ask both heaps, print the counts, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--log", type=Path, default=LOG, help="where the line is kept")
    parser.add_argument(
        "--last", action="store_true", help=f"look at nothing: write the last line of the log into knowledge/{MEASURED}"
    )
    arguments = parser.parse_args()
    if arguments.last:
        measured.write(KNOWLEDGE, shown(json.loads(arguments.log.read_text(encoding="utf-8").splitlines()[-1])))
        return
    commit = commit_now()
    assistant = Assistant(engine_on(Index.of(reader.read(KNOWLEDGE)), Config()), Conversations())
    heaps: dict[str, Rows] = {heap: asked(assistant, heap) for heap in HEAPS}
    kept = entry(heaps, commit, dt.datetime.now().astimezone().date())
    for line in (*summary(heaps), f"gap of utility, dev less test: {100 * kept['gap']:+.1f} points", "", *lines(heaps)):
        sys.stdout.write(f"{line}\n")
    with arguments.log.open("a", encoding="utf-8") as log:
        log.write(json.dumps(kept, ensure_ascii=False) + "\n")
    measured.write(KNOWLEDGE, shown(kept))
    for author, times in worn(arguments.log.read_text(encoding="utf-8").splitlines()).items():
        sys.stdout.write(f"{author}: looked at {times} times; move the file to dev, and have another author write a new one\n")


if __name__ == "__main__":
    main()
