"""`kamouraska purge`: what is past retention, erased now."""

from __future__ import annotations

import click

from bot.cli.commands import Command, configured, told
from bot.cli.review.desk import at_the_desk


@click.command(cls=Command)
@click.option("--even-if-clock-jumped", is_flag=True)
@click.pass_context
def purge(context: click.Context, *, even_if_clock_jumped: bool) -> int:
    """Erase what is past retention."""
    config = configured(context)
    days = config.store.retention_days
    erased = at_the_desk(config, lambda desk: desk.retention.purge(days, even_if_clock_jumped=even_if_clock_jumped))
    click.echo(told("purge.done", count=erased, days=days))
    return 0
