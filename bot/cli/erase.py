"""`kamouraska erase`: how many questions hold a text; with `--yes`, they and every trace of them are gone."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from bot.cli.commands import Command, as_json_option, configured, from_here, told
from bot.cli.review.desk import write

if TYPE_CHECKING:
    from bot.config import Config
    from bot.indexing.traces import Traces
    from bot.privacy.erased import Found

_LEFT: Final = 1
"""The exit code where a file still holds the text that is not the program's to change."""


@click.command(cls=Command)
@click.option("--containing", required=True)
@click.option("--yes", is_flag=True)
@as_json_option
@click.pass_context
def erase(context: click.Context, *, containing: str, yes: bool, as_json: bool) -> int:
    """Count, or erase and tell what of it is not the program's to erase."""
    text = sys.stdin.read().strip() if containing == "-" else containing
    config = configured(context)
    found = asyncio.run(_searched(config, text, yes=yes))
    traces = _in_files(config, text, yes=yes)
    left = [str(from_here(file)) for file in traces.left]
    copies = _copies(config)
    if as_json:
        removed = [file.name for file in traces.removed]
        write({**asdict(found), "erased": yes, "removed": removed, "left": left, "copies": copies})
    else:
        _tell(found, left, erased=yes)
        if copies and yes:
            click.echo(told("erase.copies", count=copies, folder=config.backup.folder))
    return _LEFT if yes and left else 0


async def _searched(config: Config, text: str, *, yes: bool) -> Found:
    from bot.review.intake import now_here
    from bot.standalone import erasing

    async with erasing(config) as erasure:
        return await (erasure.erase(text, now_here().date()) if yes else erasure.count(text))


def _copies(config: Config) -> int:
    """How many copies of itself the bot has taken, which nobody sees into."""
    from bot.backup.scheduled import copies_in

    return 0 if config.backup.folder is None else len(copies_in(config.backup.folder))


def _in_files(config: Config, text: str, *, yes: bool) -> Traces:
    from bot.indexing.traces import found_in_files, without_kept
    from bot.privacy.erased import holding

    removed = without_kept(config) if yes else ()
    return found_in_files(config, holding(text, by_letters=True), removed)


def _tell(found: Found, left: list[str], *, erased: bool) -> None:
    others = found.wishes + found.drafts + found.acts + found.comments + found.heads
    key = "erase.done" if erased else "erase.found"
    click.echo(told(key, questions=found.questions, groups=found.groups, others=others))
    if found.cards and erased:
        click.echo(told("erase.cards", cards=found.cards))
    for file in left:
        click.echo(told("erase.left", file=file), err=True)
    if not erased:
        click.echo(told("erase.not_yet"))
