"""`kamouraska new`: the first draft of an entry, or the small knowledge folder of another region."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from bot.cli.commands import PROGRAM, Command, configured, from_here, told

if TYPE_CHECKING:
    import datetime as dt

    from bot.authoring.skeleton import Kind


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(["organisation", "place", "person", "topic", "region"]))
@click.argument("name", metavar="NAME|DIR")
@click.pass_context
def new(context: click.Context, kind: Kind | Literal["region"], name: str) -> int:
    """Write a skeleton, or the knowledge of another region; say where it is and what is left to do."""
    import datetime as dt

    from bot.authoring.skeleton import write

    today = dt.datetime.now().astimezone().date()
    if kind == "region":
        return _new_region(Path(name), today)
    config = configured(context).knowledge
    for path in write(kind, name, config.path, config.questions, today=today):
        click.echo(from_here(path))
    click.echo(told("new.next", command="kamouraska check"), err=True)
    return 0


def _new_region(folder: Path, today: dt.date) -> int:
    from bot.authoring.new_region import write
    from bot.cli.init import initial_files

    inside = "knowledge/"
    base = {name.removeprefix(inside): path for name, path in initial_files().items() if name.startswith(inside)}
    click.echo(told("new.region", folder=folder, count=len(write(folder, base, today=today))))
    click.echo(told("new.region_next", place=shlex.quote(str(folder.resolve())), program=PROGRAM), err=True)
    return 0
