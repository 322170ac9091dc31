"""`kamouraska eval`: labelled questions asked, and how many went as they should."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.commands import Command, as_json_option, configured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.config import Config
    from bot.errors import StoreError
    from bot.evaluation.labelled import Labelled
    from bot.evaluation.verdict import Judged


@click.command("eval", cls=Command)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path))
@as_json_option
@click.pass_context
def evaluate(context: click.Context, files: tuple[Path, ...], *, as_json: bool) -> int:
    """Every line is read before the first is asked, so that a slip in the last costs no time."""
    from bot.channels.terminal import printable
    from bot.evaluation import figures, labelled
    from bot.evaluation.table import lines

    config = configured(context)
    questions = labelled.read(files)
    rows = asyncio.run(_asked(config, questions))
    if as_json:
        click.echo(json.dumps(figures.as_json(rows), ensure_ascii=False))
    else:
        for line in lines({"": rows}):
            click.echo(printable(line))
    return 0


async def _asked(config: Config, questions: Sequence[Labelled]) -> list[Judged]:
    from bot.evaluation.asking import ask
    from bot.evaluation.progress import Progress
    from bot.standalone import answering

    async with answering(config, log=False, on_log_failure=_impossible, also_paused=True) as assistant:
        return await ask(assistant, questions, Progress(len(questions), sys.stderr).step)


def _impossible(error: StoreError) -> None:
    raise error  # nothing is logged, so no log fails
