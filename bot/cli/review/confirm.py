"""`kamouraska review confirm`: a fact or topic that somebody read again at its source, and that is still so."""

from __future__ import annotations

from datetime import date

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, by_option, configured_for
from bot.cli.review.answer import with_knowledge
from bot.cli.review.desk import said, show_done
from bot.review.correcting import Correcting


@click.command(cls=Command)
@click.argument("entry")
@click.option("--on", "on", required=True)
@by_option
@as_json_option
@click.pass_context
def confirm(context: click.Context, entry: str, *, on: str, by: str, as_json: bool) -> int:
    """Say that it is still so."""
    try:
        day = date.fromisoformat(on)
    except ValueError as error:
        raise click.UsageError(said("confirm.no_day", text=on), context) from error
    found = with_knowledge(configured_for(context, by), lambda answering: Correcting(answering).confirm(entry, day, by))
    lines = [said("confirm.did", entry=entry, on=day.isoformat()), *(said("answer.file", path=path) for path in found.changes)]
    return show_done({"dry_run": False, **found.as_json()}, printable("\n".join(lines)), as_json=as_json)
