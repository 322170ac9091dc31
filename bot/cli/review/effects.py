"""What changed knowledge would do or did, in lines for a person: what it answers, changes and breaks; before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.cli.commands import language
from bot.cli.review.desk import said
from bot.review.difference import difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from bot.errors import Problem
    from bot.review.dry_run import DryRun, Tell, TrialProgress


def counted(paths: Iterable[str], run: DryRun) -> Iterator[str]:
    """The files, how much they answer, change and break, and which groups they answer."""
    for path in paths:
        yield said("answer.file", path=path)
    yield said("answer.counts", answers=len(run.answers), changes=len(run.changes), breaks=len(run.breaks))
    for opened in run.answers:
        yield f"  + #{opened.group}  {opened.question}"


def moved(run: DryRun, warnings: Sequence[Problem]) -> Iterator[str]:
    """The new warnings, and each question that gets another answer or breaks."""
    if warnings:
        yield said("answer.warnings")
    for problem in warnings:
        yield f"  {problem.shown(language())}"
    for sign, changed in [("~", item) for item in run.changes] + [("!", item) for item in run.breaks]:
        yield f"  {sign} {changed.question}: {changed.before.entry or '—'} → {changed.after.entry or '—'}"


def differing(before: str, after: str) -> Iterator[str]:
    """What stood there and what stands there now, a line each."""
    yield from (f"  {sign} {line}" for sign, line in difference(before, after))


def followed(out: TextIO) -> Tell | None:
    """Shows how far a dry run is, on one line, to whoever looks at a terminal; None where nobody does."""
    if not out.isatty():
        return None
    begun = False

    def tell(progress: TrialProgress) -> None:
        nonlocal begun
        outlook = progress.outlook
        if not begun:
            out.write(said("trying.in_terminal", words=len(outlook.words), near=len(outlook.near)) + "\n")
            begun = True
        asked = min(progress.asked, outlook.to_ask)
        out.write(f"\r{asked} / {outlook.to_ask}" + ("\n" if asked == outlook.to_ask else ""))
        out.flush()

    return tell
