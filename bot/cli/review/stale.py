"""`kamouraska review stale`: what is to be read again at its source, what perishes first; and dead links."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, language
from bot.cli.review.desk import beginning, said, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.review.freshness import Due


@click.command(cls=Command)
@as_json_option
@click.pass_context
def stale(context: click.Context, *, as_json: bool) -> int:
    """List what is to be read again."""
    from bot.standalone import rereading

    found = asyncio.run(rereading(configured(context)))
    if as_json:
        write(found.as_json())
        return 0
    for pair in found.contradictions:
        click.echo(printable(f"{pair.place}\n  {pair.why.fr if language() == 'fr' else pair.why.en}"))
    for link in found.links:
        told = f"{link.url}\u00a0: {link.told(language())}"
        click.echo(printable(f"{told}\n  {link.asked}×  {', '.join(link.entries or link.places)}"))
    for one in found.due:
        click.echo(printable("\n".join(_lines(one))))
    if found.total:
        click.echo(said("stale.how", total=found.total), err=True)
    else:
        click.echo(said("stale.none"))
    return 0


def _lines(one: Due) -> Iterator[str]:
    yield f"{one.entry}  {one.asked}×  {one.due.isoformat()}  {one.file}"
    yield f"  {beginning(one.text)}"
    yield f"  {one.source.title}{f' ({one.source.date})' if one.source.date else ''}  {one.source.url or ''}".rstrip()
