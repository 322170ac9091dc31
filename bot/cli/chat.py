"""`kamouraska chat`: a conversation in the terminal, until /quit, Ctrl-D or Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final

import click

from bot.channels.terminal import Conversation, printable
from bot.cli.ask import report
from bot.cli.commands import Command, configured, language, locale, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.region import Region

PROMPT: Final = "> "
LEAVE: Final = frozenset({"/quit", "/quitter", "/exit", "/q"})
HELP: Final = frozenset({"/aide", "/help", "/?"})


@click.command(cls=Command)
@click.option("--log/--no-log", "log", default=True)
@click.pass_context
def chat(context: click.Context, *, log: bool) -> int:
    """Converse; what was typed can be called back with the arrow keys, and is forgotten at the end."""
    from bot.cli.rendering import show
    from bot.standalone import answering

    config = configured(context)
    # One loop for the whole conversation: the database belongs to it. Between questions it rests, so that Ctrl-C
    # interrupts the waiting for a line as it would anywhere else.
    with asyncio.Runner() as runner, contextlib.suppress(KeyboardInterrupt):
        stack = AsyncExitStack()
        assistant = runner.run(stack.enter_async_context(answering(config, log=log, on_log_failure=report)))
        try:
            conversation = Conversation(assistant, locale=locale(), log=log)
            _welcome(assistant.engine.knowledge.region, log=log)
            for typed in _questions():
                show(runner.run(conversation.ask(typed)))
        finally:
            runner.run(stack.aclose())
    click.echo(told("chat.bye"))
    return 0


def _welcome(region: Region, *, log: bool) -> None:
    click.echo(f"{told('chat.welcome', **region.slots(language()))} {told('chat.leave')}")
    click.echo(told("chat.logged" if log else "chat.unlogged"))


def _questions() -> Iterator[str]:
    """What is typed to be answered, until somebody leaves; what is said to the program itself is dealt with here."""
    for typed in _lines():
        match typed.strip().lower():
            case "":
                pass
            case command if command in LEAVE:
                return
            case command if command in HELP:
                click.echo(told("chat.help"))
            case command if command.startswith("/") and " " not in command:
                click.echo(told("chat.no_command", command=printable(command[:40])))
            case _:
                yield typed


def _lines() -> Iterator[str]:
    """What is typed, until the end of the input."""
    if sys.stdin.isatty():
        # Line editing and the arrow keys, for as long as the program runs: importing it is what turns it on.
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    while True:
        try:
            typed = input(PROMPT if sys.stdin.isatty() else "")
        except EOFError:
            if sys.stdin.isatty():
                click.echo()
            return
        yield typed
