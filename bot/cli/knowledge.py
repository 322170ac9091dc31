"""`kamouraska knowledge export` and `import`: every answer in a spreadsheet, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, Group, configured, language, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.authoring.answers_table import Change
    from bot.authoring.spreadsheet import Table
    from bot.authoring.table_import import TakenBack

knowledge: Final = Group("knowledge", {"export": "bot.cli.knowledge:export", "import": "bot.cli.knowledge:import_"})

_ENDINGS: Final = (".xlsx", ".csv")
_SHOWN: Final = 60


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def export(context: click.Context, file: Path) -> int:
    """Write every fact and topic into a new file; exit 1 when the knowledge cannot be read."""
    from bot import atomic_files
    from bot.authoring.answers_table import COLUMNS, rows_of
    from bot.authoring.spreadsheet import to_csv, to_xlsx
    from bot.errors import KnowledgeError
    from bot.knowledge.files import files_of
    from bot.knowledge.reader import examine

    _known_kind(file)
    folder = configured(context).knowledge.path
    examined = examine(files_of(folder), str(folder))
    if examined.problems:
        raise KnowledgeError(examined.problems)
    rows = [row.cells for row in rows_of(examined, str(folder))]
    made = (to_csv if file.suffix.lower() == ".csv" else to_xlsx)(COLUMNS, rows)
    if not atomic_files.put_first(file, [made]):
        raise click.UsageError(told("knowledge.standing", file=file))
    click.echo(told("knowledge.exported", count=len(rows), file=file))
    return 0


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dry-run", is_flag=True)
@click.pass_context
def import_(context: click.Context, file: Path, *, dry_run: bool) -> int:
    """Take changed rows back, all or none; exit 1 when something is refused."""
    import datetime as dt

    from bot.authoring.answers_table import COLUMNS
    from bot.authoring.spreadsheet import read
    from bot.authoring.table_import import taken_back
    from bot.indexing.engine import months
    from bot.knowledge.files import files_of
    from bot.knowledge.folder_lock import FileChange, exchange

    _known_kind(file)
    config = configured(context)
    folder = config.knowledge.path
    table = read(file.name, file.read_bytes(), COLUMNS)
    files = files_of(folder)
    today = dt.datetime.now().astimezone().date()
    found = taken_back(files, str(folder), table, today, months(config))
    for change in found.changes:
        click.echo(_shown(change))
    if found.refused:
        for line in _refused(found, table):
            click.echo(line, err=True)
        click.echo(told("knowledge.refused", count=len(found.refused)), err=True)
        return 1
    if found.files and not dry_run:
        exchange(folder, {path: FileChange(files[path], content) for path, content in found.files.items()})
    key = "knowledge.would" if dry_run else "knowledge.imported"
    click.echo(told(key, count=len(found.changes), files=len(found.files)), err=True)
    return 0


def _known_kind(file: Path) -> None:
    if file.suffix.lower() not in _ENDINGS:
        raise click.UsageError(told("knowledge.kind", file=file, endings=", ".join(_ENDINGS)))


def _shown(change: Change) -> str:
    """The change in one line, from where the two texts part."""
    before, after = (text.replace("\n", " ") for text in (change.before, change.after))
    same = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    start = max(0, same - _SHOWN // 3)
    old, new = (
        f"{'…' if start else ''}{text[start : start + _SHOWN]}{'…' * (len(text) > start + _SHOWN)}" for text in (before, after)
    )
    return f"{change.row.path}: {change.row.cells['id']} {change.cell.column}: {old!r} → {new!r}"


def _refused(found: TakenBack, table: Table) -> Iterator[str]:
    """Sheet, row and column of each, as in the spreadsheet's own margins."""
    for one in found.refused:
        at = table.columns.index(one.cell.column) if one.cell.column in table.columns else 0
        place = f"{table.sheet}!{chr(ord('A') + at)}{one.cell.row}"
        said = one.message.in_(language())
        yield told("knowledge.refusal", place=place, column=one.cell.column, row=one.cell.row, said=said, rule=one.rule)
