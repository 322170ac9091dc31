"""`kamouraska review digest`: the last week in one message."""

from __future__ import annotations

import asyncio

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, language
from bot.cli.review.desk import show_done


@click.command(cls=Command)
@as_json_option
@click.pass_context
def digest(context: click.Context, *, as_json: bool) -> int:
    """Show the last week."""
    from bot.review.digest import composed
    from bot.standalone import seeing

    seen = asyncio.run(seeing(configured(context)))
    return show_done(seen.as_json(), composed(seen, language(), printable).replace("**", ""), as_json=as_json)
