"""`kamouraska review export` and `import`: questions out of this installation, and in from another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli.commands import Command, as_json_option, by_option, configured, configured_for, told
from bot.cli.review.desk import at_the_desk, show_done, state_option, states, write
from bot.review.export import to_csv
from bot.review.model import Filters

if TYPE_CHECKING:
    from bot.cli.review.desk import StateChoice


@click.command(cls=Command)
@state_option("all")
@as_json_option
@click.pass_context
def export(context: click.Context, *, state: StateChoice, as_json: bool) -> int:
    """Write every question with its group."""
    rows = at_the_desk(configured(context), lambda desk: desk.queue.export(Filters(states=states(state))))
    if as_json:
        write([row.as_json() for row in rows])
    else:
        # RFC 4180 ends lines with CR LF, and the rows have them already.
        click.echo(to_csv(rows), nl=False)
    return 0


@click.command("import", cls=Command)
@click.argument("file", type=click.File("r", encoding="utf-8-sig"))
@by_option
@as_json_option
@click.pass_context
def import_(context: click.Context, file: TextIO, *, by: str, as_json: bool) -> int:
    """Take in what another installation exported."""
    from bot.indexing.engine import build_engine
    from bot.review.import_rows import imported_questions
    from bot.review.importing import bring_in
    from bot.standalone import reviewing

    config = configured_for(context, by)
    questions = imported_questions(file.read())

    async def act() -> int:
        async with reviewing(config, build_engine(config).meaning) as desk:
            return await bring_in(desk, questions, by)

    kept, total = asyncio.run(act()), len(questions)
    return show_done({"questions": total, "kept": kept}, told("review.imported", kept=kept, total=total), as_json=as_json)
