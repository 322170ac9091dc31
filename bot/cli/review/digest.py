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
    from bot.standalone import rereading, seeing

    config = configured(context)
    seen, again = asyncio.run(seeing(config)), asyncio.run(rereading(config))
    handful = [one.as_json() for one in again.handful()]
    text = composed(seen, language(), printable, again).replace("**", "")
    return show_done({**seen.as_json(), "read_again": handful}, text, as_json=as_json)
