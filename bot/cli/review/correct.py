"""`kamouraska review correct`: another text, source or date in place of what a fact or topic says, tried first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO

import click

from bot.channels.terminal import printable
from bot.cli.commands import Command, as_json_option, by_option, configured_for
from bot.cli.review.answer import with_knowledge
from bot.cli.review.desk import said, show_done
from bot.cli.review.effects import counted, differing, followed, moved
from bot.errors import KnowledgeError, Problem
from bot.knowledge.documents import NOT_UTF8
from bot.review.correcting import Corrected, Correcting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.review.publishing import Publishing


@click.command(cls=Command)
@click.argument("entry")
@click.option("--from", "source", type=click.File("rb"), required=True)
@click.option("--override")
@by_option
@click.option("--dry-run", is_flag=True)
@as_json_option
@click.pass_context
def correct(
    context: click.Context, entry: str, *, source: BinaryIO, override: str | None, by: str, dry_run: bool, as_json: bool
) -> int:
    """Correct a fact or topic."""
    content = _text(source)

    async def act(answering: Publishing) -> Corrected:
        if dry_run:
            return await Correcting(answering).preview(entry, content, by, name=source.name, tell=followed(sys.stderr))
        return await Correcting(answering).correct(entry, content, by, name=source.name, override=override)

    found = with_knowledge(configured_for(context, by), act)
    sentences = printable("\n".join(_told(found, dry_run=dry_run)))
    return show_done({"dry_run": dry_run, **found.as_json()}, sentences, as_json=as_json)


def _text(source: BinaryIO) -> str:
    """What the file holds, with or without the mark that some editors begin a file with."""
    content = source.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise KnowledgeError([Problem.of(source.name, line, 1, "not-utf8", NOT_UTF8)]) from error


def _told(found: Corrected, *, dry_run: bool) -> Iterator[str]:
    if found.waits:
        yield said("answer.waits", id=found.entry)
        return
    yield said("correct.would" if dry_run else "correct.did", entry=found.entry)
    yield from differing(found.before, found.after)
    yield from counted(found.changes, found.run)
    if any(one.after.entry == one.before.entry for one in found.run.breaks):
        yield said("correct.mend")
    yield from moved(found.run, found.warnings)
