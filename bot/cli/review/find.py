"""`kamouraska review find`: answers by a word of them, so that one of them can be corrected by its id."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import click

from bot.channels.markdown import plain
from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, configured, language
from bot.cli.review.desk import beginning, said, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.review.found_answers import FoundAnswer


@click.command(cls=Command)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=25, show_default=True)
@as_json_option
@click.pass_context
def find(context: click.Context, words: tuple[str, ...], *, limit: int, as_json: bool) -> int:
    """Find answers by their words."""
    from bot.standalone import finding

    text = " ".join(words)
    found = asyncio.run(finding(configured(context), text, language()))
    shown = found[:limit]
    if as_json:
        write({"total": len(found), "entries": [one.as_json(language()) for one in shown]})
        return 0
    for one in shown:
        click.echo(printable("\n".join(_lines(one))))
    if shown:
        click.echo(said("find.how", shown=len(shown), total=len(found)), err=True)
    else:
        click.echo(said("find.none", text=printable(text)))
    return 0


def _lines(one: FoundAnswer) -> Iterator[str]:
    yield f"{one.entry}  {one.asked}×  {one.date or said('find.undated')}  {one.file}"
    yield f"  {one.title}"
    yield f"  {said('find.refusal') if one.words is None else beginning(plain(one.words.in_(language())))}"
