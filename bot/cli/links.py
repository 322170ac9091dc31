"""`kamouraska links`: whether the web addresses of the knowledge still answer."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from bot.cli.commands import Command, as_json_option, configured, language


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@as_json_option
@click.pass_context
def links(context: click.Context, file: Path | None, *, as_json: bool) -> int:
    """Ask every address; exit 1 when one is to be mended. FILE takes the report as JSON."""
    import datetime as dt

    from bot import atomic_files
    from bot.knowledge import reader
    from bot.knowledge.derived import completed
    from bot.links import report
    from bot.links.addresses import addresses
    from bot.links.probing import TO_MEND, Pace, ask_all

    config = configured(context)
    every = addresses(completed(reader.read(config.knowledge.path)))
    pace = Pace(config.links.seconds_between, config.links.timeout_seconds)
    answers = asyncio.run(ask_all(every, pace))
    found = json.dumps(report.as_json(answers, dt.datetime.now().astimezone().date().isoformat()), ensure_ascii=False)
    if file is not None:
        atomic_files.put(file, [found.encode()])
    for line in [found] if as_json else report.lines(answers, language()):
        click.echo(line)
    return int(any(one.state in TO_MEND for one in answers))
