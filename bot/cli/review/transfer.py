"""`kamouraska review export` and `import`: questions out of this installation, and in from another."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, as_json_option, by_option, configured, configured_for, language, told
from bot.cli.review.desk import at_the_desk, show_done, state_option, states, write
from bot.cli.review.table import ENDINGS, table_in
from bot.review.export import to_csv
from bot.review.model import Filters

if TYPE_CHECKING:
    from bot.cli.review.desk import StateChoice
    from bot.config import Config

_ROWS: Final = 5000
"""Groups in a table: more than a queue ever held."""


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@state_option("all")
@as_json_option
@click.pass_context
def export(context: click.Context, file: Path | None, *, state: StateChoice, as_json: bool) -> int:
    """Write every question with its group; into a file, the queue as a table to fill in."""
    if file is not None:
        return _table_out(configured(context), file, "open" if state == "all" else state)
    rows = at_the_desk(configured(context), lambda desk: desk.queue.export(Filters(states=states(state))))
    if as_json:
        write([row.as_json() for row in rows])
    else:
        # RFC 4180 ends lines with CR LF, and the rows have them already.
        click.echo(to_csv(rows), nl=False)
    return 0


@click.command("import", cls=Command)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@by_option
@click.option("--dry-run", is_flag=True)
@as_json_option
@click.pass_context
def import_(context: click.Context, file: Path, *, by: str, dry_run: bool, as_json: bool) -> int:
    """Take in what another installation exported, or a table of the queue that was filled in."""
    from bot.indexing.engine import build_engine
    from bot.review.import_rows import imported_questions
    from bot.review.importing import bring_in
    from bot.standalone import reviewing

    config = configured_for(context, by)
    if file.suffix.lower() in ENDINGS:
        return table_in(config, file, by, dry_run=dry_run)
    if dry_run:
        raise click.UsageError(told("review.only_tables", endings=", ".join(ENDINGS)))
    questions = imported_questions(_read(file))

    async def act() -> int:
        async with reviewing(config, build_engine(config).meaning) as desk:
            return await bring_in(desk, questions, by)

    kept, total = asyncio.run(act()), len(questions)
    return show_done({"questions": total, "kept": kept}, told("review.imported", kept=kept, total=total), as_json=as_json)


def _read(file: Path) -> str:
    """The text of a file; of `-`, what comes in."""
    with click.open_file(str(file), encoding="utf-8-sig") as opened:
        return str(opened.read())


def _table_out(config: Config, file: Path, state: StateChoice) -> int:
    from bot import atomic_files
    from bot.authoring.spreadsheet import to_csv as csv_of
    from bot.authoring.spreadsheet import to_xlsx
    from bot.indexing.engine import build_engine
    from bot.review.catalogue import Catalogue
    from bot.review.queue_table import COLUMNS, heading, row_of

    if file.suffix.lower() not in ENDINGS:
        raise click.UsageError(told("knowledge.kind", file=file, endings=", ".join(ENDINGS)))
    page = at_the_desk(config, lambda desk: desk.queue.list(Filters(states=states(state)), limit=_ROWS))
    known = Catalogue(build_engine(config), language())
    rows = [row_of(group, known.nearest(group.title, group.language)) for group in page.groups]
    made = (csv_of if file.suffix.lower() == ".csv" else to_xlsx)(COLUMNS, rows, heading(language()))
    if not atomic_files.put_first(file, [made]):
        raise click.UsageError(told("knowledge.standing", file=file))
    click.echo(told("review.table_out", count=len(rows), file=file))
    return 0
