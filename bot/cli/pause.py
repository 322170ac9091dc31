"""`kamouraska pause` and `resume`: a message in the place of answers, in a running bot too, and answers again."""

from __future__ import annotations

import click

from bot.cli.commands import PROGRAM, Command, configured, language
from bot.pause import LONGEST, Pause
from bot.wording import say
from bot.wording.operation import SENTENCES


@click.command(cls=Command)
@click.argument("message")
@click.pass_context
def pause(context: click.Context, message: str) -> int:
    """Have people told the message; a second one takes the place of the first."""
    told = message.strip()
    if not told:
        raise click.UsageError(_said("pause.empty"), context)
    if len(told) > LONGEST:
        raise click.UsageError(_said("pause.too_long", length=len(told), most=LONGEST), context)
    Pause(configured(context).store.path.parent).begin(told)
    click.echo(_said("pause.begun", program=PROGRAM))
    return 0


@click.command(cls=Command)
@click.pass_context
def resume(context: click.Context) -> int:
    """Answer again; where nothing was paused, nothing is done."""
    ended = Pause(configured(context).store.path.parent).end()
    click.echo(_said("pause.ended" if ended else "pause.none"))
    return 0


def _said(key: str, **slots: object) -> str:
    return say(SENTENCES, key, language(), **slots)
