"""A table that came back from a spreadsheet → the files that would change, or where in the table it is wrong. Opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answers.engine import Engine
from bot.authoring.answers_table import applied, changes_of, rows_of
from bot.authoring.base import Base
from bot.authoring.checks import without_engine
from bot.authoring.table_cells import Refusal
from bot.errors import Both
from bot.knowledge.documents import parse
from bot.knowledge.reader import examine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.authoring.answers_table import Change
    from bot.authoring.spreadsheet import Table
    from bot.errors import Problem
    from bot.knowledge.staleness import Months


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a table would do.

    Attributes:
        changes: cells that say something else than the files.
        files: what would be written, by path inside the folder; nothing when something is refused.
        refused: what is wrong, in the order of the table.
    """

    changes: tuple[Change, ...]
    files: Mapping[str, bytes]
    refused: tuple[Refusal, ...]


def taken_back(files: Mapping[str, bytes], shown_as: str, table: Table, today: dt.date, months: Months) -> TakenBack:
    """Try a table on the files: all of it, or nothing.

    What `check` has against a changed file and had not before is refused, at the cell that it comes from. The rules that ask
    the engine are left out: they are about phrasings, which the table does not hold.

    Raises:
        WritingError: a value cannot be put into its file.
    """
    before = examine(files, shown_as)
    changes, refused = changes_of(rows_of(before, shown_as), table.rows)
    if refused:
        return TakenBack(tuple(changes), {}, tuple(refused))
    made = applied(files, changes)
    after = examine({**files, **made}, shown_as)

    def found(base: Base, problems: Sequence[Problem]) -> set[Problem]:
        return {p for p in (*problems, *without_engine(base)) if p.severity == "error"}

    old, new = (Base(one, None, today, months, Engine.build) for one in (before, after))
    standing = {(p.path, p.rule, p.message) for p in found(old, before.problems)}
    wrong = [p for p in sorted(found(new, after.problems)) if (p.path, p.rule, p.message) not in standing]
    told = [_at(problem, changes, made, shown_as) for problem in wrong]
    return TakenBack(tuple(changes), {} if told else made, tuple(sorted(told, key=lambda one: one.cell.row)))


def _at(problem: Problem, changes: Sequence[Change], made: Mapping[str, bytes], shown_as: str) -> Refusal:
    """The cell that a problem comes from: the change of that file that stands nearest above it."""
    path = problem.path.removeprefix(f"{shown_as}/")
    own = [change for change in changes if change.row.path == path] or list(changes)
    positions = parse(problem.path, made.get(path, b"").decode()).positions

    def distance(change: Change) -> tuple[bool, int]:
        keys = change.row.keys(change.cell.column)
        line, _ = positions.get(keys) or positions.get(keys[:-1]) or (1, 1)
        return line > problem.line, abs(problem.line - line)

    return Refusal(min(own, key=distance).cell, problem.rule, Both(problem.said("en"), problem.said("fr")))
