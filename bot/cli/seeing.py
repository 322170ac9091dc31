"""`kamouraska review digest` and `import`: the week in one message; questions of another installation."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TextIO

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, by_option, configured, language, told
from bot.cli.desk import write


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def digest(context: click.Context, *, as_json: bool) -> int:
    """Show the last week."""
    from bot.review.digest import composed
    from bot.standalone import seeing

    seen = asyncio.run(seeing(configured(context)))
    if as_json:
        write(seen.as_json())
    else:
        click.echo(composed(seen, language(), partial(printable)).replace("**", ""))
    return 0


@click.command("import", cls=Command)
@click.argument("file", type=click.File("r", encoding="utf-8-sig"))
@by_option
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def import_(context: click.Context, file: TextIO, *, by: str, as_json: bool) -> int:
    """Take in what another installation exported."""
    from bot.indexing.engine import build_engine
    from bot.review.import_rows import imported_questions
    from bot.review.importing import bring_in
    from bot.standalone import reviewing

    config = configured(context)
    questions = imported_questions(file.read())

    async def act() -> int:
        async with reviewing(config, build_engine(config).meaning) as desk:
            return await bring_in(desk, questions, by)

    kept = asyncio.run(act())
    if as_json:
        write({"questions": len(questions), "kept": kept})
    else:
        click.echo(told("review.imported", kept=kept, total=len(questions)))
    return 0
