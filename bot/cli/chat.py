"""`kamouraska chat`: a conversation in the terminal, until /quit, Ctrl-D or Ctrl-C."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Final, assert_never

import click

from bot.channels.terminal import VERDICTS, Conversation, printable
from bot.cli.ask import report
from bot.cli.commands import Command, configured, language, locale, told
from bot.errors import StoreError
from bot.privacy.retention import JUDGE_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.knowledge.region import Region
    from bot.standalone import DeskOpenedWhenNeeded

PROMPT: Final = "> "
LEAVE: Final = frozenset({"/quit", "/quitter", "/exit", "/q"})
HELP: Final = frozenset({"/aide", "/help", "/?"})


@click.command(cls=Command)
@click.option("--log/--no-log", "log", default=True)
@click.pass_context
def chat(context: click.Context, *, log: bool) -> int:
    """Converse; what was typed can be called back with the arrow keys, and is forgotten at the end."""
    from bot.cli.rendering import show
    from bot.standalone import conversing

    config = configured(context)
    # One loop for the whole conversation: the database belongs to it. Between questions it rests, so that Ctrl-C
    # interrupts the waiting for a line as it would anywhere else.
    with asyncio.Runner() as runner, contextlib.suppress(KeyboardInterrupt):
        stack = AsyncExitStack()
        assistant, desk = runner.run(stack.enter_async_context(conversing(config, log=log, on_log_failure=report)))
        try:
            conversation = Conversation(assistant, locale=locale(), log=log)
            _welcome(assistant.engine.knowledge.region, log=log)
            for typed in _questions():
                if _command(typed) in VERDICTS:
                    click.echo(runner.run(_judged(conversation, typed, desk)) if log else told("chat.unlogged"))
                else:
                    show(runner.run(conversation.ask(typed)))
        finally:
            runner.run(stack.aclose())
    click.echo(told("chat.bye"))
    return 0


def _welcome(region: Region, *, log: bool) -> None:
    click.echo(f"{told('chat.welcome', **region.slots(language()))} {told('chat.leave')}")
    click.echo(told("chat.logged" if log else "chat.unlogged"))


async def _judged(conversation: Conversation, typed: str, desk: DeskOpenedWhenNeeded) -> str:
    """What to say once the last answer is judged."""
    try:
        became = await conversation.judge(typed, desk)
    except StoreError as error:
        return told("chat.not_kept", cause=error)
    match became:
        case None:
            return told("chat.no_answer")
        case "kept":
            commented = " " in typed.strip() or VERDICTS[_command(typed)] == "helpful"
            return told("chat.thanks") if commented else told("chat.thanks_why", command=_command(typed))
        case "unknown":
            return told("feedback.unknown", days=JUDGE_WITHIN.days)
        case "too_many":
            return told("feedback.too_many")
        case _:
            assert_never(became)


def _command(typed: str) -> str:
    """The first word."""
    return typed.strip().partition(" ")[0].lower()


def _questions() -> Iterator[str]:
    """What is typed to be answered or judged, until somebody leaves; what is said to the program itself is dealt with here."""
    for typed in _lines():
        match typed.strip().lower():
            case "":
                pass
            case command if command in LEAVE:
                return
            case command if command in HELP:
                click.echo(told("chat.help"))
            case command if command.startswith("/") and " " not in command and command not in VERDICTS:
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
