"""`kamouraska completion`: what a shell reads so that the Tab key completes commands and options. click writes it."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class, shell_complete

from bot.cli.commands import COMPLETING, PROGRAM, Command

SHELLS: Final = ("bash", "zsh", "fish")


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> int:
    """Print the script; it asks the program itself for what may follow."""
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click has had these three for years
        raise click.UsageError(shell)
    click.echo(kind(click.Command(PROGRAM), {}, PROGRAM, COMPLETING).source())
    return 0


def completed(program: click.Command, instruction: str) -> int:
    """Answer the script of a shell.

    Args:
        instruction: what it set the variable to: `bash_complete` and the like.
    """
    return shell_complete(program, {}, PROGRAM, COMPLETING, instruction)
