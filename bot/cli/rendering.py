"""A reply on the screen: rich text in a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from bot.channels.terminal import body, notes

if TYPE_CHECKING:
    from bot.assistant import Reply


def show(reply: Reply) -> None:
    """Print a reply; rich is imported only where somebody looks."""
    if not sys.stdout.isatty():
        click.echo(body(reply, marked=False))
        for note in notes(reply):
            click.echo(note)
        return
    from rich.console import Console
    from rich.markdown import Markdown
    from rich.text import Text

    console = Console()
    # Markdown joins lines that follow each other; in an answer each is meant to stand alone.
    console.print(Markdown(body(reply, marked=True).replace("\n", "  \n")))
    for note in notes(reply):
        console.print(Text(note, style="dim"), soft_wrap=True)
